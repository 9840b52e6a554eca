/**
 * What happens, of what a search finds: a month of it, with the nearest months before and after that have something. Its
 * cost does not grow with the directory: each part reads an index of its own and stops.
 */
import { addMonths, daySpan, monthOf } from "#lib/agenda/month";
import { isoDay } from "#lib/dates";
import { db, type Transaction } from "#lib/db";
import { HAPPENING_TYPES } from "#lib/entries/happening";
import { endOf, startOf } from "#lib/entries/partial-date";
import { Prisma } from "#lib/generated/prisma/client";
import type { EntryType } from "#lib/paths";
import { firstOf } from "./first";
import type { Understood } from "./meaning";
import { EMPTY_SEARCH, isFiltered } from "./query";
import { anyOf, planSql, whereSql } from "./where";

/** What the agenda shows of an entry. */
export interface Happening {
  id: string;
  type: EntryType;
  slug: string;
  title: string;
  /** ISO 639-1, of the title. */
  language: string;
  kind: string;
  /** Partial dates and local times "HH:MM", in the time of its place. */
  startsOn: string;
  endsOn: string | null;
  startTime: string | null;
  endTime: string | null;
  timezone: string | null;
  startsAt: Date;
  endsAt: Date;
  address: string | null;
  country: string | null;
  territory: string | null;
  territoryName: string | null;
}

export interface HappeningMonth {
  /** In the order of their beginning; at most MAX_HAPPENINGS, those known to the day first. */
  happenings: Happening[];
  more: boolean;
  /**
   * The nearest months that have something, or null when nothing lies that way. What is known to the year counts for its
   * nearest month, so that nobody goes through twelve of them.
   */
  before: string | null;
  after: string | null;
}

/** What a month shows at most. */
export const MAX_HAPPENINGS = 200;

/**
 * The month that is asked for; when none is, that of today, or else the nearest one that has something, to come rather
 * than past.
 */
export async function agendaOf(
  query: Understood,
  asked: string | null,
  now: Date,
): Promise<HappeningMonth & { month: string }> {
  const month = asked ?? monthOf(isoDay(now));
  const found = await happeningsOf(query, month, now);
  const nearest = found.after ?? found.before;
  if (asked || found.happenings.length > 0 || !nearest) return { month, ...found };
  return { month: nearest, ...(await happeningsOf(query, nearest, now)) };
}

/** What happens in a month, by the days of each place. The state of deadlines is not asked: they are apart. */
export async function happeningsOf(
  query: Understood,
  month: string,
  now: Date,
  tx: Transaction = db,
): Promise<HappeningMonth> {
  // One row after the other is asked for its values: pairs of them (pairs.ts) are for the index, and slow to make.
  const found = whatHappens({ ...query, scale: null }, now);
  const sought = whatHappens(query, now);
  const all = whatHappens(EMPTY, now);
  if (!found || !sought || !all) return { happenings: [], more: false, before: null, after: null };
  // In Paris; elsewhere a month begins and ends up to 14 hours apart, within a day.
  const [start, end] = [startOf(month), endOf(month)];
  // In a large directory, some thousand things happen in a month, and lists of words are far longer: these are looked at
  // in what happens (OFFSET 0 says so), not the other way round.
  const among = (walked: Prisma.Sql) =>
    query.scale && isNarrowed(query)
      ? Prisma.sql`(SELECT * FROM indexed_entry i WHERE ${all} AND ${walked} OFFSET 0) i`
      : Prisma.sql`indexed_entry i`;
  const part = (name: string, walked: Prisma.Sql, day: Prisma.Sql, rest: Prisma.Sql) => Prisma.sql`
    (SELECT ${name} AS part, i.entry_id FROM ${among(walked)} JOIN entry e ON e.id = i.entry_id WHERE ${found} AND ${walked} AND ${day} ${rest})`;
  // When nothing narrows, the first one walked to is the nearest.
  const nearest = (name: string, walked: Prisma.Sql, day: Prisma.Sql, order: Prisma.Sql) =>
    isNarrowed(query)
      ? Prisma.sql`(SELECT ${name} AS part, nearest.entry_id
          FROM (${firstOf(Prisma.sql`${all} AND ${walked}`, Prisma.sql`${found} AND ${day}`, order, Prisma.sql`${sought} AND ${day}`)}) nearest)`
      : part(name, walked, day, Prisma.sql`ORDER BY ${order} LIMIT 1`);
  const [first, last] = [`${month}-01`, `${month}-31`];
  const rows = await tx.$queryRaw<(Happening & { part: string })[]>`
    ${planSql(query)} SELECT x.part, ${HAPPENING_COLUMNS} FROM (
      ${part(
        "in",
        spanMeets(dayBefore(start), dayAfter(end)),
        Prisma.sql`${FIRST} <= ${last} AND ${LAST} >= ${first}`,
        Prisma.sql`ORDER BY ${PRECISION} DESC, i.starts_at < ${start}, i.starts_at, i.entry_id LIMIT ${MAX_HAPPENINGS + 1}`,
      )}
      UNION ALL ${part("before", spanMeets(dayBefore(start), dayAfter(start)), Prisma.sql`${FIRST} < ${first} AND ${LAST} >= ${first} AND ${PRECISION} > 4`, LIMIT_1)}
      UNION ALL ${nearest("before", Prisma.sql`i.ends_at < ${dayAfter(start)}`, Prisma.sql`${LAST} < ${first}`, Prisma.sql`i.ends_at DESC, i.entry_id DESC`)}
      UNION ALL ${part("after", spanMeets(dayBefore(end), dayAfter(end)), Prisma.sql`${FIRST} <= ${last} AND ${LAST} > ${last} AND ${PRECISION} > 4`, LIMIT_1)}
      UNION ALL ${nearest("after", Prisma.sql`i.dated_at > ${dayBefore(end)}`, Prisma.sql`${FIRST} > ${last}`, Prisma.sql`i.dated_at, i.entry_id`)}
    ) x JOIN entry e ON e.id = x.entry_id ${HAPPENING_JOINS}
    ORDER BY ${PRECISION} DESC, e.starts_at < ${start}, e.starts_at, e.id`;
  const happenings = rows
    .filter(({ part }) => part === "in")
    .map(({ part: _part, ...happening }) => happening);
  const edge = (name: string) => rows.filter(({ part }) => part === name).map(daySpan);
  return {
    happenings: happenings
      .slice(0, MAX_HAPPENINGS)
      .sort((one, other) => one.startsAt.getTime() - other.startsAt.getTime()),
    more: happenings.length > MAX_HAPPENINGS,
    before: latest(edge("before").map(({ last: day }) => smaller(monthOf(day), addMonths(month, -1)))),
    after: earliest(edge("after").map(({ first: day }) => larger(monthOf(day), addMonths(month, 1)))),
  };
}

