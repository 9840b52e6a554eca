/** Which of some entries a search finds: what alerts and webhooks ask after a decision. The search's own condition, nothing else. */
import { db } from "#lib/db";
import { Prisma } from "#lib/generated/prisma/client";
import { understand } from "./meaning";
import { nameFilters } from "./names";
import type { SearchQuery } from "./query";
import { planSql, whereSql } from "./where";

/** Those of these entries that the search finds now: published ones, in no promised order. */
export async function matches(query: SearchQuery, entryIds: readonly string[], now: Date): Promise<string[]> {
  return await found(query, entryIds, now, Prisma.sql`indexed_entry`);
}

/** Those of these entries that the search found when they left the lists, not long ago (lib/webhooks). */
export async function matchedBefore(
  query: SearchQuery,
  entryIds: readonly string[],
  now: Date,
): Promise<string[]> {
  return await found(query, entryIds, now, Prisma.sql`departed_entry`);
}

/** Those of these entries that the search found at some time since then, and until a change (lib/webhooks, lib/websub). */
export async function matchedSince(
  query: SearchQuery,
  entryIds: readonly string[],
  since: Date,
  now: Date,
): Promise<string[]> {
  return await found(query, entryIds, now, Prisma.sql`(SELECT * FROM former_entry WHERE until >= ${since})`);
}

async function found(
  query: SearchQuery,
  entryIds: readonly string[],
  now: Date,
  among: Prisma.Sql,
): Promise<string[]> {
  if (entryIds.length === 0) return [];
  const understood = await understand((await nameFilters(query, "fr")).query);
  const rows = await db.$queryRaw<{ id: string }[]>`
    ${planSql(query)} SELECT i.entry_id AS id FROM ${among} i
    WHERE i.entry_id = ANY(${[...entryIds]}::uuid[]) AND ${whereSql(understood, now)}`;
  return rows.map(({ id }) => id);
}
