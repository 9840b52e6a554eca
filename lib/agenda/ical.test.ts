/** What we write, read back by ICAL.js: a parser that we did not write. */
import fc from "fast-check";
import ICAL from "ical.js";
import { describe, expect, test } from "vitest";
import { endOf, startOf } from "#lib/entries/partial-date";
import { type Calendar, type CalendarEvent, calendarText, fold } from "./ical";

const event = (changes: Partial<CalendarEvent> = {}): CalendarEvent => ({
  uid: "01938f5e-0000-7000-8000-000000000001@sillage",
  sequence: 3,
  publishedAt: new Date("2026-09-01T08:00:00Z"),
  updatedAt: new Date("2026-10-02T09:30:00Z"),
  when: { first: "2026-11-05", last: "2026-11-06" },
  title: "Journées d’étude",
  titleLang: "fr",
  description: "Deux jours pour apprendre.",
  descriptionLang: "fr",
  place: "Lille",
  point: { latitude: 50.63, longitude: 3.06 },
  page: "https://exemple.fr/fr/evenements/journees",
  categories: ["Design", "Innovation, et territoires"],
  cancelled: false,
  busy: true,
  ...changes,
});

const calendar = (events: readonly CalendarEvent[], changes: Partial<Calendar> = {}): Calendar => ({
  name: "Sillage : agenda",
  lang: "fr",
  page: "https://exemple.fr/fr/agenda",
  source: "https://exemple.fr/fr/agenda.ics?q=a%2Cb",
  events,
  ...changes,
});

const read = (source: string) => new ICAL.Component(ICAL.parse(source));

