/**
 * How a search finds the newest of what it matches in a large directory. Where one entry in a hundred matches, neither
 * reading the entries from the newest on nor reading all that match is cheap; but the index can be asked for what
 * matches within some months of publication (each entry's tag `month:2026-11`): the last ones, then those before,
 * until there are enough. How many months are read first depends on how frequent the matches are expected to be.
 */
import { z } from "zod";
import { db, PLANNED_ANEW, type Transaction } from "#lib/db";
import { Prisma } from "#lib/generated/prisma/client";
import { ENTRY_TYPES, type EntryType } from "#lib/paths";
import { isFiltered, type SearchQuery } from "./query";
import { type Facet, type Tagged, tagOf } from "./tags";

/** What is known of a large directory before it is searched. */
export interface Scale {
  /** Entries in all. */
  total: number;
  /** Months of publication, the newest first. */
  months: readonly string[];
  /** How many entries of each type have each value that the search is narrowed by, and each month. */
  counts: Counts;
  /** The share of the entries that the words are expected to match. */
  words: number;
}

/** By tag, then by type. */
type Counts = ReadonlyMap<string, Partial<Record<EntryType, number>>>;

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
  const ofYears = query.years.flatMap((year) => whole.months.map((month) => monthOfYearTag(month, year)));
  const values = [...valuesOf(query).flat(), ...ofYears];
  const counts = values.length > 0 ? await countsOf(values, tx) : [];
  return { ...whole, counts: new Map([...whole.counts, ...counts]), words: 1 };
}

/** Of the entries that these words match too. */
export async function withWords(scale: Scale, match: Prisma.Sql, tx: Transaction = db): Promise<Scale> {
  return { ...scale, words: (await expected(match, tx)) / scale.total };
}

/** A condition on `indexed_entry i`, and how many entries are expected to meet it. */
export interface Sized {
  condition: Prisma.Sql;
  entries: number;
}

/**
 * The newest entries that the condition names, `limit` of them, as if it read `SELECT … ORDER BY … LIMIT`; in no
 * promised order.
 * @param within the condition, within such a window of months or in all
 */