/** What happens, of what the search finds; null when it asks for other types only. */
export function whatHappens(query: Understood, now: Date): Prisma.Sql | null {
  const types = HAPPENING_TYPES.filter((type) => query.types.length === 0 || query.types.includes(type));
  if (types.length === 0) return null;
  // Written out, as the partial indexes have it: a parameter would hide it from the planner.
  const named = Prisma.raw(types.map((type) => `'${type}'`).join(", "));
  return Prisma.sql`i.type IN (${named}) AND i.starts_at IS NOT NULL
    AND ${(isNarrowed(query) && anyOf("type", types)) || Prisma.sql`true`} AND ${whereSql({ ...query, types: [], deadlines: [] }, now)}`;
}

/** Word for word the expression of the index `indexed_happening_span`. */
export const spanMeets = (from: Date, to: Date | null) =>
  Prisma.sql`tstzrange(i.starts_at, i.ends_at, '[]') && tstzrange(${from}, ${to}, '[]')`;

const isNarrowed = (query: Understood) => query.text !== "" || isFiltered({ ...query, types: [] });
const EMPTY: Understood = { ...EMPTY_SEARCH, meaning: null };
const LIMIT_1 = Prisma.sql`LIMIT 1`;

// The first and the last day of `e` (lib/agenda/month.ts, daySpan), compared as text: month-31 is after all its days.
const FIRST = Prisma.sql`(e.starts_on || right('-01-01', 10 - length(e.starts_on))) COLLATE "C"`;
const LAST = Prisma.sql`(coalesce(e.ends_on, e.starts_on) || right('-12-31', 10 - length(coalesce(e.ends_on, e.starts_on)))) COLLATE "C"`;

/** How well the days of `e` are known: 10 to the day, 7 to the month, 4 to the year. */
export const PRECISION = Prisma.sql`least(length(e.starts_on), length(e.ends_on))`;

/** On `entry e` and what HAPPENING_JOINS adds. */
export const HAPPENING_COLUMNS = Prisma.sql`e.id, e.type, e.slug, e.title, e.language, e.kind,
  e.starts_on AS "startsOn", e.ends_on AS "endsOn", e.starts_at AS "startsAt", e.ends_at AS "endsAt",
  d.start_time AS "startTime", d.end_time AS "endTime", d.timezone,
  e.address, e.country, e.territory_code AS territory, t.name AS "territoryName"`;

export const HAPPENING_JOINS = Prisma.sql`LEFT JOIN event d ON d.entry_id = e.id LEFT JOIN territory t ON t.code = e.territory_code`;

const DAY = 86_400_000;
const dayBefore = (at: Date) => new Date(at.getTime() - DAY);
const dayAfter = (at: Date) => new Date(at.getTime() + DAY);

// Months are text, and in the order of text.
const smaller = (one: string, other: string) => (other < one ? other : one);
const larger = (one: string, other: string) => (other > one ? other : one);
const latest = (months: readonly string[]) => [...months].sort().at(-1) ?? null;
const earliest = (months: readonly string[]) => [...months].sort()[0] ?? null;
