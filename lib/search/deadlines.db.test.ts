import "#lib/testing/database";
import { beforeAll, describe, expect, test } from "vitest";
import { db } from "#lib/db";
import { type DeadlineState, deadlineStateOf } from "#lib/entries/deadline";
import { Prisma } from "#lib/generated/prisma/client";
import { createEntry } from "#lib/testing/factories";
import { deadlinesOf } from "./deadlines";
import { understand } from "./meaning";
import { type Deadline, EMPTY_SEARCH, type SearchQuery } from "./query";
import { deadlineSql } from "./where";

const now = new Date("2026-11-22T12:00:00Z");

const call = (title: string, deadlineOn: string | null, changes: object = {}) =>
  createEntry("programme", { title, deadlineOn, startsOn: null, endsOn: null, country: null, ...changes });

const found = async (search: Partial<SearchQuery> = {}, at = now) => {
  const deadlines = await deadlinesOf(await understand({ ...EMPTY_SEARCH, ...search }), at);
  return { ...deadlines, titles: deadlines.entries.map(({ title }) => title) };
};

beforeAll(async () => {
  await db.territory.create({
    data: { code: "region-04", level: "region", name: "La Réunion", searchName: "la reunion", ancestors: [] },
  });
  await call("Clos il y a longtemps", "2018-12-07");
  await call("Clos hier", "2026-11-21");
  await call("Aujourd’hui", "2026-11-22");
  await call("Aujourd’hui à La Réunion", "2026-11-22", { territory: "region-04" });
  await call("Dans quinze jours", "2026-12-07");
  await call("Dans seize jours", "2026-12-08");
  await call("Pas encore ouvert", "2027-03-01", { startsOn: "2027-01-01" });
  await call("Dans le mois", "2027-02");
  await call("Sans échéance", null);
  const day = { startsOn: "2026-12-20", endsOn: null, startTime: null, endTime: null, timezone: null };
  await createEntry("event", { title: "Inscriptions", ...day, deadlineOn: "2026-12-10" });
  await createEntry("event", { title: "La date même", ...day, deadlineOn: "2026-12-20" });
});

describe("deadlines", () => {
  test("are the next ones first, without those that are closed, which are a link away", async () => {
    const { titles, someClosed, more } = await found();
    expect(titles).toEqual([
      "Aujourd’hui à La Réunion",
      "Aujourd’hui",
      "Dans quinze jours",
      "Dans seize jours",
      "Inscriptions",
      "La date même",
      "Dans le mois",
      "Pas encore ouvert",
    ]);
    expect([someClosed, more]).toEqual([true, false]);
  });

  test("are in the states that are asked for, closed ones last and the latest first", async () => {
    expect((await found({ deadlines: ["closed"] })).titles).toEqual(["Clos hier", "Clos il y a longtemps"]);
    expect((await found({ deadlines: ["upcoming", "closed"] })).titles).toEqual([
      "Pas encore ouvert",
      "Clos hier",
      "Clos il y a longtemps",
    ]);
    expect((await found({ deadlines: ["closing"] })).titles).toEqual([
      "Aujourd’hui à La Réunion",
      "Aujourd’hui",
      "Dans quinze jours",
    ]);
  });

  test("have the years and the period of the deadline, whatever other dates the entry has", async () => {
    const all: Deadline[] = ["upcoming", "open", "closing", "closed"];
    expect((await found({ deadlines: all, years: [2018] })).titles).toEqual(["Clos il y a longtemps"]);
    expect((await found({ years: [2027] })).titles).toEqual(["Dans le mois", "Pas encore ouvert"]);
    expect((await found({ from: "2026-12-08", to: "2026-12" })).titles).toEqual([
      "Dans seize jours",
      "Inscriptions",
      "La date même",
    ]);
    expect((await found({ deadlines: all, when: "past" })).titles).toEqual([
      "Clos hier",
      "Clos il y a longtemps",
    ]);
  });

  test("close with the day of their place", async () => {
    const late = new Date("2026-11-22T21:00:00Z");
    expect((await found({}, late)).titles[0]).toBe("Aujourd’hui");
  });
});

test("what the database finds in a state is what the rule says, at every instant that matters", async () => {
  const rows = await db.indexedEntry.findMany({
    select: { entryId: true, startsAt: true, deadlineAt: true },
  });
  const edges = rows.flatMap(({ startsAt, deadlineAt }) => [startsAt, deadlineAt].flatMap((at) => at ?? []));
  const instants = edges.flatMap((at) => {
    const fifteen = 15 * 86_400_000;
    return [at.getTime(), at.getTime() - fifteen].flatMap((ms) =>
      [-1, 0, 1].map((shift) => new Date(ms + shift)),
    );
  });
  for (const at of instants)
    for (const state of ["upcoming", "open", "closing", "closed"] as const) {
      const matched = await db.$queryRaw<{ id: string }[]>`
        SELECT i.entry_id AS id FROM indexed_entry i WHERE ${deadlineSql([state], at) ?? Prisma.empty}`;
      const expected = rows.filter((row) => {
        const is: DeadlineState | null = deadlineStateOf(row, at);
        return is === state || (state === "open" && is === "closing");
      });
      expect(matched.map(({ id }) => id).sort(), `${state} ${at.toISOString()}`).toEqual(
        expected.map(({ entryId }) => entryId).sort(),
      );
    }
});
