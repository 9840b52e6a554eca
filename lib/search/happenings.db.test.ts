import "#lib/testing/database";
import { beforeAll, describe, expect, test } from "vitest";
import { db } from "#lib/db";
import { reindexSql } from "#lib/entries/reindex";
import { Prisma } from "#lib/generated/prisma/client";
import { createEntry, createTheme } from "#lib/testing/factories";
import { statementsOf } from "#lib/testing/statements";
import { agendaOf, happeningsOf, MAX_HAPPENINGS } from "./happenings";
import { understand } from "./meaning";
import { EMPTY_SEARCH, type SearchQuery } from "./query";

const now = new Date("2026-11-22T12:00:00Z");

/** An event whose dates are said; everything else is silent. */
const event = (title: string, changes: object) =>
  createEntry("event", {
    title,
    startTime: null,
    endTime: null,
    timezone: null,
    endsOn: null,
    country: null,
    latitude: null,
    longitude: null,
    ...changes,
  });

const monthOf = async (month: string, search: Partial<SearchQuery> = {}) => {
  const found = await happeningsOf(await understand({ ...EMPTY_SEARCH, ...search }), month, now);
  return { ...found, titles: found.happenings.map(({ title }) => title) };
};

beforeAll(async () => {
  await createTheme("design");
  await db.territory.createMany({
    data: [
      {
        code: "region-988",
        level: "region",
        name: "Nouvelle-Calédonie",
        searchName: "nouvelle-caledonie",
        ancestors: [],
      },
      {
        code: "region-987",
        level: "region",
        name: "Polynésie française",
        searchName: "polynesie",
        ancestors: [],
      },
    ],
  });
  await event("Un jour", { startsOn: "2024-05-14", startTime: "14:00" });
  await event("Le matin", { startsOn: "2024-05-14", startTime: "09:00", themes: ["design"] });
  await event("De mois en mois", { startsOn: "2024-04-28", endsOn: "2024-06-02" });
  await event("Dans le mois", { startsOn: "2024-05" });
  await event("Dans l’année", { startsOn: "2022" });
  await event("Premier jour à Nouméa", {
    startsOn: "2025-02-01",
    territory: "region-988",
    startTime: "08:00",
  });
  await event("Dernier jour à Papeete", {
    startsOn: "2025-08-31",
    territory: "region-987",
    startTime: "20:00",
  });
  await event("Mis de côté", { startsOn: "2024-05-20", archived: true });
  await createEntry("programme", {
    title: "Un programme de mai",
    startsOn: "2024-05-01",
    endsOn: "2024-05-31",
  });
});

describe("a month", () => {
  test("has what happens in it, even begun before, in order, and nothing that merely has a date", async () => {
    expect((await monthOf("2024-05")).titles).toEqual([
      "De mois en mois",
      "Dans le mois",
      "Le matin",
      "Un jour",
    ]);
    expect((await monthOf("2024-04")).titles).toEqual(["De mois en mois"]);
    expect((await monthOf("2024-06")).titles).toEqual(["De mois en mois"]);
  });

  test("is that of the place: the first of the month in Nouméa is still the month before in Paris", async () => {
    expect((await monthOf("2025-02")).titles).toEqual(["Premier jour à Nouméa"]);
    expect((await monthOf("2025-01")).titles).toEqual([]);
    expect((await monthOf("2025-08")).titles).toEqual(["Dernier jour à Papeete"]);
    expect((await monthOf("2025-09")).titles).toEqual([]);
  });

  test("follows the search, whatever the state of deadlines that it asks for", async () => {
    expect((await monthOf("2024-05", { themes: ["design"] })).titles).toEqual(["Le matin"]);
    expect((await monthOf("2024-05", { deadlines: ["open"] })).titles).toHaveLength(4);
    expect((await monthOf("2024-05", { text: "papeete" })).titles).toEqual([]);
    expect(await monthOf("2024-05", { types: ["lab"] })).toMatchObject({
      titles: [],
      before: null,
      after: null,
    });
  });

  test("asks the database one question", async () => {
    const query = await understand(EMPTY_SEARCH);
    expect((await statementsOf(() => happeningsOf(query, "2024-05", now))).statements).toHaveLength(1);
  });
});

describe("the nearest months", () => {
  test("have something, however far; what lasts counts in each of its months", async () => {
    expect(await monthOf("2024-05")).toMatchObject({ before: "2024-04", after: "2024-06" });
    expect(await monthOf("2024-06")).toMatchObject({ before: "2024-05", after: "2025-02" });
    expect(await monthOf("2025-05")).toMatchObject({ before: "2025-02", after: "2025-08" });
  });

  test("go through what is known to the year once, not twelve times", async () => {
    expect(await monthOf("2024-04")).toMatchObject({ before: "2022-12" });
    expect(await monthOf("2022-12")).toMatchObject({
      titles: ["Dans l’année"],
      before: null,
      after: "2024-04",
    });
    expect(await monthOf("2020-01")).toMatchObject({ before: null, after: "2022-01" });
  });

  test("are none where nothing lies, however far one looks", async () => {
    expect(await monthOf("2025-08")).toMatchObject({ after: null });
    expect(await monthOf("2999-12")).toMatchObject({ before: "2025-08", after: null });
    expect(await monthOf("1000-01")).toMatchObject({ before: null, after: "2022-01" });
    expect(await monthOf("2024-05", { themes: ["design"] })).toMatchObject({ before: null, after: null });
  });
});

describe("without a month", () => {
  const opened = async (today: string, search: Partial<SearchQuery> = {}) =>
    (await agendaOf(await understand({ ...EMPTY_SEARCH, ...search }), null, new Date(today))).month;

  test("the agenda opens on today's when it has something, on the next one that has, or on the last", async () => {
    expect(await opened("2024-05-03T12:00Z")).toBe("2024-05");
    expect(await opened("2024-08-03T12:00Z")).toBe("2025-02");
    expect(await opened("2026-11-22T12:00Z")).toBe("2025-08");
    expect(await opened("2026-11-22T12:00Z", { text: "introuvable" })).toBe("2026-11");
    // In Paris the month has begun.
    expect(await opened("2024-04-30T22:30Z")).toBe("2024-05");
  });

  test("a month that is asked for is shown, even empty", async () => {
    expect(await agendaOf(await understand(EMPTY_SEARCH), "2026-11", now)).toMatchObject({
      month: "2026-11",
      happenings: [],
    });
  });
});

test("a month that has more than a page shows keeps what is known to the day, and says so", async () => {
  await db.$executeRaw`
    INSERT INTO entry (id, type, slug, title, summary, kind, language, starts_on, starts_at, ends_at, sort_title, dated_at, published_at, updated_at)
    SELECT gen_random_uuid(), 'event', 'foule-' || i, 'Foule ' || i, 'x', 'conference', 'fr', day, at, at + interval '1 hour', 'foule', at, now(), now()
    FROM (SELECT i, CASE WHEN i <= 50 THEN '2031-03' ELSE '2031-03-15' END AS day,
      CASE WHEN i <= 50 THEN timestamptz '2031-03-01' ELSE timestamptz '2031-03-15' END AS at FROM generate_series(1, ${MAX_HAPPENINGS + 40}::int) i) days`;
  await db.$executeRaw(reindexSql(Prisma.sql`e.slug LIKE 'foule-%'`));
  const { happenings, more } = await monthOf("2031-03");
  expect(happenings).toHaveLength(MAX_HAPPENINGS);
  expect(more).toBe(true);
  expect(happenings.filter(({ startsOn }) => startsOn === "2031-03-15")).toHaveLength(MAX_HAPPENINGS - 10);
});
