/**
 * Calendars to subscribe to: what happens and deadlines, of a search, and the file of one entry. Open to any site,
 * briefly kept by shared caches; errors are problem details, like those of the API.
 */
import { deadlineEvent, happeningEvent } from "#lib/agenda/calendar";
import { type CalendarEvent, calendarText } from "#lib/agenda/ical";
import { etagOf, hasAlready } from "#lib/http/conditional";
import { problem } from "#lib/http/problem";
import { type Lang, messages } from "#lib/messages/index";
import { sayOutage } from "#lib/outage";
import {
  agendaCalendarPath,
  agendaPath,
  deadlinesCalendarPath,
  type EntryType,
  entryCalendarPath,
  entryPath,
} from "#lib/paths";
import { activeFilters } from "./active";
import { type CalendarEntry, getCalendarEntry, listDeadlines, listHappenings } from "./calendar-entries";
import { understand } from "./meaning";
import { nameFilters } from "./names";
import { parseSearch, printSearch, type SearchQuery } from "./query";

/** Who asks, and of which site. */
export interface Asked {
  lang: Lang;
  params: URLSearchParams;
  headers: Headers;
  /** The site's address, without a final slash. */
  origin: string;
  now: Date;
}

/** What happens, of a search: from a year ago on. The state of deadlines is not asked: they are apart. */
export const answerAgenda = (asked: Asked): Promise<Response> =>
  answerSearch(asked, {
    kind: "events",
    file: "agenda",
    list: (query, { lang, now }) => listHappenings(query, lang, now),
    eventOf: happeningEvent,
    pathOf: (query, lang) => agendaCalendarPath(lang, printSearch({ ...query, deadlines: [] })),
  });

/** The deadlines of a search. */
export const answerDeadlines = (asked: Asked): Promise<Response> =>
  answerSearch(asked, {
    kind: "deadlines",
    file: "echeances",
    list: (query, { lang, now }) => listDeadlines(query, lang, now),
    eventOf: deadlineEvent,
    pathOf: (query, lang) => deadlinesCalendarPath(lang, printSearch(query)),
  });

/**
 * The file of one entry: what it is on its days, and its deadline. 308 to that of the entry into which it was merged;
 * an archived one says that it is cancelled when it was put away before its end; 410 when it was taken down; 404 when
 * there is none, or none of its dates is known to the day.
 */
export async function answerEntryCalendar(
  type: EntryType | null,
  slug: string,
  { lang, headers, origin }: Omit<Asked, "params" | "now">,
): Promise<Response> {
  return await answer(async () => {
    // No slug holds a character that the database would refuse.
    const entry = /^[a-z0-9-]{1,120}$/.test(slug) ? await getCalendarEntry(slug, lang) : null;
    if (!entry || entry.type !== type) return problem(404, "No entry has this address.", { headers: OPEN });
    if (entry.removed) return problem(410, "This entry was taken down.", { headers: OPEN });
    if (entry.mergedInto) {
      const location = origin + entryCalendarPath(lang, type, entry.mergedInto);
      return new Response(null, { status: 308, headers: { ...OPEN, location } });
    }
    const events = [happeningEvent(entry, lang, origin), deadlineEvent(entry, lang, origin)].filter(
      (event) => event !== null,
    );
    if (events.length === 0)
      return problem(404, "This entry has no date known to the day.", { headers: OPEN });
    return give(slug, headers, {
      name: messages(lang).agenda.calendar.one(entry.title),
      lang,
      page: origin + entryPath(lang, type, slug),
      source: origin + entryCalendarPath(lang, type, slug),
      events,
    });
  });
}

interface Kind {
  kind: "events" | "deadlines";
  /** The name of the file. */
  file: string;
  list: (query: Awaited<ReturnType<typeof understand>>, asked: Asked) => Promise<CalendarEntry[]>;
  eventOf: (entry: CalendarEntry, lang: Lang, origin: string) => CalendarEvent | null;
  pathOf: (query: SearchQuery, lang: Lang) => string;
}

async function answerSearch(asked: Asked, { kind, file, list, eventOf, pathOf }: Kind): Promise<Response> {
  const { lang, params, headers, origin } = asked;
  const { query: given, issues } = parseSearch(params, { strict: true });
  if (issues.length > 0) {
    const { wrong } = messages("en").search;
    const errors = issues.map(({ name, code }) => ({ name, reason: wrong[code](name) }));
    return problem(400, "Some parameters are wrong.", { errors, headers: OPEN });
  }
  return await answer(async () => {
    // A calendar has neither pages nor orders.
    const { query, names } = await nameFilters({ ...given, sort: null, cursor: null }, lang);
    const entries = await list(await understand(query), asked);
    const filters = activeFilters(query, names, lang).map(({ label }) => label);
    return give(file, headers, {
      name: [messages(lang).agenda.calendar[kind], ...filters].join(", "),
      lang,
      page: origin + agendaPath(lang, printSearch(query)),
      source: origin + pathOf(query, lang),
      events: entries.flatMap((entry) => eventOf(entry, lang, origin) ?? []),
    });
  });
}

// Anyone's page may read it: nothing here depends on who asks.
const OPEN = { "access-control-allow-origin": "*" };

function give(file: string, asked: Headers, calendar: Parameters<typeof calendarText>[0]): Response {
  const text = calendarText(calendar);
  const etag = etagOf(text);
  const headers = { ...OPEN, etag, "cache-control": "public, max-age=0, s-maxage=60" };
  if (hasAlready(etag, asked)) return new Response(null, { status: 304, headers });
  return new Response(text, {
    headers: {
      ...headers,
      "content-type": "text/calendar; charset=utf-8",
      "content-disposition": `inline; filename="${file}.ics"`,
    },
  });
}

async function answer(make: () => Promise<Response>): Promise<Response> {
  try {
    return await make();
  } catch (error) {
    sayOutage(error, "calendar");
    return problem(503, "The directory does not answer for the moment. Try again in a few seconds.", {
      headers: OPEN,
    });
  }
}
