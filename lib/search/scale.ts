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
 * @param after where to go on from: a condition on the order, which the index of words and tags does not hold, and an
 * instant (ISO 8601) after which nothing that it names was published
 */
export function newestOf(
  query: SearchQuery & { scale?: Scale | null },
  within: (window: Sized | null) => Prisma.Sql,
  columns: Prisma.Sql,
  limit: number,
  after: { condition: Prisma.Sql; until: string } | null = null,
): Prisma.Sql {
  const follows = after?.condition ?? Prisma.sql`true`;
  const newest = Prisma.sql`ORDER BY i.published_at DESC, i.entry_id DESC LIMIT ${limit}`;
  const windows = query.scale ? windowsOf(query.scale, query, limit, after?.until ?? null) : [];
  if (windows.length === 0)
    return Prisma.sql`SELECT ${columns} FROM indexed_entry i WHERE ${within(null)} AND ${follows} ${newest}`;
  // Read one after the other: the limit stops before the first that is not needed. Within a window all that match are
  // read, by the index of words and tags (that is what OFFSET 0 says): where matches are fewer than was expected,
  // walking from the newest on would not end. Windows are values, so that the statement is planned for one of them.
  const window = {
    condition: Prisma.sql`i.tags && string_to_array(windows.months, ' ')`,
    entries: windows[0]?.entries ?? 0,
  };
  return Prisma.sql`SELECT newest.* FROM unnest(${windows.map(({ months }) => months.join(" "))}::text[]) AS windows (months)
    CROSS JOIN LATERAL (
      SELECT ${columns} FROM (SELECT * FROM indexed_entry i WHERE ${within(window)} OFFSET 0) i WHERE ${follows} ${newest}
    ) AS newest LIMIT ${limit}`;
}

/** The same search, expected to find so many times what it would. */
export const scaled = <Query extends { scale?: Scale | null }>(query: Query, times: number): Query => ({
  ...query,
  scale: query.scale && { ...query.scale, words: query.scale.words * times },
});

/** More than this share matches: reading from the newest on finds enough soon. */
const FREQUENT = 0.12;
/**
 * Fewer than so many times the limit match in all, and no more than so many: they are read at once. The window would hold
 * most months, which are as dear to find in the index as a few thousand rows to read.
 */
const FEW = 5;
const FEW_AT_MOST = 2_500;
/** Somewhat more than should be enough, and each time so many times what was read before: a little more, then much more. */
const MARGIN = 1.05;
const NEXT = [0.25, 0.5, 1, 4];

interface Window {
  /** Tags. */
  months: readonly string[];
  /** Of any type and year. */
  entries: number;
}

/** None when all is to be read at once. */
function windowsOf(scale: Scale, query: SearchQuery, limit: number, until: string | null): Window[] {
  const found = shareOf(scale, query) * ofTypes(scale, query.types);
  if (found > FREQUENT * scale.total || found < Math.min(FEW * limit, FEW_AT_MOST)) return [];
  const enough = (MARGIN * limit) / shareOf(scale, { ...query, years: [] });
  const months = monthsOf(scale, query).filter(({ month }) => !until || month <= until.slice(0, 7));
  return growing(months, enough).map((window) => {
    const months = window.map(({ month }) => monthTag(month));
    return { months, entries: entriesWith(scale.counts, months, []) };
  });
}

/** All of the months: those that should hold enough, then as in NEXT, then the rest. */
function growing(months: Months, enough: number): Months[] {
  const windows: Months[] = [];
  let [from, before, wanted] = [0, 0, enough];
  for (const times of [...NEXT, Number.POSITIVE_INFINITY]) {
    let [to, held] = [from, 0];
    while (to < months.length && held < wanted) held += months[to++]?.entries ?? 0;
    if (to > from) windows.push(months.slice(from, to));
    before += held;
    [from, wanted] = [to, times * before];
  }
  if (from < months.length) windows.push(months.slice(from));
  return windows;
}

type Months = readonly { month: string; entries: number }[];

/** These may have gained entries since they were counted. */
const LAST_MONTHS = 2;

/**
 * The months in which entries of these types, and of these years when some are asked, were published: what is of a year
 * was published about then, so that how many are of that year says nothing of each month. The others come last: they had
 * none when they were counted.
 */
function monthsOf({ months, counts }: Scale, query: SearchQuery): Months {
  const tagsOf = (month: string) =>
    query.years.length > 0 ? query.years.map((year) => monthOfYearTag(month, year)) : [monthTag(month)];
  const counted = months.map((month, back) => {
    const entries = entriesWith(counts, tagsOf(month), query.types);
    return { month, entries, holds: entries > 0 || back < LAST_MONTHS };
  });
  return [...counted.filter(({ holds }) => holds), ...counted.filter(({ holds }) => !holds)];
}

type Whole = Pick<Scale, "total" | "months" | "counts">;

/** For how long this may be that of before, in milliseconds. */
const KEPT = 60_000;
const DAY = 86_400_000;
let kept: { at: number; whole: Whole | null } | undefined;

async function wholeNow(tx: Transaction): Promise<Whole | null> {
  if (!kept || Date.now() - kept.at >= KEPT) kept = { at: Date.now(), whole: await readWhole(tx) };
  return kept.whole;
}

// How many entries there are as ANALYZE last saw it: counting them would read them.
async function readWhole(tx: Transaction): Promise<Whole | null> {
  const [row] = await tx.$queryRaw<{ total: number; oldest: Date | null; newest: Date | null }[]>`
    SELECT reltuples::float8 AS total, (SELECT min(published_at) FROM indexed_entry) AS oldest,
      (SELECT max(published_at) FROM indexed_entry) AS newest
    FROM pg_class WHERE oid = 'indexed_entry'::regclass`;
  if (!row?.oldest || !row.newest || row.total < LARGE) return null;
  const { total, oldest, newest } = row;
  // Until tomorrow's: it is still the first when this was kept since the month before.
  const months = monthsBetween(oldest, new Date(Math.max(Date.now() + DAY, newest.getTime())));
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

/** The newest first. */
function monthsBetween(oldest: Date, newest: Date): string[] {
  const [year, month] = [newest.getUTCFullYear(), newest.getUTCMonth()];
  const count = 12 * (year - oldest.getUTCFullYear()) + month - oldest.getUTCMonth() + 1;
  return Array.from({ length: count }, (_, back) =>
    new Date(Date.UTC(year, month - back)).toISOString().slice(0, 7),
  );
}

const monthTag = (month: string) => tagOf("month", month);

/** What `tag_count` calls the entries of a year that were published in a month (lib/search/recount.ts). */
const monthOfYearTag = (month: string, year: number) => `${monthTag(month)} ${tagOf("year", year)}`;