export function newestOf(
  query: SearchQuery & { scale?: Scale | null },
  within: (window: Sized | null) => Prisma.Sql,
  columns: Prisma.Sql,
  limit: number,
): Prisma.Sql {
  const newest = Prisma.sql`ORDER BY i.published_at DESC, i.entry_id DESC LIMIT ${limit}`;
  const windows = query.scale ? windowsOf(query.scale, query, limit) : [];
  if (windows.length === 0)
    return Prisma.sql`SELECT ${columns} FROM indexed_entry i WHERE ${within(null)} ${newest}`;
  // Read one after the other: the limit stops before the first that is not needed. Within a window all that match are
  // read, by the index of words and tags (that is what OFFSET 0 says): where matches are fewer than was expected,
  // walking from the newest on would not end.
  const parts = windows.map(
    (window) => Prisma.sql`(
      SELECT ${columns} FROM (SELECT * FROM indexed_entry i WHERE ${within(window)} OFFSET 0) i ${newest})`,
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
function windowsOf(scale: Scale, query: SearchQuery, limit: number): Sized[] {
  const found = shareOf(scale, query) * ofTypes(scale, query.types);
  if (found > FREQUENT * scale.total || found < FEW * limit) return [];
  const enough = (MARGIN * limit) / shareOf(scale, { ...query, years: [] });
  const [first, rest] = takeMonths(monthsOf(scale, query), enough);
  const [second, last] = takeMonths(rest, NEXT * enough);
  const publishedIn = (months: Months) =>
    Prisma.sql`i.tags && ${months.map(({ month }) => monthTag(month))}::text[]`;
  return [
    ...[first, second]
      .filter((window) => window.length > 0)
      .map((window) => ({ condition: publishedIn(window), entries: publishedWithin(scale, window) })),
    {
      condition: Prisma.sql`NOT (${publishedIn([...first, ...second])})`,
      entries: publishedWithin(scale, last),
    },
  ];
}

/** Of any type and year. */
const publishedWithin = ({ counts }: Scale, months: Months): number =>
  entriesWith(
    counts,
    months.map(({ month }) => monthTag(month)),
    [],
  );

type Months = readonly { month: string; entries: number }[];

/** These may have gained entries since they were counted. */
const LAST_MONTHS = 2;

/**
 * The months in which entries of these types, and of these years when some are asked, were published: what is of a year
 * was published about then, so that how many are of that year says nothing of each month.
 */
function monthsOf({ months, counts }: Scale, query: SearchQuery): Months {
  const tagsOf = (month: string) =>
    query.years.length > 0 ? query.years.map((year) => monthOfYearTag(month, year)) : [monthTag(month)];
  return months
    .map((month) => ({ month, entries: entriesWith(counts, tagsOf(month), query.types) }))
    .filter(({ entries }, back) => entries > 0 || back < LAST_MONTHS);
}

/** The first months that hold so many entries, and the others. */
function takeMonths(months: Months, entries: number): [Months, Months] {
  let [taken, held] = [0, 0];
  while (taken < months.length && held < entries) held += months[taken++]?.entries ?? 0;
  return [months.slice(0, taken), months.slice(taken)];
}

type Whole = Pick<Scale, "total" | "months" | "counts">;

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
  const counts = await countsOf(
    [...months.map(monthTag), ...ENTRY_TYPES.map((type) => tagOf("type", type))],
    tx,
  );
  return counts.size > 0 ? { total, months, counts } : null;
}

async function countsOf(tags: readonly string[], tx: Transaction): Promise<Counts> {
  const rows = await tx.$queryRaw<{ tag: string; counts: Partial<Record<EntryType, number>> }[]>`
    SELECT tag, jsonb_object_agg(type, entries) AS counts FROM tag_count WHERE tag = ANY(${tags}::text[]) GROUP BY tag`;
  return new Map(rows.map(({ tag, counts }) => [tag, counts]));
}

/** How many entries of these types (of any, when none is named) have these tags. */
function entriesWith(counts: Counts, tags: readonly string[], types: readonly EntryType[]): number {
  const among = types.length > 0 ? types : ENTRY_TYPES;
  return tags.reduce(
    (sum, tag) => among.reduce((ofTag, type) => ofTag + (counts.get(tag)?.[type] ?? 0), sum),
    0,
  );
}

/** How many entries are of these types, of any when none is named. */
export const ofTypes = ({ total, counts }: Scale, types: readonly EntryType[]): number =>
  types.length > 0
    ? entriesWith(
        counts,
        types.map((type) => tagOf("type", type)),
        [],
      )
    : total;

/** How many entries have one of these values that are searched. */
export const entriesOf = ({ counts }: Scale, facet: Facet, values: readonly (string | number)[]): number =>
  entriesWith(
    counts,
    values.map((value) => tagOf(facet, value)),
    [],
  );

/** Of the entries of its types, the share that a search finds, as if words and filters had nothing to do with one another. */
function shareOf(scale: Scale, query: SearchQuery): number {
  const among = Math.max(1, ofTypes(scale, query.types));
  const shares = valuesOf(query)
    .filter((values) => values.length > 0)
    .map((values) => entriesWith(scale.counts, values, query.types) / among);
  return shares.reduce((product, share) => product * Math.min(1, share), query.text ? scale.words : 1);
}

/** By facet, what one of is asked; its types are apart. */
function valuesOf(query: SearchQuery): string[][] {
  const each = (facet: Tagged, values: readonly (string | number)[]) =>
    values.map((value) => tagOf(facet, value));
  return [
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

/** What `tag_count` calls the entries of a year that were published in a month (lib/search/recount.ts). */
const monthOfYearTag = (month: string, year: number) => `${monthTag(month)} ${tagOf("year", year)}`;
