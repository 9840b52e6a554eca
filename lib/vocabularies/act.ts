/**
 * An act on a theme or an organisation: one at a time, whole or absent, with the line that says what it changed and
 * what it moved, so that it can be undone. Revisions are for entries; these acts make no version of any entry.
 */
import { v7 as uuid } from "uuid";
import { audit } from "#lib/audit";
import { db, type Transaction } from "#lib/db";
import { lockTerms } from "#lib/entries/merged-terms";
import type { Vocabulary } from "#lib/paths";
import { type Actor, authorise } from "#lib/permissions";
import type { Changes } from "#lib/revisions/changes";
import type { Moved } from "./moved";

export type { Vocabulary };

export const ACTS = [
  "add",
  "rename",
  "merge",
  "deprecate",
  "restore",
  "add-succession",
  "remove-succession",
  "undo",
] as const;
export type ActName = (typeof ACTS)[number];

export interface TermAct {
  vocabulary: Vocabulary;
  slug: string;
  /** The name that it had. */
  label: string;
  act: ActName;
  changes: Changes;
  moved?: Moved;
  undoesId?: string;
  /** The cached pages that the act changes. */
  tags: string[];
}

export interface Acted {
  changeId: string;
  slug: string;
  tags: string[];
}

/** What else happens in the transaction of the act: a suggestion that it settles. */
export interface Around {
  /** Before the vocabularies are locked: whoever decides on a proposal locks it first. */
  before: (tx: Transaction) => Promise<void>;
  after: (tx: Transaction, acted: Acted & Pick<TermAct, "label">) => Promise<void>;
}

/** The move of some thousands of entries takes seconds; each of its statements is held to five like any other. */
export const LONGEST_ACT = { maxWait: 10_000, timeout: 60_000 };

/** @throws DomainError forbidden, and what `run` throws */
export async function actOnTerm(
  moderator: Actor | null,
  now: Date,
  run: (tx: Transaction) => Promise<TermAct>,
  around?: Around,
): Promise<Acted> {
  authorise(moderator, "review");
  return db.$transaction(async (tx) => {
    await around?.before(tx);
    const { label, ...acted } = await performAct(tx, { actorId: moderator.id, teamId: null }, now, run);
    await around?.after(tx, { ...acted, label });
    return acted;
  }, LONGEST_ACT);
}

/** The act and its line, in the transaction of who has authorised it; `teamId` when it is done in the name of a team. */
export async function performAct(
  tx: Transaction,
  by: { actorId: string; teamId: string | null },
  now: Date,
  run: (tx: Transaction) => Promise<TermAct>,
): Promise<Acted & Pick<TermAct, "label">> {
  await lockTerms(tx);
  const { tags, ...done } = await run(tx);
  const changeId = uuid();
  await tx.vocabularyChange.create({ data: { id: changeId, at: now, ...by, ...done } });
  await audit(tx, now, {
    actorId: by.actorId,
    action: `${done.vocabulary}.${done.act}`,
    object: done.vocabulary,
    objectId: done.slug,
    details: { changeId, ...(by.teamId && { teamId: by.teamId }) },
  });
  return { changeId, slug: done.slug, tags, label: done.label };
}
