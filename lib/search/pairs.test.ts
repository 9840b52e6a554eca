import { expect, test } from "vitest";
import { Prisma } from "#lib/generated/prisma/client";
import { pairedUp, type Tags } from "./pairs";

const of = (entries: number, ...tags: string[]): Tags => ({
  tags,
  entries,
  condition: Prisma.sql`i.tags && ${tags}::text[]`,
});
const valuesOf = (each: readonly Tags[]) =>
  pairedUp(each, 1_000_000).map(({ condition }) => condition.values[0]);

const theme = of(50_000, "theme:design", "theme:donnees");
const place = of(60_000, "place:region-53");
const year = of(90_000, "year:2023");
const type = of(250_000, "type:event");
const kind = of(10_000, "kind:call");

test("a theme, a place, a year and a type are read in pairs, the rarest with each of the others", () => {
  expect(valuesOf([place, year, theme, type])).toEqual([
    ["theme:design place:region-53", "theme:donnees place:region-53"],
    ["theme:design year:2023", "theme:donnees year:2023"],
    ["theme:design type:event", "theme:donnees type:event"],
  ]);
});

test("a pair is named in the order of the index, whichever is the rarest", () => {
  expect(valuesOf([place, of(10, "year:1950")])).toEqual([["place:region-53 year:1950"]]);
});

test("what is in no pair stays as it is", () => {
  expect(valuesOf([kind, place])).toEqual([["kind:call"], ["place:region-53"]]);
  expect(valuesOf([kind, place, year])).toEqual([["place:region-53 year:2023"], ["kind:call"]]);
  expect(valuesOf([of(9, "place:commune-35238"), year, theme])).toEqual([
    ["theme:design year:2023", "theme:donnees year:2023"],
    ["place:commune-35238"],
  ]);
  expect(valuesOf([of(9, "place:region-53", "place:commune-35238"), year])).toHaveLength(2);
});

test("so many values that their pairs would be more to read than each alone stay alone", () => {
  const years = of(500_000, ...Array.from({ length: 40 }, (_, n) => `year:${1980 + n}`));
  expect(valuesOf([theme, years])).toEqual([theme.tags, years.tags]);
});
