/**
 * An act of an administrator on the synonyms: one at a time, whole or absent, with a line in the audit that says what
 * the set was and what it has become, so that it can be undone. The next search reads the table as it is then.
 */
import { audit } from "#lib/audit";
import { db, type Transaction } from "#lib/db";
import { type Actor, authorise } from "#lib/permissions";

export type SynonymActName = "add" | "change" | "remove" | "undo";

export interface SynonymAct {
  id: string;
  act: SynonymActName;
  /** The expressions before and after; null where there is no set. */
  before: readonly string[] | null;
  after: readonly string[] | null;
  /** The line in the audit of the act that this one undoes. */
  undoes?: string;
}

export interface SynonymActed {
  /** Of the line in the audit. */
  actId: string;
  /** Of the set. */
  id: string;
}

/** @throws DomainError forbidden, and what `run` throws */
export async function actOnSynonyms(
  administrator: Actor | null,
  now: Date,
  run: (tx: Transaction) => Promise<SynonymAct>,
): Promise<SynonymActed> {
  authorise(administrator, "administer");
  return db.$transaction(async (tx) => {
    await lockSynonyms(tx);
    const { id, act, before, after, undoes } = await run(tx);
    if (after) {
      const written = { words: [...after], updatedAt: now };
      await tx.synonymSet.upsert({ where: { id }, create: { id, ...written }, update: written });
    } else {
      await tx.synonymSet.delete({ where: { id } });
    }
    const actId = await audit(tx, now, {
      actorId: administrator.id,
      action: `synonym.${act}`,
      object: "synonym",
      objectId: id,
      details: { before: before && [...before], after: after && [...after], ...(undoes && { undoes }) },
    });
    return { actId, id };
  });
}

/** One writer of the synonyms at a time, until the end of the transaction. */
export async function lockSynonyms(tx: Transaction): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('synonyms'))`;
}
