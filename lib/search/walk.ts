/** Everything that a search finds, a batch at a time: exports and dumps of any length in the same memory. */
import { type EntryRecord, getRecords } from "#lib/entries/records";
import type { Understood } from "./meaning";
import { search } from "./search";

/**
 * The entries of a search in its order, from its cursor on. Each batch is a page of its own: what is published or
 * put away meanwhile may be there or not, and nothing comes twice or is jumped over for it.
 * @param batch entries at once
 */
export async function* walk(query: Understood, now: Date, batch = 200): AsyncGenerator<EntryRecord[]> {
  let cursor = query.cursor;
  do {
    const { hits, after } = await search({ ...query, cursor }, { now, limit: batch });
    if (hits.length > 0) yield await getRecords(hits.map(({ id }) => id));
    cursor = after;
  } while (cursor);
}
