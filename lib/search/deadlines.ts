/** The deadlines of what a search finds, the next ones first. */
import { db, type Transaction } from "#lib/db";
import { endOf, startOf } from "#lib/entries/partial-date";
import { Prisma } from "#lib/generated/prisma/client";
import type { EntryType } from "#lib/paths";
import { firstOf } from "./first";
import type { Understood } from "./meaning";
import { DEADLINES } from "./query";
import { deadlineSql, planSql, whereSql } from "./where";

/** What the agenda shows of an entry that has a deadline. */
export interface DeadlineEntry {
  id: string;
  type: EntryType;
  slug: string;
  title: string;
  /** ISO 639-1, of the title. */
  language: string;
  kind: string;
  /** A partial date, in the time of its place. */
  deadlineOn: string;
  deadlineAt: Date;
  startsOn: string | null;
  startsAt: Date | null;
  timezone: string | null;
  address: string | null;
  country: string | null;
  territory: string | null;
  territoryName: string | null;
}

export interface Deadlines {
  /** Those not closed, the nearest first, then, when they are asked for, those closed, the latest first. */
  entries: DeadlineEntry[];
  more: boolean;
  /** Whether some are closed, asked for or not. */
  someClosed: boolean;
}

/** What the agenda shows of them at most, and of those that are closed; the search has the others. */
export const MAX_DEADLINES = 12;

/** The state of deadlines is that of the search; all but the closed ones when it asks for none. */
export async function deadlinesOf(query: Understood, now: Date, tx: Transaction = db): Promise<Deadlines> {
  const asked =
    query.deadlines.length > 0 ? query.deadlines : DEADLINES.filter((state) => state !== "closed");
  const running = asked.filter((state) => state !== "closed");
  const closed = asked.includes("closed");
  const found = hasDeadline(query, now);
  const rows = await tx.$queryRaw<(DeadlineEntry & { closed: boolean })[]>`
    ${planSql(query)} SELECT x.closed, ${DEADLINE_COLUMNS} FROM (
      (SELECT i.entry_id, i.deadline_at, false AS closed FROM indexed_entry i
        WHERE ${found} AND i.deadline_at >= ${now} AND ${deadlineSql(running, now) ?? Prisma.sql`false`}
        ORDER BY i.deadline_at, i.entry_id LIMIT ${MAX_DEADLINES + 1})
      UNION ALL
      ${closed ? lastClosed(found, now) : anyClosed(found, now)}
    ) x JOIN entry e ON e.id = x.entry_id ${DEADLINE_JOINS}
    ORDER BY x.closed, abs(extract(epoch FROM x.deadline_at - ${now})), e.id`;
  const of = (over: boolean) => rows.filter((row) => row.closed === over);
  const shown = [...of(false).slice(0, MAX_DEADLINES), ...(closed ? of(true).slice(0, MAX_DEADLINES) : [])];
  return {
    entries: shown.map(({ closed: _closed, ...entry }) => entry),
    more: of(false).length > MAX_DEADLINES || (closed && of(true).length > MAX_DEADLINES),
    someClosed: of(true).length > 0,
  };
}

const lastClosed = (found: Prisma.Sql, now: Date) => Prisma.sql`
  (SELECT i.entry_id, i.deadline_at, true AS closed FROM indexed_entry i
    WHERE ${found} AND i.deadline_at < ${now} ORDER BY i.deadline_at DESC, i.entry_id DESC LIMIT ${MAX_DEADLINES + 1})`;

const anyClosed = (found: Prisma.Sql, now: Date) => Prisma.sql`
  (SELECT one.entry_id, NULL::timestamptz, true AS closed
    FROM (${firstOf(Prisma.sql`i.deadline_at < ${now}`, found, Prisma.sql`i.deadline_at DESC, i.entry_id DESC`)}) one)`;

/**
 * What has a deadline, of what the search finds, on `indexed_entry i`. Its years and its period are those of the
 * deadline, "coming" and "past" too: an entry may have no other date. Its state is apart (`deadlineSql`).
 */
export function hasDeadline(query: Understood, now: Date): Prisma.Sql {
  const { years, from, to, when } = query;
  const others = whereSql({ ...query, years: [], from: null, to: null, when: null, deadlines: [] }, now);
  const conditions = [
    Prisma.sql`i.deadline_at IS NOT NULL`,
    others,
    years.length > 0
      ? Prisma.sql`(${Prisma.join(
          years.map((year) => between(String(year), String(year))),
          " OR ",
        )})`
      : null,
    from || to ? between(from, to) : null,
    when === "coming" ? Prisma.sql`i.deadline_at >= ${now}` : null,
    when === "past" ? Prisma.sql`i.deadline_at < ${now}` : null,
  ].filter((condition) => condition !== null);
  return Prisma.join(conditions, " AND ");
}

function between(from: string | null, to: string | null): Prisma.Sql {
  const bounds = [
    from ? Prisma.sql`i.deadline_at >= ${startOf(from)}` : null,
    to ? Prisma.sql`i.deadline_at <= ${endOf(to)}` : null,
  ].filter((bound) => bound !== null);
  return Prisma.sql`(${Prisma.join(bounds, " AND ")})`;
}

/** On `entry e` and what DEADLINE_JOINS adds. */
export const DEADLINE_COLUMNS = Prisma.sql`e.id, e.type, e.slug, e.title, e.language, e.kind,
  e.deadline_on AS "deadlineOn", e.deadline_at AS "deadlineAt", e.starts_on AS "startsOn", e.starts_at AS "startsAt",
  d.timezone, e.address, e.country, e.territory_code AS territory, t.name AS "territoryName"`;

export const DEADLINE_JOINS = Prisma.sql`LEFT JOIN event d ON d.entry_id = e.id LEFT JOIN territory t ON t.code = e.territory_code`;
