/**
 * How a search finds the newest of what it matches in a large directory. Where one entry in a hundred matches, neither
 * reading the entries from the newest on nor reading all that match is cheap; but the index can be asked for what
 * matches within some months of publication (each entry's tag `month:2026-11`): the last ones, then those before,
 * until there are enough. How many months are read first depends on how frequent the matches are expected to be.
 */
import { z } from "zod";
import { db, PLANNED_ANEW, type Transaction } from "#lib/db";
import { Prisma } from "#lib/generated/prisma/client";
import { isFiltered, type SearchQuery } from "./query";
import { type Tagged, tagOf } from "./tags";

/** What is known of a large directory before it is searched. */
export interface Scale {
  /** Entries in all. */
  total: number;
  /** By month of publication, the newest first. */
  months: readonly { month: string; entries: number }[];
  /** How many entries have each value that the search is narrowed by, its types included. */
  counts: ReadonlyMap<string, number>;
  /** The share of the entries that the words are expected to match. */
  words: number;
}

/** Entries from which on it is worth it: below, all that match is read at once. */
const LARGE = 20_000;
/** Months are listed from this one on: nothing was published here before. */
const FIRST_YEAR = 2018;

/**
 * Null for a directory that is small, or whose entries were not counted yet (lib/search/recount.ts). Words are not
 * counted: `withWords`.
 */
export async function scaleOf(query: SearchQuery, tx: Transaction = db): Promise<Scale | null> {
  const whole = await wholeNow(tx);
  if (!whole || !(query.text || isFiltered(query))) return null;
  const values = valuesOf(query).flat();
  const counts = values.length > 0 ? await countsOf(values, tx) : new Map<string, number>();
  return { ...whole, counts, words: 1 };
}

/** Of the entries that these words match too. */
export async function withWords(scale: Scale, match: Prisma.Sql, tx: Transaction = db): Promise<Scale> {
  return { ...scale, words: (await expected(match, tx)) / scale.total };
}

/**
 * The newest entries that the condition names, `limit` of them, as if it read `SELECT … ORDER BY … LIMIT`; in no
 * promised order.
 */
export function newestOf(
  query: SearchQuery & { scale?: Scale | null },
  condition: Prisma.Sql,
  columns: Prisma.Sql,
  limit: number,
): Prisma.Sql {
  const newest = Prisma.sql`ORDER BY i.published_at DESC, i.entry_id DESC LIMIT ${limit}`;
  const windows = query.scale ? windowsOf(query.scale, shareOf(query.scale, query), limit) : [];
  if (windows.length === 0)
    return Prisma.sql`SELECT ${columns} FROM indexed_entry i WHERE ${condition} ${newest}`;
  // Read one after the other: the limit stops before the first that is not needed. Within a window all that match are
  // read, by the index of words and tags (that is what OFFSET 0 says): where matches are fewer than was expected,
  // walking from the newest on would not end.
  const parts = windows.map(
    (window) => Prisma.sql`(
      SELECT ${columns} FROM (SELECT * FROM indexed_entry i WHERE ${condition} AND ${window} OFFSET 0) i ${newest})`,
  );
  return Prisma.sql`SELECT * FROM (${Prisma.join(parts, " UNION ALL ")}) AS newest LIMIT ${limit}`;
}

/** More than this share matches: reading from the newest on finds enough soon. */
const FREQUENT = 0.12;
/** Fewer than so many times the limit match in all: they are read at once. */
const FEW = 5;
/** Somewhat more than should be enough; then so many times that; then the rest. */
const MARGIN = 1.3;
const NEXT = 4;

/** None when all is to be read at once. */
function windowsOf({ total, months }: Scale, share: number, limit: number): Prisma.Sql[] {
  if (share > FREQUENT || share * total < FEW * limit) return [];
  const enough = (MARGIN * limit) / share;
  const [first, rest] = takeMonths(months, enough);
  const [second] = takeMonths(rest, NEXT * enough);
  const publishedIn = (window: Months) =>
    Prisma.sql`i.tags && ${window.map(({ month }) => monthTag(month))}::text[]`;
  return [
    ...[first, second].filter((window) => window.length > 0).map(publishedIn),
    Prisma.sql`NOT (${publishedIn([...first, ...second])})`,
  ];
}

