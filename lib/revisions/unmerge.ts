/**
 * A moderator puts two merged entries back: the one that went stands again as it was, what named it names it again, and
 * the other takes back what the merge changed of it. A field that changed since is a conflict, for the moderator to
 * choose.
 */
import { audit } from "#lib/audit";
import { db, type Transaction } from "#lib/db";
import { type CurrentEntry, getCurrentEntry } from "#lib/entries/content";
import { asChanges } from "#lib/entries/content-json";
import { lockTwoEntries, readMergedTerms } from "#lib/entries/merged-terms";
import { moveTiesBack, refreshMoved } from "#lib/entries/move-ties";
import { asMoved } from "#lib/entries/moved-ties";
import { DomainError } from "#lib/errors";
import { type Actor, authorise } from "#lib/permissions";
import { canonicalChanges } from "#lib/vocabularies/canonical";
import { actWords } from "./act-words";
import { changeAtOnce } from "./change-at-once";
import { type Changes, type Choices, invert, settle } from "./changes";
import { moveProposalsBack } from "./move-proposals";
import { sidesOf } from "./names";
import { movedSinceChosen } from "./refusals";

export interface Unmerge {
  /** The entry that went. */
  slug: string;
  /** The version of the one that stayed that was on the screen: a field chosen about that moved since is a conflict again. */
  seenVersion: number;
  /** Of the fields that changed since: "proposed" is what was there before the merge. */
  choices: Choices;
  /** Why, in words, for everyone: it stands in the histories. */
  reason: string;
}

export interface Unmerged {
  /** The cache tags of the pages that change. */
  tags: string[];
  /** How many entries were changed since and go on naming the one that stayed. */
  left: number;
}

/**
 * @throws DomainError forbidden, not-found, invalid (reason), conflict ("alreadySo" when it is not merged, "entryMoved"
 * with the fields to choose about, "undoLaterFirst", "archivedEntry")
 */
export async function unmerge(moderator: Actor | null, asked: Unmerge, now = new Date()): Promise<Unmerged> {
  authorise(moderator, "review");
  const comment = actWords(asked.reason, "reason");
  return db.$transaction(async (tx) => {
    const standing = await lockMerge(tx, asked.slug);
    const { merge, merged, kept } = standing;
    const { ties, proposals } = asMoved(merge.moved);
    await refuseLaterMerge(tx, standing);
    const back = { mergedInto: { from: merged.content.mergedInto ?? null, to: null } };
    const reopened = await changeAtOnce(
      tx,
      moderator,
      { entry: merged, changes: back, rule: "unmerge", comment },
      now,
    );
    const left = await moveTiesBack(tx, ties, { fromId: merged.id, toId: kept.id });
    const changes = await settled(tx, standing, asked);
    const restored =
      Object.keys(changes).length > 0
        ? await changeAtOnce(tx, moderator, { entry: kept, changes, rule: "unmerge", comment }, now)
        : null;
    const ends = { from: reopened.entry ?? merged, to: restored?.entry ?? kept };
    await moveProposalsBack(tx, moderator, proposals, ends, now);
    await tx.entryMerge.update({ where: { id: merge.id }, data: { undoneById: reopened.decisionId } });
    await audit(tx, now, {
      actorId: moderator.id,
      action: "entry.unmerge",
      object: "entry",
      objectId: merged.id,
      details: { from: kept.id, mergeId: merge.id, left: left.length },
    });
    const shown = await refreshMoved(tx, ties, [merged.id, kept.id]);
    const tags = [...reopened.tags, ...(restored?.tags ?? []), ...shown];
    return { tags: [...new Set(tags)], left: left.length };
  });
}

interface Standing {
  merge: NonNullable<Awaited<ReturnType<typeof findMerge>>>;
  merged: CurrentEntry;
  kept: CurrentEntry;
}

/** The merge of an entry into another that stands; null when there is none. */
export function findMerge(tx: Transaction, slug: string) {
  return tx.entryMerge.findFirst({
    where: { merged: { slug }, undoneById: null },
    select: {
      id: true,
      at: true,
      moved: true,
      keptId: true,
      kept: { select: { slug: true } },
      decision: { select: { applied: true, entryVersion: true } },
    },
  });
}

/** What of the merge would be taken back from the entry that stayed: each field from what the merge made of it. */
export async function changesBack(tx: Transaction, merge: Standing["merge"], slug: string): Promise<Changes> {
  const applied = asChanges(merge.decision.applied);
  const terms = await readMergedTerms(tx, sidesOf(applied), merge.kept.slug);
  // The entry that comes back is itself again.
  const entries = new Map([...terms.entries].filter(([old]) => old !== slug));
  return invert(canonicalChanges(applied, { ...terms, entries }));
}

/** The proposals that were moved, then the two entries, in the order in which merges hold them. */
async function lockMerge(tx: Transaction, slug: string): Promise<Standing> {
  const found = await findMerge(tx, slug);
  if (!found) throw await nothingToUndo(tx, slug);
  const ids = asMoved(found.moved).proposals.map(({ id }) => id);
  await tx.$queryRaw`SELECT id FROM revision WHERE id = ANY (${ids}::uuid[]) ORDER BY id FOR UPDATE`;
  await lockTwoEntries(tx, [slug, found.kept.slug]);
  const merge = await findMerge(tx, slug);
  const [merged, kept] = [
    await getCurrentEntry(tx, { slug }),
    await getCurrentEntry(tx, { slug: found.kept.slug }),
  ];
  if (!merge || merge.id !== found.id || !merged || !kept) throw new DomainError("conflict", "alreadySo");
  return { merge, merged, kept };
}

async function nothingToUndo(tx: Transaction, slug: string): Promise<DomainError> {
  const entry = await tx.entry.findUnique({ where: { slug }, select: { id: true } });
  return entry ? new DomainError("conflict", "alreadySo") : new DomainError("not-found", "notFound");
}

/** Merges go back in reverse order: what the later moved stands on what the earlier did. */
async function refuseLaterMerge(tx: Transaction, { merge, kept }: Standing): Promise<void> {
  const later = await tx.entryMerge.findFirst({
    where: {
      undoneById: null,
      OR: [
        { mergedId: kept.id },
        { keptId: kept.id, at: { gt: merge.at } },
        { keptId: kept.id, at: merge.at, id: { gt: merge.id } },
      ],
    },
    select: { merged: { select: { title: true } } },
    orderBy: { at: "desc" },
  });
  if (later) throw new DomainError("conflict", "undoLaterFirst", { name: later.merged.title });
}

/** What is written on the entry that stayed. */
async function settled(
  tx: Transaction,
  { merge, merged, kept }: Standing,
  { choices, seenVersion }: Pick<Unmerge, "choices" | "seenVersion">,
): Promise<Changes> {
  const { applied, conflicts } = settle(kept.content, await changesBack(tx, merge, merged.slug), choices);
  const moved = [
    ...conflicts.map(({ field }) => field),
    ...(await movedSinceChosen(tx, kept, Object.keys(choices), seenVersion)),
  ];
  if (moved.length > 0) {
    throw new DomainError("conflict", "entryMoved", { fields: [...new Set(moved)].join(" ") });
  }
  return applied;
}
