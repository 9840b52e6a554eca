/** The calendars as they are served, read back by a parser that we did not write. */
import "#lib/testing/database";
import ICAL from "ical.js";
import { beforeAll, describe, expect, test } from "vitest";
import { db } from "#lib/db";
import { archive } from "#lib/revisions/archive";
import { createEntry, createTheme } from "#lib/testing/factories";
import { answerAgenda, answerDeadlines, answerEntryCalendar } from "./calendars";

const now = new Date("2026-11-22T12:00:00Z");
const origin = "https://exemple.fr";

const event = (title: string, startsOn: string, changes: object = {}) =>
  createEntry("event", {
    title,
    startsOn,
    endsOn: null,
    startTime: null,
    endTime: null,
    timezone: null,
    ...changes,
  });

let ottawa: Awaited<ReturnType<typeof event>>;
let merged: Awaited<ReturnType<typeof event>>;
let removed: Awaited<ReturnType<typeof event>>;

beforeAll(async () => {
  await createTheme("design");
  await event("Il y a deux ans", "2024-11-01");
  await event("Il y a six mois", "2026-05-01");
  await event("En ce moment", "2026-11-01", { endsOn: "2026-12-31" });
  await event("Bientôt", "2026-12-01", { themes: ["design"] });
  await event("Un mois, on ne sait quel jour", "2027-01");
  ottawa = await event("Rencontre d’Ottawa", "2027-02-03", {
    country: "CA",
    address: "Ottawa",
    startTime: "09:00",
    endTime: "17:30",
    deadlineOn: "2027-01-15",
  });
  merged = await event("En double", "2027-03-03", { mergedInto: ottawa.slug });
  removed = await event("Retirée", "2027-03-04", { removed: true, archived: true });
  await createEntry("programme", {
    title: "Un appel",
    deadlineOn: "2026-12-15",
    startsOn: null,
    endsOn: null,
  });
  await createEntry("programme", {
    title: "Un vieil appel",
    deadlineOn: "2018-12-07",
    startsOn: null,
    endsOn: null,
  });
});

const asked = (query = "", headers = {}) => ({
  lang: "fr" as const,
  params: new URLSearchParams(query),
  headers: new Headers(headers),
  origin,
  now,
});