/** The events of a calendar, its own time zones and none that the parser would know put to use. */
function eventsOf(source: string): ICAL.Event[] {
  ICAL.TimezoneService.reset();
  const component = read(source);
  for (const zone of component.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(zone);
  return component.getAllSubcomponents("vevent").map((one) => new ICAL.Event(one));
}

function roundTrip(changes: Partial<CalendarEvent>): ICAL.Event {
  const [found] = eventsOf(calendarText(calendar([event(changes)])));
  if (!found) throw new Error("an event was written");
  return found;
}

/** The instants read back for a time said in a zone. */
function instants(day: string, from: string, to: string, zone: string, lastDay = day) {
  const when = { start: startOf(day, from, zone), end: endOf(lastDay, to, zone), zone };
  const { startDate, endDate } = roundTrip({ when });
  expect(startDate.toJSDate()).toEqual(when.start);
  expect(endDate.toJSDate()).toEqual(when.end);
  return [startDate.toString(), endDate.toString()];
}

describe("instants read back are those that were written", () => {
  test("in Paris, Ottawa, La Réunion, Nouméa, Papeete, Cayenne", () => {
    for (const zone of [
      "Europe/Paris",
      "America/Toronto",
      "Indian/Reunion",
      "Pacific/Noumea",
      "Pacific/Tahiti",
      "America/Cayenne",
    ])
      for (const day of ["2026-01-15", "2026-07-15", "2018-11-23"])
        expect(instants(day, "09:15", "12:45", zone)).toEqual([`${day}T09:15:00`, `${day}T12:45:00`]);
  });

  test("around the nights when clocks change, here and elsewhere", () => {
    instants("2026-03-28", "22:00", "04:00", "Europe/Paris", "2026-03-29");
    instants("2026-03-29", "01:30", "03:30", "Europe/Paris");
    instants("2026-10-24", "23:00", "02:30", "Europe/Paris", "2026-10-25");
    instants("2026-10-25", "01:30", "03:30", "Europe/Paris");
    instants("2026-10-25", "04:00", "05:00", "Europe/Paris");
    instants("2026-11-01", "00:30", "03:00", "America/Toronto");
    instants("2026-03-08", "01:00", "04:00", "America/Toronto");
    instants("2026-10-04", "01:00", "04:00", "Australia/Sydney");
  });

  test("in an hour that comes twice, said in UTC", () => {
    expect(instants("2026-10-25", "02:30", "02:45", "Europe/Paris")[0]).toBe("2026-10-25T00:30:00Z");
    expect(instants("2026-10-25", "03:00", "03:30", "Europe/Paris")[0]).toBe("2026-10-25T03:00:00");
  });

  test("in an hour that the night skips, as the hour that the clocks then show", () => {
    const start = startOf("2026-03-29", "02:30");
    const { startDate } = roundTrip({ when: { start, end: null, zone: "Europe/Paris" } });
    expect(startDate.toString()).toBe("2026-03-29T03:30:00");
    expect(startDate.toJSDate()).toEqual(start);
  });

  test("on the 29th of February", () => {
    expect(instants("2028-02-29", "09:00", "17:00", "Europe/Paris")[0]).toBe("2028-02-29T09:00:00");
    const { startDate, endDate } = roundTrip({ when: { first: "2028-02-28", last: "2028-02-29" } });
    expect([startDate.toString(), endDate.toString()]).toEqual(["2028-02-28", "2028-03-01"]);
  });

  test("anywhere, at any time of the last and the next years", () => {
    const zones = Intl.supportedValuesOf("timeZone");
    const at = fc.date({ min: new Date("1996-01-01"), max: new Date("2030-12-31"), noInvalidDate: true });
    fc.assert(
      fc.property(at, fc.constantFrom(...zones), fc.integer({ min: 1, max: 4000 }), (date, zone, minutes) => {
        const start = new Date(Math.floor(date.getTime() / 60_000) * 60_000);
        const end = new Date(start.getTime() + minutes * 60_000);
        const { startDate, endDate } = roundTrip({ when: { start, end, zone } });
        expect([startDate.toJSDate(), endDate.toJSDate()], zone).toEqual([start, end]);
      }),
      { numRuns: 300 },
    );
  });
});

describe("a calendar", () => {
  test("has what RFC 5545 asks for, each property once", () => {
    const root = read(calendarText(calendar([event()])));
    const value = (name: string) => root.getFirstPropertyValue(name)?.toString();
    expect(value("version")).toBe("2.0");
    expect(value("prodid")).toMatch(/Sillage/);
    expect(value("x-wr-calname")).toBe("Sillage : agenda");
    expect(value("refresh-interval")).toBe("PT6H");
    expect(root.getFirstProperty("refresh-interval")?.type).toBe("duration");
    expect(value("source")).toBe("https://exemple.fr/fr/agenda.ics?q=a%2Cb");
    const names =
      root
        .getFirstSubcomponent("vevent")
        ?.getAllProperties()
        .map(({ name }) => name) ?? [];
    expect(new Set(names).size).toBe(names.length);
    for (const name of ["uid", "dtstamp", "dtstart", "summary", "sequence", "last-modified", "status", "url"])
      expect(names).toContain(name);
  });

  test("describes the zones that its events are said in, each once, and no other", () => {
    const times = (zone: string) => ({
      when: { start: startOf("2026-11-05", "09:00", zone), end: null, zone },
    });
    const zones = ["Europe/Paris", "Indian/Reunion", "Europe/Paris"];
    const root = read(calendarText(calendar([event(), ...zones.map((zone) => event(times(zone)))])));
    expect(
      root.getAllSubcomponents("vtimezone").map((zone) => zone.getFirstPropertyValue("tzid")?.toString()),
    ).toEqual(["Europe/Paris", "Indian/Reunion"]);
    expect(read(calendarText(calendar([event()]))).getAllSubcomponents("vtimezone")).toHaveLength(0);
  });

  test("has a component even when it has no event", () => {
    const root = read(calendarText(calendar([])));
    expect(root.getAllSubcomponents().map(({ name }) => name)).toEqual(["vtimezone"]);
  });

  test("says whole days with an end that is the day after, and its point, categories and languages", () => {
    const found = roundTrip({ titleLang: "en" });
    expect(found.startDate.isDate).toBe(true);
    expect([found.startDate.toString(), found.endDate.toString()]).toEqual(["2026-11-05", "2026-11-07"]);
    expect(found.component.getFirstProperty("summary")?.getParameter("language")).toBe("en");
    expect(found.component.getFirstProperty("geo")?.getFirstValue()).toEqual([50.63, 3.06]);
    expect(found.component.getFirstProperty("categories")?.getValues()).toEqual([
      "Design",
      "Innovation, et territoires",
    ]);
    expect(found.sequence).toBe(3);
    expect(found.component.getFirstPropertyValue("dtstamp")?.toString()).toBe("2026-10-02T09:30:00Z");
    expect(found.component.getFirstPropertyValue("status")).toBe("CONFIRMED");
    expect(roundTrip({ cancelled: true }).component.getFirstPropertyValue("status")).toBe("CANCELLED");
  });

  test("has no end where only the beginning is known, or where the end is not after it", () => {
    const start = startOf("2026-11-05", "09:00");
    for (const end of [null, start])
      expect(roundTrip({ when: { start, end, zone: "Europe/Paris" } }).component.hasProperty("dtend")).toBe(
        false,
      );
  });

  test("is the same text for the same events", () => {
    expect(calendarText(calendar([event()]))).toBe(calendarText(calendar([event()])));
  });
});

const nasty = fc.oneof(
  fc.string({ unit: "binary", maxLength: 200 }),
  fc.string({ unit: "grapheme", maxLength: 200 }),
  fc.constantFrom(
    "BEGIN:VEVENT\r\nEND:VCALENDAR\r\n",
    "a\\nb\\,c\\;d\\\\",
    "ligne\nligne\r\nligne\rligne",
    "🎉".repeat(60),
    "é".repeat(80),
    "SUMMARY:;\"'",
    "\u0000\u0007x\u007f",
    "\ud800 seule",
    " \t ",
  ),
);

describe("whatever the words", () => {
  test("they are read back as they were, but for what no calendar can hold", () => {
    fc.assert(
      fc.property(nasty, nasty, (title, description) => {
        const found = roundTrip({ title, description, place: title, categories: [title, description] });
        expect(found.summary ?? "").toBe(sayable(title));
        expect(found.description ?? "").toBe(sayable(description));
      }),
      { numRuns: 500 },
    );
  });

  test("no line is longer than 75 octets, none is cut inside a character, each ends with CRLF", () => {
    fc.assert(
      fc.property(nasty, (title) => {
        const source = calendarText(calendar([event({ title })]));
        expect(source.endsWith("\r\n")).toBe(true);
        expect(source.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
        for (const line of source.split("\r\n")) {
          expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
          expect(line.isWellFormed()).toBe(true);
        }
      }),
    );
    expect(fold("x".repeat(75))).toBe("x".repeat(75));
    expect(fold("x".repeat(76))).toBe(`${"x".repeat(75)}\r\n x`);
    expect(fold(`${"x".repeat(74)}é`)).toBe(`${"x".repeat(74)}\r\n é`);
  });
});

/** What of a text a calendar can hold: no control character but the tab, one kind of line end. */
const sayable = (words: string) =>
  words
    .toWellFormed()
    .replace(/\r\n?/g, "\n")
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what the pattern looks for
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, "");
