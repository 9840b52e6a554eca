import "#lib/testing/database";
import { beforeAll, expect, it } from "vitest";
import { db } from "#lib/db";
import type { Prisma } from "#lib/generated/prisma/client";
import { createTheme } from "#lib/testing/factories";
import { indexInBulk, plansOf } from "#lib/testing/plans";
import { listDeadlines, listHappenings } from "./calendar-entries";
import { deadlinesOf } from "./deadlines";
import { happeningsOf } from "./happenings";
import { understand } from "./meaning";
import { parseSearch } from "./query";

/** What the agenda reads of 10,000 entries, as the server itself says it. Rows made in bulk: their number matters. */
const ENTRIES = 10_000;
const now = new Date("2026-11-22T12:00:00Z");

beforeAll(async () => {
  await createTheme("rare");
  // A quarter are events, each of a day; resources span a year, as most of them do: they must not be read.
  await db.$executeRawUnsafe(`
    INSERT INTO entry (id, type, slug, title, summary, kind, language, starts_on, starts_at, ends_at, deadline_on, deadline_at,
      sort_title, dated_at, published_at, updated_at)
    SELECT gen_random_uuid(), type, 'fiche-' || i, 'Fiche ' || i, 'Innovation publique', 'conference', 'fr',
      CASE type WHEN 'event' THEN to_char(day, 'YYYY-MM-DD') ELSE to_char(day, 'YYYY') END, day,
      day + CASE type WHEN 'event' THEN interval '8 hours' ELSE interval '1 year' END,
      CASE WHEN i % 4 = 1 AND i % 20 = 1 THEN to_char(day, 'YYYY-MM-DD') END,
      CASE WHEN i % 4 = 1 AND i % 20 = 1 THEN day + interval '1 day' END, 'fiche', day, day, day
    FROM (
      SELECT i, (ARRAY['resource', 'programme', 'lab', 'event'])[1 + i % 4]::entry_type AS type,
        timestamptz '2016-01-01' + i * interval '10 hours' AS day
      FROM generate_series(1, ${ENTRIES}) i
    ) rows`);
  await db.$executeRawUnsafe(`
    INSERT INTO entry_theme (entry_id, theme_id) SELECT e.id, t.id FROM entry e CROSS JOIN theme t WHERE e.slug LIKE '%77'`);
  await indexInBulk();
}, 120_000);

const searches = ["", "theme=rare", "when=coming", "year=2026&deadline=closed&deadline=open"];
const parts = [
  ["a month", (query, tx) => happeningsOf(query, "2026-11", now, tx)],
  ["a month that nothing is near", (query, tx) => happeningsOf(query, "2999-01", now, tx)],
  ["deadlines", (query, tx) => deadlinesOf(query, now, tx)],
  ["the calendar", (query, tx) => listHappenings(query, "fr", now, tx)],
  ["the calendar of deadlines", (query, tx) => listDeadlines(query, "fr", now, tx)],
] satisfies [
  string,
  (query: Awaited<ReturnType<typeof understand>>, tx: Prisma.TransactionClient) => Promise<unknown>,
][];

it.each(parts.flatMap(([name, run]) => searches.map((search) => [name, search, run] as const)))(
  "%s of « %s » is one statement, that reads no table of entries from end to end",
  async (_, search, run) => {
    const query = await understand(parseSearch(new URLSearchParams(search)).query);
    const plans = await plansOf((tx) => run(query, tx));
    expect(plans).toHaveLength(1);
    expect(plans[0]).not.toMatch(/Seq Scan on (indexed_)?entry\b/);
    const rows = [
      ...(plans[0] ?? "").matchAll(/Scan[^\n]* on (?:indexed_)?entry[^\n]*actual rows=([\d.]+)/g),
    ];
    expect(Math.max(...rows.map(([, count]) => Number(count))), plans[0]).toBeLessThanOrEqual(ENTRIES / 10);
  },
);