type Months = Scale["months"];

/** The first months that hold so many entries, and the others. */
function takeMonths(months: Months, entries: number): [Months, Months] {
  let [taken, held] = [0, 0];
  while (taken < months.length && held < entries) held += months[taken++]?.entries ?? 0;
  return [months.slice(0, taken), months.slice(taken)];
}

type Whole = Pick<Scale, "total" | "months">;

/** For how long this may be that of before, in milliseconds. */
const KEPT = 60_000;
let kept: { at: number; whole: Whole | null } | undefined;

async function wholeNow(tx: Transaction): Promise<Whole | null> {
  if (!kept || Date.now() - kept.at >= KEPT) kept = { at: Date.now(), whole: await readWhole(tx) };
  return kept.whole;
}

// How many entries there are as ANALYZE last saw it: counting them would read them.
async function readWhole(tx: Transaction): Promise<Whole | null> {
  const rows = await tx.$queryRaw<{ total: number }[]>`
    SELECT reltuples::float8 AS total FROM pg_class WHERE oid = 'indexed_entry'::regclass`;
  const total = rows[0]?.total ?? 0;
  if (total < LARGE) return null;
  const months = monthsUntil(new Date());
  const counts = await countsOf(months.map(monthTag), tx);
  if (counts.size === 0) return null;
  return { total, months: months.map((month) => ({ month, entries: counts.get(monthTag(month)) ?? 0 })) };
}

async function countsOf(tags: readonly string[], tx: Transaction): Promise<Map<string, number>> {
  const rows = await tx.$queryRaw<{ tag: string; entries: number }[]>`
    SELECT tag, sum(entries)::int AS entries FROM tag_count WHERE tag = ANY(${tags}::text[]) GROUP BY tag`;
  return new Map(rows.map(({ tag, entries }) => [tag, entries]));
}

/** As if words and filters had nothing to do with one another. */
function shareOf({ total, counts, words }: Scale, query: SearchQuery): number {
  const shares = valuesOf(query)
    .filter((values) => values.length > 0)
    .map((values) => values.reduce((sum, tag) => sum + (counts.get(tag) ?? 0), 0) / total);
  return shares.reduce((product, share) => product * Math.min(1, share), query.text ? words : 1);
}

/** By facet, what one of is asked. */
function valuesOf(query: SearchQuery): string[][] {
  const each = (facet: Tagged, values: readonly (string | number)[]) =>
    values.map((value) => tagOf(facet, value));
  return [
    each("type", query.types),
    each("kind", query.kinds),
    each("theme", query.themes),
    each("place", query.territories),
    each("by", query.organisations),
    each("year", query.years),
    each("language", query.languages),
  ];
}

/** How many rows the planner expects, from what ANALYZE has seen of the words. */
async function expected(match: Prisma.Sql, tx: Transaction): Promise<number> {
  const rows = await tx.$queryRaw<unknown[]>`
    ${Prisma.raw(PLANNED_ANEW)} EXPLAIN (FORMAT JSON) SELECT FROM indexed_entry i WHERE i.search @@ ${match}`;
  return explained.parse(rows)[0]["QUERY PLAN"][0].Plan["Plan Rows"];
}

const plan = z.object({ Plan: z.object({ "Plan Rows": z.number() }) });
const explained = z.tuple([z.object({ "QUERY PLAN": z.tuple([plan]) })]);

/** From this month back. */
function monthsUntil(now: Date): string[] {
  const count = (now.getUTCFullYear() - FIRST_YEAR) * 12 + now.getUTCMonth() + 1;
  return Array.from({ length: count }, (_, back) =>
    new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - back, 1)).toISOString().slice(0, 7),
  );
}

const monthTag = (month: string) => tagOf("month", month);
