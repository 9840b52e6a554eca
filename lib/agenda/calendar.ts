/** Entries as the events of a calendar. Pure. */
import { placeOf } from "#lib/entries/facts";
import { HAPPENING_TYPES } from "#lib/entries/happening";
import { RECORD_LANG } from "#lib/entries/language";
import { endOf, startOf } from "#lib/entries/partial-date";
import type { EntryCard } from "#lib/entries/view";
import { zoneOf } from "#lib/entries/zone";
import { type Lang, messages } from "#lib/messages/index";
import { entryPath } from "#lib/paths";
import type { CalendarEntry } from "#lib/search/calendar-entries";
import type { CalendarEvent, Days, Times } from "./ical";
import { daySpan, precisionOf } from "./month";

/** Whether a calendar can hold the entry: it happens on days that are known, or has a deadline that is. */
export function isForCalendars(
  entry: Pick<EntryCard, "type" | "startsOn" | "endsOn" | "deadlineOn">,
): boolean {
  const { type, startsOn, endsOn, deadlineOn } = entry;
  const happens = HAPPENING_TYPES.includes(type) && startsOn && precisionOf({ startsOn, endsOn }) === "day";
  return Boolean(happens) || deadlineOn?.length === 10;
}

/**
 * What an entry is, on its days and at its times; null when they are not known to the day.
 * @param origin the site's address, without a final slash
 */
export function happeningEvent(entry: CalendarEntry, lang: Lang, origin: string): CalendarEvent | null {
  const { startsOn, endsOn } = entry;
  if (!startsOn || !HAPPENING_TYPES.includes(entry.type)) return null;
  if (precisionOf({ startsOn, endsOn }) !== "day") return null;
  return {
    ...sharedOf(entry, lang, origin),
    uid: `${entry.id}@${DOMAIN}`,
    title: entry.title,
    when: whenOf({ ...entry, startsOn }),
    busy: true,
  };
}

/** The last day of what has a deadline; null when it is not known. It keeps nobody busy. */
export function deadlineEvent(entry: CalendarEntry, lang: Lang, origin: string): CalendarEvent | null {
  if (entry.deadlineOn?.length !== 10) return null;
  return {
    ...sharedOf(entry, lang, origin),
    uid: `echeance-${entry.id}@${DOMAIN}`,
    title: messages(lang).agenda.calendar.deadline(entry.title),
    when: { first: entry.deadlineOn, last: entry.deadlineOn },
    busy: false,
  };
}

/** What makes an id unique in the world. Not the site's own address, which may change: an event keeps its name for ever. */
const DOMAIN = "sillage";

function sharedOf(entry: CalendarEntry, lang: Lang, origin: string) {
  const { territory, territoryName, latitude, longitude, updatedAt } = entry;
  const page = origin + entryPath(lang, entry.type, entry.slug);
  const place = territory && territoryName ? { code: territory, name: territoryName } : null;
  return {
    sequence: entry.version - 1,
    publishedAt: entry.publishedAt,
    updatedAt,
    titleLang: entry.language,
    description: `${entry.summary}\n\n${page}`,
    descriptionLang: RECORD_LANG,
    place: placeOf({ ...entry, territory: place }, lang),
    point: latitude !== null && longitude !== null ? { latitude, longitude } : null,
    page,
    categories: entry.themes,
    // Put away before its end: it is no longer announced. Put away after, it has taken place.
    cancelled: entry.archived && entry.endsAt !== null && updatedAt < entry.endsAt,
  };
}

function whenOf(entry: CalendarEntry & { startsOn: string }): Days | Times {
  const { startsOn, endsOn, startTime, endTime } = entry;
  if (!startTime) return daySpan({ startsOn, endsOn });
  const [zone, lastDay] = [zoneOf(entry), endsOn ?? startsOn];
  const start = startOf(startsOn, startTime, zone);
  if (endTime) return { start, end: endOf(lastDay, endTime, zone), zone };
  // Without a time of end, one day ends when nobody knows; several do with the last of them.
  return {
    start,
    end: lastDay === startsOn ? null : new Date(endOf(lastDay, null, zone).getTime() + 1),
    zone,
  };
}
