/** The public history of an entry: each version, from the newest, with what it changed and how to name it. */
import { db } from "#lib/db";
import type { EntryType } from "#lib/paths";
import { findNames, sidesOf } from "./names";
import { listVersions } from "./queries";

export type History = NonNullable<Awaited<ReturnType<typeof getHistory>>>;
export type Version = History["versions"][number];

/**
 * A page of 50 versions of an entry, or null when the type has no such entry.
 * @param before only the versions older than this one; null for the newest.
 */
export async function getHistory(type: EntryType, slug: string, before: number | null = null) {
  const entry = await db.entry.findFirst({
    where: { type, slug },
    select: { id: true, title: true, version: true, language: true, archived: true, mergedIntoId: true },
  });
  if (!entry) return null;
  const versions = await listVersions(entry.id, before);
  const { id: _, archived, mergedIntoId, ...shown } = entry;
  return {
    entry: { type, slug, ...shown, open: !archived && mergedIntoId === null },
    versions: versions.map(({ entryVersion, moderator, revision, ...version }) => ({
      ...version,
      number: entryVersion ?? 0,
      moderator: moderator.name,
      author: revision.author.name,
      comment: revision.comment,
      submittedAt: revision.submittedAt,
    })),
    /** Where the next page starts, or null on the last. */
    older: older(versions.at(-1)?.entryVersion ?? null),
    names: await findNames(versions.flatMap(({ applied }) => sidesOf(applied))),
  };
}

const older = (last: number | null): number | null => (last !== null && last > 1 ? last : null);
