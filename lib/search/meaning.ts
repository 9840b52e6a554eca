/** What the words of a search mean here: worked out once a request, before the page, its count, its facets, its map. */
import { db, type Transaction } from "#lib/db";
import { Prisma } from "#lib/generated/prisma/client";
import type { SearchQuery } from "./query";
import { websearchOf } from "./terms";

/** A search whose words are understood: what finds entries takes nothing less. */
export interface Understood extends SearchQuery {
  /** Null when nothing was typed. */
  meaning: Meaning | null;
}

export interface Meaning {
  /** The tsquery that `indexed_entry.search` must match. */
  match: Prisma.Sql;
}

/** Asks the database nothing when nothing was typed. */
export async function understand(query: SearchQuery, _tx: Transaction = db): Promise<Understood> {
  if (!query.text) return { ...query, meaning: null };
  return {
    ...query,
    meaning: { match: Prisma.sql`websearch_to_tsquery('sillage', ${websearchOf(query.text)})` },
  };
}
