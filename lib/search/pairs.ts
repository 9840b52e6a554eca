/**
 * Two values of two facets as one condition. Where a theme, a place and a year are each in ten thousands of entries, going
 * through their lists to find the few that are in all of them is what a search costs; the index of a large directory has a
 * list of what is in each two of them (`tag_pairs`, in the migrations).
 */
import { Prisma } from "#lib/generated/prisma/client";
import type { Sized } from "./scale";

/** In the order in which `tag_pairs` writes them. */
const PAIRED = [/^theme:/, /^place:(?:region|departement)-/, /^year:/, /^type:/];

/** Lists that are read for one condition: beyond, each value alone is less. */
const MAX_PAIRS = 64;

/** What entries have one of these tags, of one facet. */
export interface Tags extends Sized {
  tags: readonly string[];
}

/**
 * Conditions that together name the same entries as these, each of another facet: in pairs where the index has them, the
 * rarest with each of the others.
 * @param total entries in all
 */
export function pairedUp(each: readonly Tags[], total: number): Sized[] {
  const [rarest, ...others] = each
    .filter(({ tags }) => rankOf(tags) >= 0)
    .sort((a, b) => a.entries - b.entries);
  if (!rarest) return [...each];
  const paired = others.filter(({ tags }) => tags.length * rarest.tags.length <= MAX_PAIRS);
  if (paired.length === 0) return [...each];
  return [
    ...paired.map((other) => pairOf(rarest, other, total)),
    ...each.filter((one) => one !== rarest && !paired.includes(one)),
  ];
}

/** Which of the facets these tags are of; -1 when some of them are in no pair. */
const rankOf = (tags: readonly string[]): number =>
  PAIRED.findIndex((facet) => tags.every((tag) => facet.test(tag)));

function pairOf(one: Tags, other: Tags, total: number): Sized {
  const [first, second] = rankOf(one.tags) < rankOf(other.tags) ? [one, other] : [other, one];
  const pairs = first.tags.flatMap((tag) => second.tags.map((next) => `${tag} ${next}`));
  return {
    // Word for word the expression of the index `indexed_finding`.
    condition: Prisma.sql`(tag_pairs(i.tags) COLLATE "C") && ${pairs}::text[]`,
    entries: (one.entries * other.entries) / total,
  };
}
