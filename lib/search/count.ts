/** How many entries a search finds. Exact to 1,000; beyond, "more": counting on would cost what the directory holds. */
import { db, type Transaction } from "#lib/db";
import { Prisma } from "#lib/generated/prisma/client";
import { ENTRY_TYPES, type EntryType } from "#lib/paths";
import type { Understood } from "./meaning";
import { isFiltered, type SearchQuery } from "./query";
import { newestOf } from "./scale";
import { planSql, whereSql } from "./where";

/** Counts are exact up to here. */
export const MAX_COUNT = 1000;

export interface Count {
  count: number;
  /** There are more than `count`. */
  more: boolean;
}

/** How many the search finds in all; exact also beyond 1,000 when neither words nor filters other than types narrow it. */
export async function countMatches(query: Understood, now: Date, tx: Transaction = db): Promise<Count> {
  if (isWhole(query)) return { count: sumOf(await publishedByType(now, tx), query.types), more: false };
  const [row] = await tx.$queryRaw<{ count: number }[]>`
    ${planSql(query)} SELECT count(*)::int AS count FROM (${newestSql(query, now, Prisma.sql`1`)}) counted`;
  return capped(row?.count ?? 0);
}

/** The newest entries that a search finds, one more than is counted; in no promised order. */
export const newestSql = (
  query: Understood,
  now: Date,
  columns: Prisma.Sql,
  limit = MAX_COUNT + 1,
): Prisma.Sql => newestOf(query, (window) => whereSql(query, now, window), columns, limit);

/** Whether it is all of the directory, or all of some types. */
export const isWhole = (query: SearchQuery): boolean => !query.text && !isFiltered({ ...query, types: [] });

/** A count that stopped at MAX_COUNT + 1. */
export function capped(count: number): Count {
  return { count: Math.min(count, MAX_COUNT), more: count > MAX_COUNT };
}

export const sumOf = (counts: Record<EntryType, number>, types: readonly EntryType[]): number =>
  (types.length > 0 ? types : ENTRY_TYPES).reduce((sum, type) => sum + counts[type], 0);

/** For how long large totals may be those of before, in milliseconds. */
export const KEPT = 60_000;
let kept: { at: number; counts: Record<EntryType, number> } | undefined;

/**
 * How many entries of each type are published: exact, and of this instant while there are at most 1,000 in all; of
 * the last minute beyond, since counting then takes longer than anything else on a page.
 */
export async function publishedByType(now: Date, tx: Transaction = db): Promise<Record<EntryType, number>> {
  if (kept && now.getTime() >= kept.at && now.getTime() - kept.at < KEPT) return kept.counts;
  const rows = await tx.$queryRaw<{ type: EntryType; count: number }[]>`
    SELECT i.type, count(*)::int AS count FROM indexed_entry i GROUP BY i.type`;
  const counts = { resource: 0, lab: 0, programme: 0, event: 0 };
  for (const { type, count } of rows) counts[type] = count;
  if (sumOf(counts, []) > MAX_COUNT) kept = { at: now.getTime(), counts };
  return counts;
}
