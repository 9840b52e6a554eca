import { expect, test } from "vitest";
import { entryTypes } from "#lib/entries/types/index";
import { madeUpEntry, type World } from "./entries";

const world: World = {
  themes: ["innovation-sociale", "smart-city", "services-numeriques"],
  organisations: [
    { slug: "ditp", name: "DITP" },
    { slug: "cget", name: "CGET" },
  ],
  territories: [
    { code: "fr", name: "France", region: null },
    { code: "commune-35238", name: "Rennes", region: "region-53" },
  ],
};
const entries = Array.from({ length: 1_000 }, (_, index) => madeUpEntry(index, world, ["une-fiche"]));

test("every made-up entry satisfies the schema of its type", () => {
  for (const { type, slug, content } of entries) {
    expect(entryTypes[type].schema.safeParse(content).error?.issues ?? [], slug).toEqual([]);
  }
});

test("the same number always gives the same entry", () => {
  for (const index of [0, 1, 999]) expect(madeUpEntry(index, world, ["une-fiche"])).toEqual(entries[index]);
});

test("entries have their own addresses and vary", () => {
  expect(new Set(entries.map(({ slug }) => slug)).size).toBe(entries.length);
  expect(new Set(entries.map(({ content }) => content.summary)).size).toBeGreaterThan(900);
  expect(new Set(entries.map(({ type }) => type)).size).toBe(4);
});
