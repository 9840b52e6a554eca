/** What became one with an entry, for its history. */
import { db } from "#lib/db";

/** The entries that became one with this one, by the version at which they did. */
export async function listAbsorbed(entryId: string) {
  const merges = await db.entryMerge.findMany({
    where: { keptId: entryId },
    select: {
      undoneById: true,
      merged: { select: { type: true, slug: true, title: true, removed: true } },
      decision: { select: { entryVersion: true } },
    },
    take: 200,
    orderBy: { at: "desc" },
  });
  return new Map(
    merges.flatMap(({ decision, undoneById, merged: { removed, ...merged } }) =>
      decision.entryVersion && !removed
        ? [[decision.entryVersion, { ...merged, undone: undoneById !== null }] as const]
        : [],
    ),
  );
}
