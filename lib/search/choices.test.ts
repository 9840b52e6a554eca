import { describe, expect, it } from "vitest";
import { choicesOf } from "./choices";
import type { Facets } from "./facets";
import { EMPTY_SEARCH, printSearch, type SearchQuery } from "./query";

const found: Facets = {
  total: { count: 12, more: false },
  types: { resource: 7, lab: 5, programme: 0, event: 0 },
  kinds: [{ kind: "report", count: 7 }],
  themes: [
    { slug: "design", labelFr: "Design", labelEn: "Design", count: 4 },
    { slug: "donnees", labelFr: "Données", labelEn: "Data", count: 2 },
  ],
  places: [
    { code: "region-53", name: "Bretagne", level: "region", ancestors: ["fr"], count: 3 },
    { code: "national", name: null, level: null, ancestors: [], count: 2 },
    {
      code: "departement-35",
      name: "Ille-et-Vilaine",
      level: "departement",
      ancestors: ["region-53", "fr"],
      count: 2,
    },
  ],
  organisations: [],
  years: [{ year: 2018, count: 3 }],
  languages: [{ language: "fr", count: 12 }],
  deadlines: { upcoming: 0, open: 1, closing: 0, closed: 0 },
  whens: { coming: 0, past: 9 },
  partial: new Set(),
};
const of = (change: Partial<SearchQuery>) => choicesOf({ ...EMPTY_SEARCH, ...change }, found, "fr");

describe("what is offered", () => {
  it("leaves out what would leave nothing, unless it is chosen", () => {
    expect(of({}).type.map(({ label }) => label)).toEqual(["Ressources", "Labs"]);
    expect(of({ types: ["event"] }).type.map(({ key, chosen }) => [key, chosen])).toEqual([
      ["resource", false],
      ["lab", false],
      ["event", true],
    ]);
    expect(of({}).deadline.map(({ key }) => key)).toEqual(["open"]);
  });

  it("says “past” only of what happens", () => {
    expect(of({}).when).toEqual([]);
    expect(of({ types: ["event"] }).when.map(({ key }) => key)).toEqual(["past"]);
  });

  it("names places, the whole country first, and what is unfolded in them", () => {
    const [country, region] = of({ territories: ["region-53"] }).place;
    expect(country?.label).toBe("Toute la France (national)");
    expect(region?.children?.map(({ label }) => label)).toEqual(["Ille-et-Vilaine"]);
  });
});

describe("choosing", () => {
  it("adds a value, or takes it away, from the first page and with all else as it was", () => {
    const query = { text: "lab", themes: ["design"], years: [2018], sort: "title" as const };
    const [design, data] = of(query).theme;
    expect(design?.chosen).toBe(true);
    expect(printSearch(design?.toggled ?? EMPTY_SEARCH)).toMatchObject({
      q: "lab",
      theme: [],
      year: ["2018"],
      sort: "title",
    });
    expect(data?.toggled.themes).toEqual(["design", "donnees"]);
    expect(of({ years: [2020] }).year[0]?.toggled.years).toEqual([2018, 2020]);
  });
});
