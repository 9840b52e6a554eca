/** What calendars hold of a search: what happens, deadlines, or one entry, each with all that its event says. */
import { db, type Transaction } from "#lib/db";
import { Prisma } from "#lib/generated/prisma/client";
import type { Lang } from "#lib/messages/lang";
import type { EntryType } from "#lib/paths";
import { hasDeadline } from "./deadlines";
import { PRECISION, spanMeets, whatHappens } from "./happenings";
import type { Understood } from "./meaning";
import { deadlineSql, planSql } from "./where";

export interface CalendarEntry {
  id: string;
  type: EntryType;
  slug: string;
  title: string;
  /** ISO 639-1, of the title. */
  language: string;
  summary: string;
  /** Partial dates and local times "HH:MM", in the time of its place. */
  startsOn: string | null;
  endsOn: string | null;
  deadlineOn: string | null;
  startTime: string | null;
  endTime: string | null;
  timezone: string | null;
  endsAt: Date | null;
  address: string | null;
  country: string | null;
  territory: string | null;
  territoryName: string | null;
  latitude: number | null;
  longitude: number | null;
  /** In the language asked for. */
  themes: string[];
  archived: boolean;
  version: number;
  publishedAt: Date;
  updatedAt: Date;
}

/** A calendar holds at most so many events. */
export const MAX_EVENTS = 1000;

/** How far back it goes, in milliseconds: those who come back find what they had. */
const KEPT = 365 * 86_400_000;

/**
 * What happens: all to come and what is under way, then what ended within a year, the latest first, as far as there is
 * room; in the order of their beginning. A partial date is on no day: no calendar can hold it.
 */
export async function listHappenings(
  query: Understood,
  lang: Lang,
  now: Date,
  tx: Transaction = db,
): Promise<CalendarEntry[]> {
  const found = whatHappens(query, now);
  if (!found) return [];
  const from = Prisma.sql`FROM indexed_entry i WHERE ${found}`;
  return await tx.$queryRaw<CalendarEntry[]>`
    ${planSql(query)} SELECT ${columnsIn(lang)} FROM (
      SELECT part.entry_id FROM (
        (SELECT i.entry_id, 1 AS rank, 0 AS far ${from} AND i.starts_at < ${now} AND ${spanMeets(now, now)} LIMIT ${MAX_EVENTS})
        UNION ALL
        (SELECT i.entry_id, 1, 0 ${from} AND i.dated_at >= ${now} ORDER BY i.dated_at, i.entry_id LIMIT ${MAX_EVENTS})
        UNION ALL
        (SELECT i.entry_id, 2, extract(epoch FROM ${now} - i.ends_at)
          ${from} AND i.ends_at < ${now} AND i.ends_at >= ${new Date(now.getTime() - KEPT)}
          ORDER BY i.ends_at DESC, i.entry_id DESC LIMIT ${MAX_EVENTS})
      ) part (entry_id, rank, far) ORDER BY part.rank, part.far LIMIT ${MAX_EVENTS}
    ) x JOIN entry e ON e.id = x.entry_id ${JOINS}
    WHERE ${PRECISION} = 10 ORDER BY e.starts_at, e.id`;
}

/** Deadlines known to the day, in their order: in the states that the search asks for, else all since a year ago. */
export async function listDeadlines(
  query: Understood,
  lang: Lang,
  now: Date,
  tx: Transaction = db,
): Promise<CalendarEntry[]> {
  const state = deadlineSql(query.deadlines, now) ?? Prisma.sql`true`;
  return await tx.$queryRaw<CalendarEntry[]>`
    ${planSql(query)} SELECT ${columnsIn(lang)} FROM (
      SELECT i.entry_id FROM indexed_entry i
      WHERE ${hasDeadline(query, now)} AND ${state} AND i.deadline_at >= ${new Date(now.getTime() - KEPT)}
      ORDER BY i.deadline_at DESC, i.entry_id DESC LIMIT ${MAX_EVENTS}
    ) x JOIN entry e ON e.id = x.entry_id ${JOINS}
    WHERE length(e.deadline_on) = 10 ORDER BY e.deadline_at, e.id`;
}

/** An entry by its slug, published or archived; where it went when it was merged; null when there is none to be read. */
export async function getCalendarEntry(
  slug: string,
  lang: Lang,
  tx: Transaction = db,
): Promise<(CalendarEntry & { removed: boolean; mergedInto: string | null }) | null> {
  const [row] = await tx.$queryRaw<(CalendarEntry & { removed: boolean; mergedInto: string | null })[]>`
    SELECT ${columnsIn(lang)}, e.removed, m.slug AS "mergedInto"
    FROM entry e LEFT JOIN entry m ON m.id = e.merged_into_id ${JOINS} WHERE e.slug = ${slug}`;
  return row ?? null;
}

const JOINS = Prisma.sql`LEFT JOIN event d ON d.entry_id = e.id LEFT JOIN territory t ON t.code = e.territory_code`;

const LABELS = { fr: Prisma.sql`th.label_fr`, en: Prisma.sql`th.label_en` };

const columnsIn = (lang: Lang) => Prisma.sql`e.id, e.type, e.slug, e.title, e.language, e.summary,
  e.starts_on AS "startsOn", e.ends_on AS "endsOn", e.deadline_on AS "deadlineOn", e.ends_at AS "endsAt",
  d.start_time AS "startTime", d.end_time AS "endTime", d.timezone,
  e.address, e.country, e.territory_code AS territory, t.name AS "territoryName", e.latitude, e.longitude,
  ARRAY(SELECT ${LABELS[lang]} FROM entry_theme et JOIN theme th ON th.id = et.theme_id
    WHERE et.entry_id = e.id ORDER BY th.position, th.slug) AS themes,
  e.archived, e.version, e.published_at AS "publishedAt", e.updated_at AS "updatedAt"`;
