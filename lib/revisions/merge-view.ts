/** What the pages of a merge show: the two entries side by side, or one that is merged and what its undoing asks. */
import { db } from "#lib/db";
import { type CurrentEntry, getCurrentEntry } from "#lib/entries/content";
import { formFieldsOf } from "#lib/entries/types/index";
import type { EntryType } from "#lib/paths";
import { type Actor, authorise, can } from "#lib/permissions";
import { type Content, settle } from "./changes";
import { isClosedTo } from "./closed";
import { changedFields } from "./compare";
import { findDuplicates } from "./duplicates";
import { mergeFields } from "./merge-fields";
import { findNames } from "./names";
import { changesBack, findMerge } from "./unmerge";

export type Mergeable = NonNullable<Awaited<ReturnType<typeof getMergeable>>>;

/** The entry that would go, when this person may say so; null when there is none to read. */
export async function getMergeable(actor: Actor, type: EntryType, slug: string) {
  authorise(actor, "propose");
  const entry = await getCurrentEntry(db, { slug });
  if (entry?.type !== type) return null;
  const removed = entry.content.removed === true;
  if (removed && !can(actor, "review")) return null;
  return {
    entry: shown(entry),
    /** It is one with another already, or was taken down. */
    state: entry.content.mergedInto
      ? ("merged" as const)
      : removed
        ? ("removed" as const)
        : ("open" as const),
    content: entry.content,
  };
}

/** The entries of its type that look like it, the likeliest first. */
export async function listAlike(type: EntryType, slug: string, content: Content) {
  const found = await findDuplicates(db, { type, content, proposals: false });
  return found.flatMap((one) =>
    one.slug && one.slug !== slug && one.type === type ? [{ ...one, slug: one.slug }] : [],
  );
}

export type MergeSides = Exclude<Awaited<ReturnType<typeof getMergeSides>>, "not-found" | "other-type">;

/** The two entries, what differs and what each brings; or why they cannot be merged. */
export async function getMergeSides(actor: Actor, type: EntryType, slug: string, keptSlug: string) {
  authorise(actor, "propose");
  const [other, kept] = [await getCurrentEntry(db, { slug }), await getCurrentEntry(db, { slug: keptSlug })];
  if (other?.type !== type || !kept || slug === keptSlug) return "not-found" as const;
  if (kept.type !== type)
    return kept.content.removed === true ? ("not-found" as const) : ("other-type" as const);
  if (isClosedTo(kept.content, {})) return "not-found" as const;
  const fields = mergeFields(type, kept, other);
  const empty = formFieldsOf(type).filter(
    ({ name }) => isEmpty(kept.content, name) && isEmpty(other.content, name),
  );
  return {
    kept: { ...shown(kept), ...(await brought(kept.id)) },
    other: { ...shown(other), ...(await brought(other.id)) },
    fields,
    /** How many fields are filled and ask nothing. */
    alike: formFieldsOf(type).length - fields.length - empty.length,
    names: await findNames([kept.content, other.content], actor),
    atOnce: can(actor, "review"),
  };
}

export type MergedState = NonNullable<Awaited<ReturnType<typeof getMergedState>>>;

/** Where a merged entry went, and what the undoing would have to choose about; null when it is not merged. */
export async function getMergedState(actor: Actor, type: EntryType, slug: string) {
  authorise(actor, "propose");
  const entry = await getCurrentEntry(db, { slug });
  const { mergedInto } = entry?.content ?? {};
  if (entry?.type !== type || typeof mergedInto !== "string") return null;
  const into = await db.entry.findUniqueOrThrow({
    where: { slug: mergedInto },
    select: { type: true, slug: true, title: true, removed: true },
  });
  const merge = can(actor, "review") ? await findMerge(db, slug) : null;
  const kept = merge && (await getCurrentEntry(db, { slug: merge.kept.slug }));
  const { conflicts } =
    merge && kept ? settle(kept.content, await changesBack(db, merge, slug), {}) : { conflicts: [] };
  return {
    entry: shown(entry),
    into: into.removed && !can(actor, "review") ? null : into,
    /** What its undoing asks; null when it cannot be undone from here. */
    undo: merge && kept && { since: merge.at, seenVersion: kept.version, conflicts },
    fields: changedFields(type, Object.fromEntries(conflicts.map((one) => [one.field, one]))),
    names: await findNames(
      conflicts.flatMap(({ field, current, to }) => [{ [field]: current }, { [field]: to }]),
      actor,
    ),
  };
}

/** A proposed new entry that this moderator could make a change to the entry; null when there is none. */
export async function getAdoptable(moderator: Actor, type: EntryType, slug: string, revisionId: string) {
  authorise(moderator, "review");
  const entry = await getCurrentEntry(db, { slug });
  if (entry?.type !== type || isClosedTo(entry.content, {})) return null;
  const revision = await db.revision.findFirst({
    where: { id: revisionId, type, state: "submitted", entryId: null, authorId: { not: moderator.id } },
    select: { id: true, version: true, title: true, author: { select: { name: true } } },
  });
  return revision && { entry: shown(entry), revision };
}

const shown = ({ type, slug, version, content }: CurrentEntry) => ({
  type,
  slug,
  version,
  title: String(content.title),
});

const isEmpty = (content: Content, name: string) => {
  const value = content[name] ?? null;
  return value === null || (Array.isArray(value) && value.length === 0);
};

/** How many entries name it, and how many proposals wait on it. */
async function brought(id: string): Promise<{ cited: number; waiting: number }> {
  const [row] = await db.$queryRaw<{ cited: number; waiting: number }[]>`
    SELECT
      (SELECT count(*)::int FROM (
        SELECT from_id FROM entry_relation WHERE to_id = ${id}::uuid
        UNION SELECT entry_id FROM credit WHERE credited_entry_id = ${id}::uuid
        UNION SELECT entry_id FROM entry_source WHERE document_entry_id = ${id}::uuid
      ) AS naming) AS cited,
      (SELECT count(*)::int FROM revision WHERE entry_id = ${id}::uuid AND state IN ('submitted', 'changes_requested'))
        AS waiting`;
  return row ?? { cited: 0, waiting: 0 };
}
