/** What a decision did to an entry, as those who follow the directory see it. Pure. */
import type { Changes } from "#lib/revisions/changes";

export const publicationKinds = ["published", "changed", "archived"] as const;

/**
 * `published`: it came into the lists, for the first time or again. `archived`: it left them: put away, taken down, or
 * merged into another. `changed`: anything else.
 */
export type PublicationKind = (typeof publicationKinds)[number];

/** The fields that keep an entry out of the lists. */
const AWAY = ["archived", "removed", "mergedInto"] as const;

/** @param version of the entry, that the decision made */
export function publicationKindOf(version: number, applied: Changes): PublicationKind {
  const moves = AWAY.flatMap((field) => applied[field] ?? []);
  if (moves.some(({ to }) => Boolean(to))) return "archived";
  return version === 1 || moves.length > 0 ? "published" : "changed";
}
