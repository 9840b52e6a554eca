/**
 * Calendars as text (iCalendar, RFC 5545; the properties of a calendar, RFC 7986). Pure: the same events give the same
 * text, whatever is in their words.
 */
import { dayAfter } from "./month";
import { clockText, timezoneLines } from "./timezone";

export interface Calendar {
  name: string;
  /** ISO 639-1. */
  lang: string;
  /** The address of the page that it follows, and its own. */
  page: string;
  source: string;
  events: readonly CalendarEvent[];
}

export interface CalendarEvent {
  /** Unique in the world and for ever. */
  uid: string;
  /** How many times it has changed. */
  sequence: number;
  publishedAt: Date;
  updatedAt: Date;
  when: Days | Times;
  title: string;
  /** ISO 639-1, of the title. */
  titleLang: string;
  description: string;
  descriptionLang: string;
  place: string | null;
  point: { latitude: number; longitude: number } | null;
  page: string;
  categories: readonly string[];
  cancelled: boolean;
  /** Whether it takes the time of who keeps it in a calendar: a deadline does not. */
  busy: boolean;
}

/** Whole days, both included: "2018-11-23". */
export interface Days {
  first: string;
  last: string;
}

/** Instants, said in a zone (IANA); without an end, only the beginning is known. */
export interface Times {
  start: Date;
  end: Date | null;
  zone: string;
}

/** Calendars come back for what has changed after so long. */
const REFRESH = "PT6H";

export function calendarText(calendar: Calendar): string {
  const { name, lang, page, source, events } = calendar;
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Sillage//Agenda//FR",
    "CALSCALE:GREGORIAN",
    `NAME;LANGUAGE=${lang}:${text(name)}`,
    `X-WR-CALNAME:${text(name)}`,
    "X-WR-TIMEZONE:Europe/Paris",
    `URL:${page}`,
    `SOURCE;VALUE=URI:${source}`,
    `REFRESH-INTERVAL;VALUE=DURATION:${REFRESH}`,
    `X-PUBLISHED-TTL:${REFRESH}`,
    ...timezoneLines(events.length > 0 ? timesOf(events) : [NO_TIME]),
    ...events.flatMap((event) => eventLines(event, lang)),
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${fold(line)}\r\n`).join("");
}

const timesOf = (events: readonly CalendarEvent[]) =>
  events.flatMap(({ when }) => ("zone" in when ? [when] : []));

/** A calendar has at least one component (§ 3.4): without events, the zone that it is in. */
const NO_TIME: Times = { start: new Date("2026-01-01T00:00:00Z"), end: null, zone: "Europe/Paris" };

function eventLines(event: CalendarEvent, lang: string): string[] {
  const { point, place, categories } = event;
  return [
    "BEGIN:VEVENT",
    `UID:${text(event.uid)}`,
    `SEQUENCE:${event.sequence}`,
    // Without METHOD, DTSTAMP is when the event was last revised (§ 3.8.7.2): the text depends on nothing else.
    `DTSTAMP:${utc(event.updatedAt)}`,
    `CREATED:${utc(event.publishedAt)}`,
    `LAST-MODIFIED:${utc(event.updatedAt)}`,
    ...("zone" in event.when ? timeLines(event.when) : dayLines(event.when)),
    `SUMMARY;LANGUAGE=${event.titleLang}:${text(event.title)}`,
    `DESCRIPTION;LANGUAGE=${event.descriptionLang}:${text(event.description)}`,
    ...(place ? [`LOCATION:${text(place)}`] : []),
    ...(point ? [`GEO:${point.latitude};${point.longitude}`] : []),
    `URL:${event.page}`,
    ...(categories.length > 0 ? [`CATEGORIES;LANGUAGE=${lang}:${categories.map(text).join(",")}`] : []),
    `STATUS:${event.cancelled ? "CANCELLED" : "CONFIRMED"}`,
    `TRANSP:${event.busy ? "OPAQUE" : "TRANSPARENT"}`,
    "END:VEVENT",
  ];
}

// The end of whole days is the day after the last one (§ 3.6.1).
const dayLines = ({ first, last }: Days) => [
  `DTSTART;VALUE=DATE:${figures(first)}`,
  `DTEND;VALUE=DATE:${figures(dayAfter(last))}`,
];

const timeLines = ({ start, end, zone }: Times) => [
  `DTSTART${clockText(start, zone)}`,
  // An end that is not after its beginning is refused; without one, an event is known to begin (§ 3.6.1).
  ...(end && end > start ? [`DTEND${clockText(end, zone)}`] : []),
];

/** "20181123T081500Z" */
const utc = (at: Date) => `${figures(at.toISOString().slice(0, 19))}Z`;

const figures = (iso: string) => iso.replace(/[-:]/g, "");

/** Text for a value (§ 3.3.11); what it has no room for is dropped, but for the ends of lines. */
export function text(words: string): string {
  return words
    .toWellFormed()
    .replace(/\r\n?/g, "\n")
    .replace(UNSAYABLE, "")
    .replace(/[\\;,]/g, "\\$&")
    .replace(/\n/g, "\\n");
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what the pattern looks for
const UNSAYABLE = /[\u0000-\u0008\u000b-\u001f\u007f]/g;

/** A line of at most 75 octets, then others that begin with a space (§ 3.1); no character is cut. */
export function fold(line: string): string {
  const lines: string[] = [];
  let [current, octets] = ["", 0];
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > MAX_OCTETS) {
      lines.push(current);
      [current, octets] = [" ", 1];
    }
    current += character;
    octets += size;
  }
  return [...lines, current].join("\r\n");
}

const MAX_OCTETS = 75;
