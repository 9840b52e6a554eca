/** The same words with other filters: nothing of them is to be understood anew. */
import { db, type Transaction } from "#lib/db";
import type { Understood } from "./meaning";
import { changeSearch, type SearchQuery } from "./query";
import { scaleOf } from "./scale";

/** A search that has the filters of another, or some of them, and its words or none. */
export const withMeaning = (query: Understood, changed: SearchQuery): Understood => ({
  ...changed,
  meaning: changed.text ? query.meaning : null,
  scale: query.scale ?? null,
});

/** Filters that the search has not: what is known of a large directory is asked for them too. */
export async function refiltered(
  query: Understood,
  change: Partial<SearchQuery>,
  tx: Transaction = db,
): Promise<Understood> {
  const changed = withMeaning(query, changeSearch(query, change));
  const scale = await scaleOf(changed, tx);
  return { ...changed, scale: scale && { ...scale, words: query.scale?.words ?? 1 } };
}
