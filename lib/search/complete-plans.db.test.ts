import "#lib/testing/database";
import { beforeAll, expect, it } from "vitest";
import { db } from "#lib/db";
import { indexInBulk, plansOf } from "#lib/testing/plans";
import { complete } from "./complete";

/** What suggestions read of 10,000 entries, as the server itself says it. Rows made in bulk: their number matters. */
const ENTRIES = 10_000;

beforeAll(async () => {
  // Words as frequent as those of a language: the planner only knows how frequent a beginning is where there are many.
  await db.$executeRawUnsafe(`
    CREATE FUNCTION word(i int) RETURNS text LANGUAGE sql IMMUTABLE
    RETURN left(translate(md5((i % 400)::text), '0123456789', 'ghijklmnop'), 8)`);
  await db.$executeRawUnsafe(`
    INSERT INTO entry (id, type, slug, title, summary, kind, language, sort_title, dated_at, published_at, updated_at)
    SELECT gen_random_uuid(), 'resource', 'fiche-' || i, title, 'Innovation publique, en bref ' || word(i * 7), 'report',
      'fr', lower(unaccent(title)), now(), timestamptz '2000-01-01' + i * interval '6 hours', now()
    FROM (
      SELECT i, CASE WHEN i % 2 = 0 THEN 'Innovation ' ELSE 'L’innovation ' END
        || CASE WHEN i % 1000 = 0 THEN 'mesurée ' ELSE '' END || word(i) || ' ' || word(i * 13) || ' mot' || (i % 3000) AS title
      FROM generate_series(1, ${ENTRIES}) i
    ) titles`);
  await indexInBulk();
}, 120_000);

/** The plan of the one statement that is sent. */
async function planOf(typed: string): Promise<string> {
  const plans = await plansOf((tx) => complete(typed, "fr", tx));
  expect(plans).toHaveLength(1);
  return plans[0] ?? "";
}

it.each([
  "in",
  "inn",
  "innovation",
  "l'innovation m",
  "innovation mes",
  "mot29",
  "mesu",
  "introuvable",
  "innovation mot2999",
])("%s: one statement, no table of entries read from end to end, a bounded number of rows", async (typed) => {
  const plan = await planOf(typed);
  expect(plan).not.toMatch(/Seq Scan on (indexed_)?entry\b/);
  const rows = [...plan.matchAll(/Scan[^\n]* on (?:indexed_)?entry[^\n]*actual rows=([\d.]+)/g)].map(
    ([, count]) => Number(count),
  );
  expect(rows.length).toBeGreaterThan(0);
  expect(Math.max(...rows), plan).toBeLessThanOrEqual(ENTRIES / 20);
});
