import { describe, expect, it } from "vitest";
import type { PlacedEntry, Places } from "#lib/search/places";
import { EMPTY_SEARCH, printSearch } from "#lib/search/query";
import { drawingOf, toggledPlace } from "./drawing";
import { METROPOLE, PARIS } from "./frames";
import { pointCollection } from "./geojson";
import { listsOf } from "./lists";
import { APART, marksOf, pointsOf, townOf } from "./marks";
import { countsOf, sectionsOf } from "./sections";

const entry = (slug: string, more: Partial<PlacedEntry> = {}): PlacedEntry => ({
  type: "lab",
  slug,
  title: `Lab ${slug}`,
  language: "fr",
  country: "FR",
  address: null,
  territory: null,
  departement: null,
  region: null,
  point: null,
  ...more,
});
const rennes = {
  territory: { code: "commune-35238", name: "Rennes" },
  departement: "35",
  region: "53",
  point: { latitude: 48.111, longitude: -1.674, accuracy: "commune" as const },
};
const france = [
  entry("a", rennes),
  entry("b", rennes),
  entry("paris", {
    address: "1 rue des Essais, Paris",
    departement: "75",
    region: "11",
    point: { latitude: 48.8566, longitude: 2.3522, accuracy: "address" },
  }),
  entry("bretagne", {
    territory: { code: "region-53", name: "Bretagne" },
    region: "53",
    point: { latitude: 48.2, longitude: -2.8, accuracy: "region" },
  }),
  entry("reunion", {
    departement: "974",
    region: "04",
    point: { latitude: -21.1, longitude: 55.5, accuracy: "address" },
  }),
  // Not yet placed: its département had no point when it was indexed.
  entry("sans-point", { departement: "29", region: "53" }),
];
const national = [entry("pays", { territory: { code: "fr", name: "France" }, language: "en" })];
const abroad = [
  // Barcelona is within the frame of France, and not in it.
  entry("barcelone", {
    country: "ES",
    address: "Barcelona",
    point: { latitude: 41.4, longitude: 2.2, accuracy: "address" },
  }),
  entry("ailleurs", { country: "INT" }),
];
const nowhere = [entry("perdu", { country: null })];
const places: Places = {
  total: { count: 10, more: false },
  partial: false,
  france,
  national,
  abroad,
  nowhere,
  points: [...france, ...abroad].filter(({ point }) => point),
  byDepartement: new Map([
    ["35", 2],
    ["75", 1],
    ["974", 1],
    ["29", 1],
  ]),
  countsPartial: false,
};
const sections = sectionsOf(places);
const lists = listsOf(places, sections, "fr");
const drawing = drawingOf(places, sections.countries, ["departement-35"], "fr");
const words = { entries: "fiches", others: "et ailleurs", colon: " : " };

describe("the list", () => {
  it("has each entry once, under the place where it is", () => {
    const groups = [...lists.france, lists.national, ...lists.abroad, lists.nowhere];
    const slugs = groups.flatMap(({ entries }) => entries.map(({ slug }) => slug));
    expect(slugs.sort()).toEqual(
      [...france, ...national, ...abroad, ...nowhere].map(({ slug }) => slug).sort(),
    );
    expect(lists.france.map(({ id, title }) => [id, title])).toEqual([
      ["lieu-29", "Finistère (29)"],
      ["lieu-35", "Ille-et-Vilaine (35)"],
      ["lieu-974", "La Réunion (974)"],
      ["lieu-75", "Paris (75)"],
      ["lieu-region-53", "Bretagne, toute la région"],
    ]);
    expect(lists.abroad.map(({ id, title }) => [id, title])).toEqual([
      ["pays-ES", "Espagne"],
      ["pays-INT", expect.any(String)],
    ]);
  });

  it("says how precisely an entry is placed, and the language of a title that is another", () => {
    expect(lists.france[1]?.entries[0]).toEqual({
      type: "lab",
      slug: "a",
      title: "Lab a",
      where: "Rennes",
      accuracy: "commune",
      at: [expect.any(Number), expect.any(Number)],
    });
    expect(lists.national.entries[0]).toEqual({ type: "lab", slug: "pays", title: "Lab pays", lang: "en" });
  });

  it("counts départements, the fullest first", () => {
    expect(countsOf(places.byDepartement).map(({ name }) => name)).toEqual([
      "Ille-et-Vilaine",
      "Finistère",
      "La Réunion",
      "Paris",
    ]);
  });
});

describe("the marks of the large map", () => {
  const points = pointsOf([...lists.france, lists.national, lists.nowhere], "fr");

  it("are those of metropolitan France, and lead to entries or to where a group is listed", () => {
    expect(points.map(({ title }) => title).sort()).toEqual(["Lab a", "Lab b", "Lab bretagne", "Lab paris"]);
    const marks = marksOf(points, APART, words);
    expect(marks.map(({ count, label, href }) => ({ count, label, href }))).toEqual(
      expect.arrayContaining([
        { count: 2, label: "2 fiches : Rennes", href: "#lieu-35" },
        { count: 1, label: "Lab paris (Paris)", href: "/fr/labs/paris" },
      ]),
    );
    const [all] = marksOf(points, 1000, words);
    expect(all).toMatchObject({ count: 4, label: "4 fiches : Rennes, Paris, Bretagne", href: "#lieu-35" });
  });

  it("name the town of an address", () => {
    expect(townOf("2 rue des Essais, Rennes")).toBe("Rennes");
    expect(townOf("Bretagne")).toBe("Bretagne");
  });
});

describe("the drawing", () => {
  it("shades départements by their counts and marks those that are chosen", () => {
    const [large] = drawing.frames;
    const area = (code: string) => large?.areas.find((one) => one.code === code);
    expect(drawing.steps).toEqual([1, 2]);
    expect(area("35")).toMatchObject({ count: 2, step: 2, chosen: true, small: false });
    expect(area("75")).toMatchObject({ count: 1, step: 1, chosen: false, small: true });
    expect(area("01")).toMatchObject({ count: 0, step: 0, chosen: false });
  });

  it("has what is overseas and in Paris in their own frames, and countries that are drawn", () => {
    const points = (id: string) =>
      drawing.frames.find((one) => one.id === id)?.points.map(({ title }) => title);
    expect(points("974")).toEqual(["Lab reunion"]);
    expect(points(PARIS)).toEqual(["Lab paris"]);
    expect(points(METROPOLE)).toEqual([]);
    expect(drawing.countries).toMatchObject([{ code: "ES", count: 1, list: "pays-ES" }]);
    expect(drawing.countries[0]?.d).toMatch(/^M/);
  });

  it("adds a département to the search, or takes it away, and keeps the rest of it", () => {
    const query = {
      ...EMPTY_SEARCH,
      text: "design",
      types: ["lab" as const],
      territories: ["departement-75"],
    };
    const more = toggledPlace(query, "departement-35");
    expect(printSearch(more)).toMatchObject({
      q: "design",
      type: ["lab"],
      territory: ["departement-35", "departement-75"],
    });
    expect(toggledPlace(more, "departement-35")).toEqual(query);
  });
});

it("the file has all points, abroad too, longitude first", () => {
  const { features } = pointCollection(places, "en", "https://sillage.example");
  expect(features).toHaveLength(places.points.length);
  expect(features[0]).toEqual({
    type: "Feature",
    geometry: { type: "Point", coordinates: [-1.674, 48.111] },
    properties: {
      type: "lab",
      slug: "a",
      title: "Lab a",
      url: "https://sillage.example/en/labs/a",
      place: "Rennes",
      accuracy: "commune",
    },
  });
});
