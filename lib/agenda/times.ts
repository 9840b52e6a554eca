/** Times in words: in the time of the place, with that of Paris beside it where the clocks differ. Pure. */
import { formatDate, isoDay } from "#lib/dates";
import { endOf, offset, startOf } from "#lib/entries/partial-date";
import { PARIS, type Placed, zoneOf } from "#lib/entries/zone";
import { type Lang, messages } from "#lib/messages/index";

/** What has local times "HH:MM" on days. */
export interface Timed extends Placed {
  startsOn: string;
  endsOn: string | null;
  startTime: string | null;
  endTime: string | null;
}

/** "9 h 15 – 12 h 45", "9 h 00, heure de La Réunion (6 h 00 à Paris)"; null when no time is known. */
export function timesOf(timed: Timed, lang: Lang): string | null {
  const { startsOn, endsOn, startTime, endTime } = timed;
  if (!startTime || startsOn.length !== 10) return null;
  const zone = zoneOf(timed);
  const start = startOf(startsOn, startTime, zone);
  const lastDay = endsOn ?? startsOn;
  const end = endTime && lastDay.length === 10 ? endOf(lastDay, endTime, zone) : null;
  const own = spanOf(start, end, zone, lang);
  return elsewhere(own, start, spanOf(start, end, PARIS, lang), startsOn, { ...timed, timezone: zone }, lang);
}

/** "jusqu’à minuit, heure de La Réunion (21 h 00 à Paris)" of a deadline whose day does not end with that of Paris; else null. */
export function deadlineTimeOf(
  entry: Placed & { deadlineOn: string; deadlineAt: Date },
  lang: Lang,
): string | null {
  const zone = zoneOf(entry);
  const midnight = new Date(entry.deadlineAt.getTime() + 1);
  if (offset(midnight, zone) === offset(midnight, PARIS) || entry.deadlineOn.length !== 10) return null;
  const { time } = messages(lang).agenda;
  const there = elsewhere(
    time.midnight,
    midnight,
    clock(midnight, PARIS, lang),
    entry.deadlineOn,
    entry,
    lang,
  );
  return time.until(there);
}

function elsewhere(own: string, at: Date, paris: string, day: string, placed: Placed, lang: Lang): string {
  const zone = zoneOf(placed);
  if (offset(at, zone) === offset(at, PARIS)) return own;
  const { time } = messages(lang).agenda;
  const there = isoDay(at);
  const inParis = there === day ? time.inParis(paris) : time.inParisOn(paris, formatDate(there, lang));
  return time.inZone(own, zoneWords(placed, lang), inParis);
}

function spanOf(start: Date, end: Date | null, zone: string, lang: Lang): string {
  const from = clock(start, zone, lang);
  return end ? messages(lang).agenda.time.range(from, clock(end, zone, lang)) : from;
}

/** "9 h 15" or "09:15", as the clock of the zone shows it. */
function clock(at: Date, zone: string, lang: Lang): string {
  const [hours = "", minutes = ""] = new Date(at.getTime() + offset(at, zone))
    .toISOString()
    .slice(11, 16)
    .split(":");
  return lang === "fr" ? `${Number(hours)}\u00a0h\u00a0${minutes}` : `${hours}:${minutes}`;
}

// Whoever reads knows where an event abroad is: its place is said beside.
function zoneWords(placed: Placed, lang: Lang): string {
  const { time } = messages(lang).agenda;
  const zone = zoneOf(placed);
  const known = time.zones[zone];
  if (known) return known;
  const abroad = placed.country && !["FR", "INT", "EU"].includes(placed.country);
  return abroad ? time.local : time.zoneNamed(cityOf(zone, lang));
}

/** "Toronto" of "heure : Toronto", which is all that Intl says of a zone's place. */
function cityOf(zone: string, lang: Lang): string {
  const parts = new Intl.DateTimeFormat(lang, { timeZone: zone, timeZoneName: "shortGeneric" }).formatToParts(
    0,
  );
  const name = parts.find(({ type }) => type === "timeZoneName")?.value ?? zone;
  return name.replace(/^heure\s*:\s*| Time$/g, "");
}
