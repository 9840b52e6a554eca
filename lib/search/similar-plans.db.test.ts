import "#lib/testing/database";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "#lib/db";
import { createTheme } from "#lib/testing/factories";
import { indexInBulk, plansOf } from "#lib/testing/plans";
import { near } from "./near";
import { EMPTY_SEARCH } from "./query";
import { recount } from "./recount";
import { similarEntries } from "./similar";

/** What similar entries and a search that found nothing read of 10,000 entries. Rows made in bulk: their number matters. */
const ENTRIES = 10_000;

beforeAll(async () => {
  for (const slug of ["everywhere", "frequent", "rare", "old"]) await createTheme(slug);
  await db.$executeRawUnsafe(`
    INSERT INTO entry (id, type, slug, title, summary, kind, language, starts_on, starts_at, ends_at, sort_title,
      dated_at, published_at, updated_at)
    SELECT gen_random_uuid(), (ARRAY['resource', 'lab', 'programme', 'event'])[1 + i % 4]::entry_type, 'fiche-' || i,
      'Fiche ' || i, 'Innovation publique', 'report', 'fr', '2018', day, day, 'fiche ' || i, day,
      day, day
    FROM (SELECT i, timestamptz '2000-01-01' + i * interval '6 hours' AS day FROM generate_series(1, ${ENTRIES}) i) days`);
  await db.$executeRawUnsafe(`
    INSERT INTO event (entry_id, series) SELECT id, 'Série ' || right(slug, 3) FROM entry WHERE type = 'event'`);
  await db.$executeRawUnsafe(`
    INSERT INTO entry_theme (entry_id, theme_id) SELECT e.id, t.id FROM entry e JOIN theme t
      ON e.slug LIKE CASE t.slug WHEN 'everywhere' THEN '%' WHEN 'frequent' THEN '%5' WHEN 'old' THEN 'fiche-1_' ELSE '%77' END`);
  await indexInBulk();
}, 120_000);

const scanned = (plan: string) =>
  Math.max(
    ...[
      ...plan.matchAll(/(?:Scan|Bitmap Heap Scan)[^\n]* on (?:indexed_)?entry[^\n]*actual rows=([\d.]+)/g),
    ].map(([, rows]) => Number(rows)),
  );

describe.each(["before its values are counted", "once its values are counted"])("%s", (when) => {
  it.each([
    ["fiche-77", "a rare theme"],
    ["fiche-5", "themes that many have"],
    ["fiche-4", "a theme that all have"],
    ["fiche-3", "a series"],
  ])("similar to %s, with %s: one statement that reads a bounded number of entries", async (slug) => {
    if (when.startsWith("once")) await recount();
    const plans = await plansOf((tx) => similarEntries(slug, [], tx));
    expect(plans).toHaveLength(1);
    expect(plans[0]).not.toMatch(/Seq Scan on (indexed_)?entry\b/);
    expect(scanned(plans[0] ?? "")).toBeLessThanOrEqual(1_000);
    expect((await similarEntries(slug, [])).length).toBe(5);
  });
});

it("what shares a rare value is found however old it is, and weighs more than what shares a frequent one", async () => {
  await recount();
  const alike = await similarEntries("fiche-15", []);
  // "frequent" is shared with fiche-9995 and other newest ones; "old" with nine of the oldest.
  for (const { entry, themes } of alike) {
    expect(entry.slug).toMatch(/^fiche-1\d$/);
    expect(themes[0]?.labelFr).toBe("old");
  }
  expect(alike).toHaveLength(5);
});

it("a search that found nothing counts what else could be tried in one statement", async () => {
  const now = new Date();
  const without = { ...EMPTY_SEARCH, themes: ["frequent"] };
  const query = { ...EMPTY_SEARCH, themes: ["frequent", "rare"], types: ["lab" as const], meaning: null };
  const active = [
    { label: "rare", without },
    { label: "frequent", without: { ...EMPTY_SEARCH, themes: ["rare"] } },
    { label: "all", without: EMPTY_SEARCH },
  ];
  const plans = await plansOf((tx) => near(query, active, now, tx));
  expect(plans).toHaveLength(1);
  expect(plans[0]).not.toMatch(/Seq Scan on (indexed_)?entry\b/);
  expect(scanned(plans[0] ?? "")).toBeLessThanOrEqual(1_001);
});
