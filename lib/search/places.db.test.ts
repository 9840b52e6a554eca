import "#lib/testing/database";
import { beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { db } from "#lib/db";
import { createEntry, createTheme } from "#lib/testing/factories";
import { statementsOf } from "#lib/testing/statements";
import { understand } from "./meaning";
import { placesOf } from "./places";
import { answerPoints } from "./points";
import { EMPTY_SEARCH, type SearchQuery } from "./query";

const origin = "https://sillage.example";
const now = new Date("2026-11-22T12:00:00Z");
const places = async (query: Partial<SearchQuery> = {}) =>
  placesOf(await understand({ ...EMPTY_SEARCH, ...query }), now);
const slugs = (entries: readonly { slug: string }[]) => entries.map(({ slug }) => slug).sort();

const here = { country: "FR", address: null, latitude: null, longitude: null, territory: null };

beforeAll(async () => {
  await createTheme("design");
  await db.$executeRawUnsafe(`
    INSERT INTO territory (code, level, name, search_name, ancestors, latitude, longitude, point_of) VALUES
      ('fr', 'country', 'France', 'france', '{}', NULL, NULL, NULL),
      ('region-53', 'region', 'Bretagne', 'bretagne', '{fr}', 48.2, -2.8, 'region'),
      ('departement-35', 'departement', 'Ille-et-Vilaine', 'ille-et-vilaine', '{region-53,fr}', 48.15, -1.64, 'departement'),
      ('departement-29', 'departement', 'Finistère', 'finistere', '{region-53,fr}', 48.3, -4.1, 'departement'),
      ('commune-35238', 'commune', 'Rennes', 'rennes', '{departement-35,region-53,fr}', 48.111, -1.674, 'commune'),
      ('commune-29001', 'commune', 'Argol', 'argol', '{departement-29,region-53,fr}', 48.3, -4.1, 'departement')`);
  await createEntry("lab", { ...here, title: "À Rennes", territory: "commune-35238", themes: ["design"] });
  await createEntry("lab", { ...here, title: "À Argol", territory: "commune-29001" });
  await createEntry("lab", { ...here, title: "En Bretagne", territory: "region-53" });
  await createEntry("resource", { ...here, title: "Partout", territory: "fr" });
  await createEntry("lab", {
    ...here,
    title: "Par son adresse",
    address: "1 rue des Essais, Rennes",
    latitude: 48.1,
    longitude: -1.6,
  });
  await createEntry("lab", {
    ...here,
    title: "À Ottawa",
    country: "CA",
    address: "Ottawa",
    latitude: 45.4,
    longitude: -75.7,
  });
  await createEntry("resource", { ...here, title: "Sans lieu", country: null });
}, 60_000);

describe("where the entries of a search are", () => {
  it("is known by their own point, or by the middle of their place, and that is said", async () => {
    const { points, total, partial } = await places();
    expect([total, partial]).toEqual([{ count: 7, more: false }, false]);
    const known = Object.fromEntries(
      points.map(({ slug, point, departement, region }) => [slug, { point, departement, region }]),
    );
    expect(known).toEqual({
      "a-rennes": {
        point: { latitude: 48.111, longitude: -1.674, accuracy: "commune" },
        departement: "35",
        region: "53",
      },
      "a-argol": {
        point: { latitude: 48.3, longitude: -4.1, accuracy: "departement" },
        departement: "29",
        region: "53",
      },
      "en-bretagne": {
        point: { latitude: 48.2, longitude: -2.8, accuracy: "region" },
        departement: null,
        region: "53",
      },
      "par-son-adresse": {
        point: { latitude: 48.1, longitude: -1.6, accuracy: "address" },
        departement: "35",
        region: "53",
      },
      "a-ottawa": {
        point: { latitude: 45.4, longitude: -75.7, accuracy: "address" },
        departement: null,
        region: null,
      },
    });
  });

  it("sets apart what is of the whole country, abroad, or nowhere", async () => {
    const { national, abroad, nowhere } = await places();
    expect([national, abroad, nowhere].map(slugs)).toEqual([["partout"], ["a-ottawa"], ["sans-lieu"]]);
  });

  it("counts by département what each would give, whichever is chosen, and keeps what is of the whole country", async () => {
    const all = new Map([
      ["29", 1],
      ["35", 2],
    ]);
    expect((await places()).byDepartement).toEqual(all);
    const chosen = await places({ territories: ["departement-29"] });
    expect(chosen.byDepartement).toEqual(all);
    expect(slugs(chosen.points)).toEqual(["a-argol"]);
    expect(slugs(chosen.national)).toEqual(["partout"]);
    const themed = await places({ themes: ["design"], territories: ["departement-29"] });
    expect([themed.total.count, themed.byDepartement, themed.national]).toEqual([
      0,
      new Map([["35", 1]]),
      [],
    ]);
  });

  it("takes one statement", async () => {
    for (const query of [{}, { territories: ["departement-35"] }, { themes: ["design"] }]) {
      const { statements } = await statementsOf(() => places(query));
      expect(statements).toHaveLength(1);
    }
  });
});

const collection = z.strictObject({
  type: z.literal("FeatureCollection"),
  partial: z.boolean(),
  attribution: z.string(),
  features: z.array(
    z.strictObject({
      type: z.literal("Feature"),
      geometry: z.strictObject({
        type: z.literal("Point"),
        coordinates: z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]),
      }),
      properties: z.strictObject({
        type: z.enum(["resource", "lab", "programme", "event"]),
        slug: z.string(),
        title: z.string(),
        url: z.url(),
        place: z.string().nullable(),
        accuracy: z.enum(["address", "commune", "epci", "departement", "region"]),
      }),
    }),
  ),
});

