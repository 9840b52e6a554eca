import "#lib/testing/database";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "#lib/db";
import { Prisma } from "#lib/generated/prisma/client";
import { countMatches, newestSql } from "./count";
import { facets } from "./facets";
import { type Understood, understand } from "./meaning";
import { parseSearch } from "./query";
import { recount } from "./recount";
import { search } from "./search";

const ENTRIES = 24_000;
const now = new Date();
/** Nothing of it was published lately. */
const YEAR = now.getUTCFullYear() - 2;

/** Rows as the index has them, made in bulk: words in one entry of two, of ten, of twenty-five, of a thousand. */
beforeAll(async () => {
  // So much at once takes longer than a page may.
  await db.$transaction(
    async (tx) => {
      await tx.$executeRawUnsafe("SET LOCAL statement_timeout = 60000");
      await tx.$executeRawUnsafe(`
        INSERT INTO entry (id, type, slug, title, summary, kind, language, starts_on, starts_at, ends_at, sort_title, dated_at, published_at, updated_at)
        SELECT gen_random_uuid(), (ARRAY['resource', 'lab', 'programme', 'event'])[1 + i % 4]::entry_type, 'fiche-' || i, 'Fiche ' || i, 'Résumé',
          'report', 'fr', '2018', at, at, 'fiche ' || i, at, at, at
        FROM (SELECT i, now() - ((i * 7919) % ${ENTRIES}) * interval '90 minutes' AS at FROM generate_series(1, ${ENTRIES}) i) days`);
      await tx.$executeRawUnsafe(`
        INSERT INTO indexed_entry (entry_id, type, published_at, dated_at, sort_title, tags, names, search)
        SELECT id, type, published_at, dated_at, sort_title, ARRAY['type:' || type, 'month:' || to_char(published_at AT TIME ZONE 'UTC', 'YYYY-MM'),
          'language:fr', 'year:' || to_char(published_at AT TIME ZONE 'UTC', 'YYYY'), 'theme:' || CASE WHEN i % 30 = 0 THEN 'rare' ELSE 'frequent' END], '',
          array_to_tsvector(array_remove(ARRAY[CASE WHEN i % 2 = 0 THEN 'moitie' END, CASE WHEN i % 10 = 0 THEN 'dixiem' END,
            CASE WHEN i % 25 = 0 THEN 'vingtcinquiem' END, CASE WHEN i % 1000 = 0 THEN 'milliem' END], NULL))
        FROM (SELECT *, substr(slug, 7)::int AS i FROM entry) numbered`);
      await tx.$executeRawUnsafe(`
        INSERT INTO search_word (word, stem, entries)
        VALUES ('moitie', 'moitie', 1), ('dixiem', 'dixiem', 1), ('vingtcinquiem', 'vingtcinquiem', 1), ('milliem', 'milliem', 1)`);
      await tx.$executeRawUnsafe("ANALYZE");
    },
    { timeout: 100_000 },
  );
  await recount();
}, 120_000);

const asked = async (parameters: string): Promise<Understood> =>
  understand(parseSearch(new URLSearchParams(parameters)).query);

async function found(query: Understood, limit: number): Promise<string[]> {
  const rows = await db.$queryRaw<
    { entry_id: string; published_at: Date }[]
  >`${newestSql(query, now, Prisma.sql`i.entry_id, i.published_at`, limit)}`;
  return rows
    .sort((a, b) => b.published_at.getTime() - a.published_at.getTime() || (a.entry_id < b.entry_id ? 1 : -1))
    .map((row) => row.entry_id);
}

const QUERIES = [
  "q=moitie",
  "q=dixiem",
  "q=vingtcinquiem",
  "q=milliem",
  "q=dixiem vingtcinquiem",
  "q=dixiem&type=lab",
  "q=vingtcinquiem&type=event",
  "theme=rare",
  "theme=rare&type=lab",
  "theme=rare&language=fr",
  "q=dixiem&theme=rare",
  `type=lab&year=${YEAR}`,
  `q=dixiem&year=${YEAR}&year=${YEAR - 1}`,
  "q=vingtcinquiem -dixiem",
];

describe("in a large directory", () => {
  it.each(QUERIES)("?%s finds the same newest entries, in windows of months", async (parameters) => {
    const query = await asked(parameters);
    expect(query.scale).not.toBeNull();
    for (const limit of [50, 300, 1001]) {
      expect(await found(query, limit)).toEqual(await found({ ...query, scale: null }, limit));
    }
    const { hits } = await search(query, { now });
    const whole = await search({ ...query, scale: null }, { now });
    expect(hits.map(({ id }) => id)).toEqual(whole.hits.map(({ id }) => id));
    expect(await countMatches(query, now)).toEqual(await countMatches({ ...query, scale: null }, now));
  });

  it("reads no more months than are needed", async () => {
    const { text } = newestSql(await asked("q=vingtcinquiem"), now, Prisma.sql`i.entry_id`, 100);
    expect(text.match(/UNION ALL/g)).toHaveLength(2);
    expect(newestSql(await asked("q=moitie"), now, Prisma.sql`1`, 100).text).not.toMatch(/UNION/);
    expect(newestSql(await asked("q=milliem"), now, Prisma.sql`1`).text).not.toMatch(/UNION/);
  });

  it("counts the newest 300 for a facet in use, the newest 1,000 for the others", async () => {
    const counted = await facets(await asked("theme=frequent"), now);
    const [frequent, rare] = counted.themes.map(({ count }) => count);
    expect([frequent, rare]).toEqual([290, 11]);
    expect(counted.languages).toEqual([{ language: "fr", count: 1000 }]);
    expect(counted.total).toEqual({ count: 1000, more: true });
    expect(counted.partial).toContain("theme");
    expect(counted.partial).toContain("language");
    const exact = await facets(await asked(`q=milliem&theme=frequent`), now);
    expect(exact.partial.size).toBe(0);
    expect(exact.total).toEqual({ count: 16, more: false });
  });

  it("reads the months in which what is of a year was published, and the last ones", async () => {
    const { values } = newestSql(await asked(`type=lab&year=${YEAR}`), now, Prisma.sql`1`, 100);
    const [first] = values.filter((value) => Array.isArray(value) && /^month:/.test(String(value[0])));
    const ago = (months: number) =>
      `month:${new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - months, 1)).toISOString().slice(0, 7)}`;
    expect(first).toEqual([ago(0), ago(1), `month:${YEAR}-12`, `month:${YEAR}-11`]);
  });

  it("finds what was published since it was counted", async () => {
    const [row] = await db.$queryRaw<
      { id: string }[]
    >`SELECT entry_id AS id FROM indexed_entry WHERE search @@ 'vingtcinquiem' ORDER BY published_at LIMIT 1`;
    await db.$executeRaw`UPDATE indexed_entry SET published_at = now() + interval '1 minute',
      tags = array_append(tags, 'month:' || to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM')) WHERE entry_id = ${row?.id}::uuid`;
    expect((await found(await asked("q=vingtcinquiem"), 100))[0]).toBe(row?.id);
  });
});
