/**
 * iCalendar (RFC 5545). Events are cut apart here, so that one that is broken spoils no other; each is read by ical.js.
 * What repeats is read once, on its first day, and its rule is kept in words: a rule may stand for a million days.
 */
import ICAL from "ical.js";
import type { Happening, ReadFile, ReadRecord } from "#lib/imports/raw";
import { own } from "#lib/own";

export function readCalendar(text: string): ReadFile {
  if (!/^BEGIN:VCALENDAR/im.test(text)) return { problem: { code: "fileWithoutRecords" } };
  const records: ReadRecord[] = [];
  let block: { line: number; lines: string[] } | null = null;
  for (const [index, written] of text.split(/\r\n|\r|\n/).entries()) {
    if (/^BEGIN:VEVENT\s*$/i.test(written)) {
      if (block) records.push({ line: block.line, problem: { code: "recordUnclosed" } });
      block = { line: index + 1, lines: [] };
    } else if (block && /^END:VEVENT\s*$/i.test(written)) {
      records.push(readEvent(block));
      block = null;
    } else if (block && block.lines.length < MAX_LINES) block.lines.push(written);
  }
  if (block) records.push({ line: block.line, problem: { code: "recordUnclosed" } });
  return records.length > 0 ? { records } : { problem: { code: "fileWithoutRecords" } };
}

const MAX_LINES = 5000;

function readEvent({ line, lines }: { line: number; lines: string[] }): ReadRecord {
  try {
    const [, , components] = ICAL.parse(
      ["BEGIN:VCALENDAR", "BEGIN:VEVENT", ...lines, "END:VEVENT", "END:VCALENDAR"].join("\r\n"),
    ) as [string, unknown, [string, Property[]][]];
    const properties = components[0]?.[1] ?? [];
    const happening = happeningOf(new Properties(properties));
    return { line, uid: happening.uid, record: { kind: "happening", happening } };
  } catch {
    return { line, problem: { code: "recordUnreadable" } };
  }
}

type Property = [name: string, parameters: Record<string, unknown>, type: string, ...values: unknown[]];

class Properties {
  readonly #left: Property[];

  constructor(properties: Property[]) {
    this.#left = properties.filter(([name]) => !TECHNICAL.test(name));
  }

  take(name: string): Property | undefined {
    const found = this.#left.find((property) => property[0] === name);
    if (found) this.#left.splice(this.#left.indexOf(found), 1);
    return found;
  }

  text(name: string): string {
    return textOf(this.take(name));
  }

  rest(): [string, string][] {
    return this.#left.flatMap((property): [string, string][] => {
      const said = textOf(property);
      return said ? [[property[0].toUpperCase(), said]] : [];
    });
  }
}

// What calendars say to one another, what software adds for itself, and who comes, which concerns nobody else.
const TECHNICAL =
  /^(dtstamp|created|last-modified|sequence|transp|class|priority|attendee|contact|exdate|rdate|recurrence-id|request-status|x-.*)$/;

function textOf(property: Property | undefined): string {
  return (property?.slice(3) ?? [])
    .flat()
    .map((value) => (typeof value === "object" && value !== null ? ruleOf(value) : String(value)))
    .join(", ")
    .trim();
}

const ruleOf = (value: object) =>
  Object.entries(value)
    .map(([key, of]) => `${key.toUpperCase()}=${of}`)
    .join(";");

function happeningOf(properties: Properties): Happening {
  const dtstart = properties.take("dtstart");
  const dtend = properties.take("dtend");
  const duration = properties.text("duration");
  const organiser = properties.take("organizer");
  const start = momentOf(dtstart);
  const [latitude, longitude] = (properties.take("geo")?.[3] as [number, number] | undefined) ?? [null, null];
  const categories = properties.text("categories");
  return {
    uid: properties.text("uid"),
    title: properties.text("summary"),
    description: properties.text("description"),
    url: properties.text("url"),
    start: start.at,
    end: dtend ? lastOf(momentOf(dtend).at) : duration ? endAfter(start.at, duration) : "",
    timezone: start.zone,
    place: properties.text("location"),
    latitude,
    longitude,
    // The name only: the address is that of a person as often as not.
    organiser: typeof organiser?.[1].cn === "string" ? organiser[1].cn : "",
    keywords: categories ? categories.split(/\s*,\s*/) : [],
    others: properties.rest(),
  };
}

/** The zones of Microsoft's calendars that French ones use; others say IANA's names. */
const WINDOWS: Readonly<Record<string, string>> = {
  "Romance Standard Time": "Europe/Paris",
  "W. Europe Standard Time": "Europe/Paris",
  "Central European Standard Time": "Europe/Paris",
  "GMT Standard Time": "Europe/London",
};

function momentOf(property: Property | undefined): { at: string; zone: string } {
  if (!property) return { at: "", zone: "" };
  const value = String(property[3]);
  const tzid = typeof property[1].tzid === "string" ? property[1].tzid : "";
  if (property[2] === "date" || value.length <= 10) return { at: value.slice(0, 10), zone: "" };
  if (value.endsWith("Z")) return { at: inParis(value), zone: "Europe/Paris" };
  return { at: value.slice(0, 16), zone: own(WINDOWS, tzid) ?? tzid };
}

function inParis(instant: string): string {
  const at = new Date(instant);
  if (Number.isNaN(at.getTime())) return instant.slice(0, 16);
  return at.toLocaleString("sv-SE", { timeZone: "Europe/Paris" }).slice(0, 16).replace(" ", "T");
}

/** A calendar's last day is the one after. */
function lastOf(end: string): string {
  if (end.length !== 10) return end;
  const at = new Date(`${end}T00:00:00Z`);
  return Number.isNaN(at.getTime()) ? end : new Date(at.getTime() - 86_400_000).toISOString().slice(0, 10);
}

function endAfter(start: string, duration: string): string {
  const seconds = ICAL.Duration.fromString(duration).toSeconds();
  const whole = start.length === 10;
  const at = new Date(whole ? `${start}T00:00:00Z` : `${start}:00Z`);
  if (Number.isNaN(at.getTime())) return "";
  const end = new Date(at.getTime() + seconds * 1000 - (whole ? 86_400_000 : 0)).toISOString();
  return end.slice(0, whole ? 10 : 16);
}