describe("points.geojson", () => {
  const ask = (query = "") => answerPoints(new URLSearchParams(query), "fr", origin, now);

  it("is GeoJSON (RFC 7946) that other sites may read and shared caches keep a minute", async () => {
    const response = await ask();
    expect(response.headers.get("content-type")).toBe("application/geo+json");
    expect(response.headers.get("access-control-allow-origin")).toBe("*");
    expect(response.headers.get("cache-control")).toBe("public, max-age=0, s-maxage=60");
    const { features, partial } = collection.parse(await response.json());
    expect(partial).toBe(false);
    expect(features).toHaveLength(5);
    expect(features.find(({ properties }) => properties.slug === "a-ottawa")).toEqual({
      type: "Feature",
      geometry: { type: "Point", coordinates: [-75.7, 45.4] },
      properties: {
        type: "lab",
        slug: "a-ottawa",
        title: "À Ottawa",
        url: "https://sillage.example/fr/labs/a-ottawa",
        place: "Ottawa, Canada",
        accuracy: "address",
      },
    });
  });

  it("holds what the search finds", async () => {
    const found = async (query: string) =>
      collection.parse(await (await ask(query)).json()).features.map(({ properties }) => properties.slug);
    expect(await found("territory=departement-35&theme=design")).toEqual(["a-rennes"]);
    expect(await found("q=introuvable")).toEqual([]);
  });

  it.each([
    ["kind=inconnue", "kind"],
    ["year=19", "year"],
    ["utm_source=lettre", "utm_source"],
    ["territory=<script>", "territory"],
    ["q=a&q=b", "q"],
    ["cursor=abc", "cursor"],
  ])("refuses ?%s, as problem details", async (query, name) => {
    const response = await ask(query);
    expect(response.status).toBe(400);
    expect(response.headers.get("content-type")).toContain("application/problem+json");
    expect((await response.json()).errors).toEqual([{ name, reason: expect.any(String) }]);
  });
});

describe("beyond 1,000 entries", () => {
  it("the newest are placed, and it is said", async () => {
    await db.$executeRawUnsafe(`
      INSERT INTO entry (id, type, slug, title, summary, kind, language, sort_title, dated_at, published_at, updated_at)
      SELECT gen_random_uuid(), 'lab', 'essai-' || i, 'Essai ' || i, 'Essai', 'public-lab', 'fr', 'essai', now(), now(), now()
      FROM generate_series(1, 1200) i`);
    await db.$executeRawUnsafe(`
      INSERT INTO indexed_entry (entry_id, type, published_at, dated_at, sort_title, country, latitude, longitude, tags, names, search)
      SELECT id, type, timestamptz '2020-01-01', dated_at, sort_title, 'FR', 48.1, -1.6, '{place:departement-35,place:fr}', '', ''
      FROM entry WHERE slug LIKE 'essai-%'`);
    const { points, partial, total, byDepartement, countsPartial } = await places();
    expect([partial, total, countsPartial]).toEqual([true, { count: 1000, more: true }, true]);
    expect(points.length + 2).toBe(1000);
    expect(byDepartement.get("29")).toBe(1);

    // Once all are counted (`tag_count`), départements say how many there are.
    await db.$executeRawUnsafe(`
      INSERT INTO tag_count (tag, type, entries) VALUES ('place:departement-35', 'lab', 1202), ('place:departement-29', 'lab', 1)`);
    const counted = await places();
    expect([counted.byDepartement.get("35"), counted.countsPartial]).toEqual([1202, false]);
    expect((await places({ types: ["resource"] })).byDepartement).toEqual(new Map());
  });
});
