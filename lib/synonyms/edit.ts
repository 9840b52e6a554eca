/** An administrator adds a set of synonyms, changes one or removes one. */
import { v7 as uuid } from "uuid";
import type { Transaction } from "#lib/db";
import { DomainError } from "#lib/errors";
import type { SynonymSet } from "#lib/generated/prisma/client";
import type { Actor } from "#lib/permissions";
import { actOnSynonyms, type SynonymActed } from "./act";
import { parseExpressions } from "./expressions";

/** A search reads them all. */
export const MAX_SETS = 2_000;

/** The set, and when it was last written as the form showed it: what someone else wrote since is a conflict. */
export interface SeenSet {
  id: string;
  seen: Date;
}

/** @throws DomainError forbidden, invalid (beside the field), too-many */
export async function addSynonyms(
  administrator: Actor | null,
  typed: unknown,
  now = new Date(),
): Promise<SynonymActed> {
  return actOnSynonyms(administrator, now, async (tx) => {
    const after = parseExpressions(typed);
    await requireRoom(tx);
    return { id: uuid(), act: "add", before: null, after };
  });
}

/** @throws DomainError forbidden, not-found, invalid (beside the field), conflict (changed meanwhile, nothing to change) */
export async function changeSynonyms(
  administrator: Actor | null,
  set: SeenSet,
  typed: unknown,
  now = new Date(),
): Promise<SynonymActed> {
  return actOnSynonyms(administrator, now, async (tx) => {
    const after = parseExpressions(typed);
    const { words: before } = await getSeen(tx, set);
    if (sameWords(before, after)) throw new DomainError("conflict", "alreadySo");
    return { id: set.id, act: "change", before, after };
  });
}

/** @throws DomainError forbidden, not-found, conflict (changed meanwhile) */
export async function removeSynonyms(
  administrator: Actor | null,
  set: SeenSet,
  now = new Date(),
): Promise<SynonymActed> {
  return actOnSynonyms(administrator, now, async (tx) => {
    const { words: before } = await getSeen(tx, set);
    return { id: set.id, act: "remove", before, after: null };
  });
}

async function getSeen(tx: Transaction, { id, seen }: SeenSet): Promise<SynonymSet> {
  const set = await tx.synonymSet.findUnique({ where: { id } });
  if (!set) throw new DomainError("not-found", "notFound");
  if (set.updatedAt.getTime() !== seen.getTime()) throw new DomainError("conflict", "synonymsMoved");
  return set;
}

export async function requireRoom(tx: Transaction): Promise<void> {
  if ((await tx.synonymSet.count()) >= MAX_SETS) {
    throw new DomainError("too-many", "tooManySynonyms", { max: MAX_SETS });
  }
}

/** In the same order too. */
export const sameWords = (some: readonly string[] | null, others: readonly string[] | null): boolean =>
  JSON.stringify(some) === JSON.stringify(others);
