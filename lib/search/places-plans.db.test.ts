import "#lib/testing/database";
import { beforeAll, expect, it } from "vitest";
import { db } from "#lib/db";
import { createTheme } from "#lib/testing/factories";
import { indexInBulk, plansOf } from "#lib/testing/plans";
import { understand } from "./meaning";
import { placesOf } from "./places";
import { parseSearch } from "./query";

/** What the map reads of 10,000 entries, as the server itself says it. Rows made in bulk: their number matters. */
const ENTRIES = 10_000;
const now = new Date("2026-11-22T12:00:00Z");

beforeAll(async () => {
  await createTheme("rare");
  await db.$executeRawUnsafe(`
    INSERT INTO territory (code, level, name, search_name, ancestors, latitude, longitude, point_of)
    SELECT 'fr', 'country'::territory_level, 'France', 'france', '{}'::text[], NULL, NULL, NULL
    UNION ALL SELECT 'departement-' || lpad(i::text, 2, '0'), 'departement', 'Département ' || i, 'departement ' || i, '{fr}',
      45 + i / 50.0, i / 20.0, 'departement'::territory_level FROM generate_series(1, 95) i
    UNION ALL SELECT 'commune-' || lpad(i::text, 5, '0'), 'commune', 'Commune ' || i, 'commune ' || i,
      ARRAY['departement-' || lpad((1 + i % 95)::text, 2, '0'), 'fr'], 45 + i % 95 / 50.0, i % 95 / 20.0, 'departement'
    FROM generate_series(1, 30000) i`);
  await db.$executeRawUnsafe(`
    INSERT INTO entry (id, type, slug, title, summary, kind, language, sort_title, dated_at, published_at, updated_at,
      country, territory_code)
    SELECT gen_random_uuid(), (ARRAY['resource', 'lab'])[1 + i % 2]::entry_type, 'fiche-' || i, 'Fiche ' || i,
      'Innovation publique', 'public-lab', 'fr', 'fiche', day, day, day, 'FR',
      CASE WHEN i % 10 = 0 THEN 'fr' ELSE 'commune-' || lpad(i::text, 5, '0') END
    FROM (SELECT i, timestamptz '2016-01-01' + i * interval '10 hours' AS day FROM generate_series(1, ${ENTRIES}) i) days`);
  await db.$executeRawUnsafe(`
    INSERT INTO entry_theme (entry_id, theme_id) SELECT e.id, t.id FROM entry e CROSS JOIN theme t WHERE e.slug LIKE '%77'`);
  await indexInBulk();
}, 120_000);

/** The plan of the statement that asks for the places of a search. */
async function planOf(parameters: string): Promise<string> {
  const understood = await understand(parseSearch(new URLSearchParams(parameters)).query);
  const plans = await plansOf((tx) => placesOf(understood, now, tx));
  expect(plans).toHaveLength(1);
  return plans[0] ?? "";
}

it.each([
  "",
  "type=lab",
  "q=innovation",
  "theme=rare",
  "territory=departement-35",
  "q=innovation&territory=departement-35",
])("?%s reads neither all entries nor all places", async (parameters) => {
  expect(await planOf(parameters)).not.toMatch(/Seq Scan on (indexed_entry|entry|territory)\b/);
});
