import "#lib/testing/database";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "#lib/db";
import { reindexSql } from "#lib/entries/reindex";
import { Prisma } from "#lib/generated/prisma/client";
import { createOrganisation, createTheme } from "#lib/testing/factories";
import { countMatches } from "./count";
import { type Facets, facets } from "./facets";
import { understand } from "./meaning";
import { DEADLINES, EMPTY_SEARCH, NATIONAL, type SearchQuery, WHENS } from "./query";

const now = new Date("2026-11-22T12:00:00Z");

/** 120 entries that differ in every facet: what each has follows from its number. */
beforeAll(async () => {
  for (const slug of ["design", "donnees", "participation"]) await createTheme(slug);
  for (const slug of ["ditp", "region-bretagne"]) await createOrganisation(slug);
  await db.$executeRawUnsafe(`
    INSERT INTO territory (code, level, name, search_name, ancestors) VALUES
      ('fr', 'country', 'France', 'france', '{}'),
      ('region-53', 'region', 'Bretagne', 'bretagne', '{fr}'),
      ('region-32', 'region', 'Hauts-de-France', 'hauts-de-france', '{fr}'),
      ('departement-35', 'departement', 'Ille-et-Vilaine', 'ille-et-vilaine', '{region-53,fr}'),
      ('departement-29', 'departement', 'Finistère', 'finistere', '{region-53,fr}'),
      ('departement-59', 'departement', 'Nord', 'nord', '{region-32,fr}'),
      ('epci-243500139', 'epci', 'Rennes Métropole', 'rennes metropole', '{departement-35,region-53,fr}'),
      ('commune-35238', 'commune', 'Rennes', 'rennes', '{epci-243500139,departement-35,region-53,fr}'),
      ('commune-29019', 'commune', 'Brest', 'brest', '{departement-29,region-53,fr}')`);
  await db.$executeRawUnsafe(`
    INSERT INTO entry (id, type, slug, title, summary, kind, language, starts_on, ends_on, starts_at, ends_at, deadline_on,
      deadline_at, sort_title, dated_at, published_at, updated_at, territory_code)
    SELECT gen_random_uuid(), (ARRAY['resource', 'lab', 'programme', 'event'])[1 + i % 4]::entry_type, 'fiche-' || i,
      'Fiche ' || i, CASE WHEN i % 3 = 0 THEN 'participation des habitants' ELSE 'innovation publique' END,
      (ARRAY['report', 'public-lab', 'call', 'workshop'])[1 + i % 4], (ARRAY['fr', 'fr', 'en'])[1 + i % 3],
      year::text, (year + i % 2)::text, make_timestamptz(year, 1, 1, 0, 0, 0), make_timestamptz(year + 1 + i % 2, 1, 1, 0, 0, 0),
      CASE WHEN i % 4 > 1 THEN to_char(deadline, 'YYYY-MM-DD') END, CASE WHEN i % 4 > 1 THEN deadline END,
      'fiche ' || i, now(), timestamptz '2026-01-01' + i * interval '1 hour', now(),
      (ARRAY['commune-35238', 'commune-29019', 'departement-59', 'region-53', 'fr', 'epci-243500139', NULL])[1 + i % 7]
    FROM (SELECT i, 2020 + i % 9 AS year, timestamptz '2026-11-01 12:00Z' + i * interval '1 day' AS deadline FROM generate_series(1, 120) i) days`);
  await db.$executeRawUnsafe(`
    INSERT INTO entry_theme (entry_id, theme_id)
    SELECT e.id, t.id FROM entry e JOIN theme t ON e.slug LIKE CASE t.slug WHEN 'design' THEN '%1' WHEN 'donnees' THEN '%2_' ELSE '%5%' END`);
  await db.$executeRawUnsafe(`
    INSERT INTO credit (entry_id, position, role, name, organisation_id)
    SELECT e.id, 0, 'operator', o.name, o.id FROM entry e JOIN organisation o ON e.slug LIKE CASE o.slug WHEN 'ditp' THEN '%3' ELSE '%_4' END`);
  await db.$executeRaw(reindexSql(Prisma.sql`true`));
}, 60_000);