async function read(response: Response): Promise<ICAL.Event[]> {
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toBe("text/calendar; charset=utf-8");
  ICAL.TimezoneService.reset();
  const root = new ICAL.Component(ICAL.parse(await response.text()));
  for (const zone of root.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(zone);
  return root.getAllSubcomponents("vevent").map((one) => new ICAL.Event(one));
}

const titles = async (response: Promise<Response>) =>
  (await read(await response)).map(({ summary }) => summary);
const one = ({ type, slug }: { type: "event"; slug: string }, headers = {}) =>
  answerEntryCalendar(type, slug, { lang: "fr", headers: new Headers(headers), origin });

describe("the calendar of what happens", () => {
  test("goes from a year ago to all that is to come, and holds what is known to the day", async () => {
    expect(await titles(answerAgenda(asked()))).toEqual([
      "Il y a six mois",
      "En ce moment",
      "Bientôt",
      "Rencontre d’Ottawa",
    ]);
  });

  test("is that of its search, and is called after it", async () => {
    const response = await answerAgenda(asked("theme=design"));
    const text = await response.clone().text();
    expect(text).toContain("X-WR-CALNAME:Sillage\u00a0: agenda\\, design");
    expect(await titles(Promise.resolve(response))).toEqual(["Bientôt"]);
    expect(await titles(answerAgenda(asked("q=ottawa")))).toEqual(["Rencontre d’Ottawa"]);
    expect(await titles(answerAgenda(asked("type=lab")))).toEqual([]);
  });

  test("says each event with its name for ever, its version, its instants and its page", async () => {
    const [found] = await read(await answerAgenda(asked("q=ottawa")));
    const { id, version } = await db.entry.findUniqueOrThrow({ where: { slug: ottawa.slug } });
    expect(found?.uid).toBe(`${id}@sillage`);
    expect(found?.sequence).toBe(version - 1);
    expect(found?.startDate.toJSDate().toISOString()).toBe("2027-02-03T14:00:00.000Z");
    expect(found?.endDate.toJSDate().toISOString()).toBe("2027-02-03T22:30:00.000Z");
    expect(found?.startDate.zone.tzid).toBe("America/Toronto");
    expect(found?.location).toBe("Ottawa, Canada");
    expect(found?.component.getFirstPropertyValue("url")).toBe(`${origin}/fr/evenements/${ottawa.slug}`);
  });

  test("refuses what it does not know, in the words of the API", async () => {
    for (const wrong of ["x=1", "type=person", "month=2026-11", "theme=%00", "q=a&q=b"]) {
      const response = await answerAgenda(asked(wrong));
      expect(response.status, wrong).toBe(400);
      expect(response.headers.get("content-type")).toBe("application/problem+json");
      expect(response.headers.get("access-control-allow-origin")).toBe("*");
    }
  });

  test("is not sent again to those who have it", async () => {
    const first = await answerAgenda(asked());
    const etag = first.headers.get("etag") ?? "";
    expect(await (await answerAgenda(asked())).text()).toBe(await first.text());
    for (const tag of [etag, `W/${etag}`, `"x", ${etag}`, "*"])
      expect((await answerAgenda(asked("", { "if-none-match": tag }))).status).toBe(304);
    expect((await answerAgenda(asked("", { "if-none-match": '"x"' }))).status).toBe(200);
  });
});

describe("the calendar of deadlines", () => {
  test("has whole days that keep nobody busy, apart from what happens", async () => {
    const found = await read(await answerDeadlines(asked()));
    expect(found.map(({ summary }) => summary)).toEqual([
      "Date limite\u00a0: Un appel",
      "Date limite\u00a0: Rencontre d’Ottawa",
    ]);
    expect(found[0]?.startDate.toString()).toBe("2026-12-15");
    expect(found[0]?.component.getFirstPropertyValue("transp")).toBe("TRANSPARENT");
    const happens = await read(await answerAgenda(asked()));
    expect(new Set([...found, ...happens].map(({ uid }) => uid)).size).toBe(found.length + happens.length);
  });

  test("follows the state that is asked for", async () => {
    expect(await titles(answerDeadlines(asked("deadline=closed")))).toEqual([]);
    expect(await titles(answerDeadlines(asked("deadline=closing")))).toEqual([]);
    expect(await titles(answerDeadlines(asked("deadline=open&type=programme")))).toHaveLength(1);
  });
});

describe("the file of an entry", () => {
  test("has what it is and its deadline", async () => {
    const found = await read(await one({ type: "event", slug: ottawa.slug }));
    expect(found).toHaveLength(2);
  });

  test("is that of the entry into which it was merged, is gone with what was taken down, and is not where nothing is", async () => {
    const moved = await one({ type: "event", slug: merged.slug });
    expect([moved.status, moved.headers.get("location")]).toEqual([
      308,
      `${origin}/fr/evenements/${ottawa.slug}/calendrier.ics`,
    ]);
    expect((await one({ type: "event", slug: removed.slug })).status).toBe(410);
    for (const slug of ["rien", "\u0000", "x".repeat(300)])
      expect((await one({ type: "event", slug })).status).toBe(404);
    const undated = await event("Sans jour", "2027-05");
    expect((await one({ type: "event", slug: undated.slug })).status).toBe(404);
    expect(
      (await answerEntryCalendar("lab", ottawa.slug, { lang: "fr", headers: new Headers(), origin })).status,
    ).toBe(404);
  });

  test("says that what was put away before its end is cancelled, and that what has taken place is not", async () => {
    const [coming, over] = [await event("Annulé", "2090-01-01"), await event("Terminé", "2020-01-01")];
    for (const { slug, version, moderator } of [coming, over])
      await archive(moderator, { slug, seenVersion: version, reason: "Plus à jour." });
    const status = async ({ slug }: { slug: string }) =>
      (await read(await one({ type: "event", slug })))[0]?.component.getFirstPropertyValue("status");
    expect(await status(coming)).toBe("CANCELLED");
    expect(await status(over)).toBe("CONFIRMED");
    expect(await titles(answerAgenda(asked("q=annule")))).toEqual([]);
  });
});
