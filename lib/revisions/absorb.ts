/**
 * What a decision that merges does besides changing the entry that stays: the other leads to it from then on, what
 * named the other names it, and what waited on the other waits on it. All of it is kept, so that it can be undone.
 */
import { v7 as uuid } from "uuid";
import { audit } from "#lib/audit";
import type { Transaction } from "#lib/db";
import { type CurrentEntry, getCurrentEntry } from "#lib/entries/content";
import { moveTies, refreshMoved } from "#lib/entries/move-ties";
import type { Moved } from "#lib/entries/moved-ties";
import { formFieldsOf } from "#lib/entries/types/index";
import { DomainError } from "#lib/errors";
import type { Actor } from "#lib/permissions";
import { type Changes, type Choices, type Content, diff, same } from "./changes";
import { contentAt } from "./content-at";
import { moveProposals } from "./move-proposals";

/**
 * The entry that would be absorbed, when it can be.
 * @throws DomainError conflict "alreadyMerged", "removedEntry"; invalid when the two are of different types
 */
export async function getAbsorbed(tx: Transaction, id: string, kept: CurrentEntry): Promise<CurrentEntry> {
  const other = await getCurrentEntry(tx, { id });
  if (!other) throw new DomainError("not-found", "notFound");
  if (other.content.mergedInto) throw new DomainError("conflict", "alreadyMerged");
  if (other.content.removed === true) throw new DomainError("conflict", "removedEntry");
  if (other.type !== kept.type) {
    throw new DomainError("invalid", "invalidContent", {}, [{ path: "into", code: "mergedIntoOtherType" }]);
  }
  return other;
}

/**
 * The fields in which the absorbed entry says something else than what the author of the merge read there, that the
 * outcome does not say, and about which nobody has chosen.
 */
export async function movedOnAbsorbed(
  tx: Transaction,
  other: CurrentEntry,
  seenVersion: number,
  outcome: Content,
  choices: Choices,
): Promise<string[]> {
  if (other.version === seenVersion) return [];
  const since = diff(await contentAt(tx, other, seenVersion), other.content);
  return formFieldsOf(other.type)
    .map(({ name }) => name)
    .filter((name) => Object.hasOwn(since, name) && !Object.hasOwn(choices, name))
    .filter((name) => !same(outcome[name] ?? null, other.content[name] ?? null));
}

/** What the absorbed entry says of these fields, as changes that can be chosen; those of the proposal stay its own. */
export function offersOf(
  fields: readonly string[],
  changes: Changes,
  { before, other }: { before: Content; other: Content },
): Changes {
  return Object.fromEntries(
    fields
      .filter((field) => !Object.hasOwn(changes, field))
      .map((field) => [field, { from: before[field] ?? null, to: other[field] ?? null }]),
  );
}

interface Absorption {
  kept: { id: string; slug: string; version: number };
  other: CurrentEntry;
  /** The decision that changed the one that stays. */
  decisionId: string;
}

/**
 * @param close decides at once on the other's own change: that it leads to the one that stays.
 * @returns the cache tags of the pages that change.
 */
export async function absorb(
  tx: Transaction,
  moderator: Actor,
  { kept, other, decisionId }: Absorption,
  close: (changes: Changes) => Promise<{ tags: string[] }>,
  now: Date,
): Promise<string[]> {
  const closed = await close({ mergedInto: { from: null, to: kept.slug } });
  const ties = await moveTies(tx, { fromId: other.id, toId: kept.id });
  const proposals = await moveProposals(tx, moderator, other, kept, now);
  const moved: Moved = { ties, proposals };
  await tx.entryMerge.create({
    data: { id: uuid(), keptId: kept.id, mergedId: other.id, decisionId, at: now, moved },
    select: { id: true },
  });
  await audit(tx, now, {
    actorId: moderator.id,
    action: "entry.merge",
    object: "entry",
    objectId: other.id,
    details: { into: kept.id, decisionId, proposals: proposals.map(({ id }) => id) },
  });
  return [...closed.tags, ...(await refreshMoved(tx, ties, [kept.id]))];
}