/** Each value of each facet: how many it says there are, and the search that holds that value alone in this facet. */
function valuesOf(found: Facets): { count: number; change: Partial<SearchQuery> }[] {
  return [
    ...(["resource", "lab", "programme", "event"] as const).map((type) => ({
      count: found.types[type],
      change: { types: [type] },
    })),
    ...found.kinds.map(({ kind, count }) => ({ count, change: { kinds: [kind] } })),
    ...found.themes.map(({ slug, count }) => ({ count, change: { themes: [slug] } })),
    ...found.places.map(({ code, count }) => ({ count, change: { territories: [code] } })),
    ...found.organisations.map(({ slug, count }) => ({ count, change: { organisations: [slug] } })),
    ...found.years.map(({ year, count }) => ({ count, change: { years: [year] } })),
    ...found.languages.map(({ language, count }) => ({ count, change: { languages: [language] } })),
    ...DEADLINES.map((deadline) => ({
      count: found.deadlines[deadline],
      change: { deadlines: [deadline] },
    })),
    ...WHENS.map((when) => ({ count: found.whens[when], change: { when } })),
  ];
}

const query = fc.record({
  text: fc.constantFrom("", "", "participation", "introuvable"),
  types: fc.subarray(["resource", "lab", "event"] as const, { maxLength: 2 }),
  kinds: fc.subarray(["call", "workshop", "report"], { maxLength: 2 }),
  themes: fc.subarray(["design", "donnees", "inconnu"], { maxLength: 2 }),
  territories: fc.subarray(["commune-29019", "departement-35", "fr", NATIONAL, "region-32", "region-99"], {
    maxLength: 2,
  }),
  organisations: fc.subarray(["ditp", "region-bretagne"], { maxLength: 1 }),
  years: fc.subarray([2021, 2027, 1900], { maxLength: 2 }),
  languages: fc.subarray(["en", "fr"], { maxLength: 1 }),
  deadlines: fc.subarray([...DEADLINES], { maxLength: 2 }),
  when: fc.option(fc.constantFrom(...WHENS)),
});

describe("the count of a value", () => {
  it("is what the search would find with that value alone in its facet, whatever the rest of it", async () => {
    await fc.assert(
      fc.asyncProperty(query, async (parts) => {
        // Two or three filters at a time: all of them at once leave nothing to count.
        const kept = Object.entries(parts).filter((_, index) => (index * 7 + parts.years.length) % 3 > 0);
        const searched = await understand({ ...EMPTY_SEARCH, ...Object.fromEntries(kept) });
        const values = valuesOf(await facets(searched, now));
        for (const { count, change } of values) {
          expect((await countMatches({ ...searched, ...change }, now)).count, JSON.stringify(change)).toBe(
            count,
          );
        }
      }),
      { numRuns: 25 },
    );
  }, 60_000);
});

const facetsOf = async (change: Partial<SearchQuery>) =>
  facets(await understand({ ...EMPTY_SEARCH, ...change }), now);

describe("values of one facet widen, facets together narrow", () => {
  it("two themes find what has one or the other, and say what each has", async () => {
    const [one, other, both] = await Promise.all(
      [["design"], ["donnees"], ["design", "donnees"]].map((themes) => facetsOf({ themes })),
    );
    expect(both?.total.count).toBeGreaterThan(Math.max(one?.total.count ?? 0, other?.total.count ?? 0));
    expect(both?.themes).toEqual(one?.themes);
    expect(both?.themes.find(({ slug }) => slug === "design")?.count).toBe(one?.total.count);
  });

  it("a theme and a type find what has both, and each facet ignores only its own choice", async () => {
    const [theme, both] = [
      await facetsOf({ themes: ["design"] }),
      await facetsOf({ themes: ["design"], types: ["lab"] }),
    ];
    expect(both.types).toEqual(theme.types);
    expect(both.total.count).toBe(theme.types.lab);
    expect(both.themes.find(({ slug }) => slug === "design")?.count).toBe(both.total.count);
  });
});

describe("places", () => {
  const codes = async (...territories: string[]) =>
    (await facetsOf({ territories })).places.map(({ code }) => code).sort();
  const regions = ["national", "region-32", "region-53"];

  it("are the whole country and the regions while none is chosen", async () => {
    expect(await codes()).toEqual(regions);
  });

  it("unfold as they are chosen: a region its départements, a département its communes and their groups", async () => {
    const departements = ["departement-29", "departement-35"];
    const ofRennes = ["commune-35238", "epci-243500139"];
    expect(await codes("region-53")).toEqual([...departements, ...regions]);
    expect(await codes("departement-35")).toEqual([...ofRennes, ...departements, ...regions].sort());
    expect(await codes("commune-35238")).toEqual([...ofRennes, ...departements, ...regions].sort());
  });

  it("that are chosen are there even when nothing is there, or nobody knows them", async () => {
    const { places } = await facetsOf({ territories: ["departement-59", "region-99"], themes: ["inconnu"] });
    expect(places.map(({ code, count, name }) => [code, count, name])).toEqual([
      ["departement-59", 0, "Nord"],
      ["region-99", 0, null],
    ]);
  });
});
