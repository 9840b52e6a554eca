import "#lib/testing/database";
import fc from "fast-check";
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
          'language:fr', 'year:' || to_char(published_at AT TIME ZONE 'UTC', 'YYYY'), 'theme:' || CASE WHEN i % 30 = 0 THEN 'rare' ELSE 'frequent' END,
          'place:' || (ARRAY['region-53', 'region-32', 'commune-35238'])[1 + i % 7 % 3]], '',
          array_to_tsvector(array_remove(ARRAY[CASE WHEN i % 2 = 0 THEN search_stem('moitie') END, CASE WHEN i % 10 = 0 THEN search_stem('dixiem') END,
            CASE WHEN i % 25 = 0 THEN search_stem('vingtcinquiem') END, CASE WHEN i % 1000 = 0 THEN search_stem('milliem') END], NULL))
        FROM (SELECT *, substr(slug, 7)::int AS i FROM entry) numbered`);
      await tx.$executeRawUnsafe(`
        INSERT INTO search_word (word, stem, entries)
        SELECT word, search_stem(word), 1 FROM unnest(ARRAY['moitie', 'dixiem', 'vingtcinquiem', 'milliem']) AS word`);
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

/** The months of each window of a statement, the first one first; none when it reads all at once. */
const windowsOf = ({ values }: Prisma.Sql): string[][] =>
  values.flatMap((value) =>
    Array.isArray(value) && /^month:/.test(String(value[0]))
      ? value.map((months) => String(months).split(" "))
      : [],
  );

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
  `theme=rare&year=${YEAR}`,
  `q=moitie&theme=rare&territory=region-53&territory=region-32`,
  `theme=frequent&territory=region-53&year=${YEAR}&year=${YEAR - 1}&type=lab`,
  `theme=frequent&territory=commune-35238&year=${YEAR}`,
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

  it("finds the same whatever is searched", async () => {
    const word = fc.constantFrom(
      "moitie",
      "dixiem",
      "vingtcinquiem",
      "milliem",
      "-moitie",
      "-dixiem",
      "-milliem",
    );
    const some = (name: string, values: readonly string[]) =>
      fc.subarray([...values], { maxLength: 2 }).map((chosen) => chosen.map((value) => `${name}=${value}`));
    const search = fc
      .record({
        words: fc.uniqueArray(word, { minLength: 1, maxLength: 3 }),
        types: some("type", ["resource", "lab", "programme", "event"]),
        themes: some("theme", ["rare", "frequent"]),
        places: some("territory", ["region-53", "region-32", "commune-35238"]),
        years: some(
          "year",
          [0, 1, 2, 3].map((ago) => String(now.getUTCFullYear() - ago)),
        ),
        limit: fc.integer({ min: 1, max: 1200 }),
      })
      .map(({ words, types, themes, places, years, limit }) => ({
        parameters: [`q=${words.join(" ")}`, ...types, ...themes, ...places, ...years].join("&"),
        limit,
      }));
    await fc.assert(
      fc.asyncProperty(search, async ({ parameters, limit }) => {
        const query = await asked(parameters);
        expect(await found(query, limit)).toEqual(await found({ ...query, scale: null }, limit));
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    "q=dixiem",
    "q=dixiem&sort=novelty",
    "q=vingtcinquiem&type=lab&type=event",
    "theme=rare",
    "theme=rare&type=lab",
  ])("?%s is walked through in the same pages", async (parameters) => {
    const walked = async (query: Understood) => {
      const pages: string[][] = [];
      for (let cursor = query.cursor; pages.length < 30; ) {
        const { hits, after } = await search({ ...query, cursor }, { now, limit: 70 });
        pages.push(hits.map(({ id }) => id));
        if (!after) break;
        cursor = after;
      }
      return pages;
    };
    const query = await asked(parameters);
    const pages = await walked(query);
    expect(pages).toEqual(await walked({ ...query, scale: null }));
    expect(new Set(pages.flat()).size).toBe(pages.flat().length);
  });

  it("reads no more months than are needed, then a few more each time, then the most of the others", async () => {
    const windows = windowsOf(newestSql(await asked("q=vingtcinquiem"), now, Prisma.sql`i.entry_id`, 100));
    const sizes = windows.map((months) => months.length);
    expect(sizes).toHaveLength(5);
    // Of 480 entries each, 19 of which have the word; two of them are not whole.
    expect(sizes[0]).toBeOneOf([6, 7, 8]);
    expect(sizes[1]).toBeOneOf([1, 2, 3]);
    expect(sizes.reduce((sum, months) => sum + months)).toBeOneOf([50, 51, 52]);
    expect(windowsOf(newestSql(await asked("q=moitie"), now, Prisma.sql`1`, 100))).toEqual([]);
    expect(windowsOf(newestSql(await asked("q=milliem"), now, Prisma.sql`1`))).toEqual([]);
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
    const [first] = windowsOf(newestSql(await asked(`type=lab&year=${YEAR}`), now, Prisma.sql`1`, 150));
    const ago = (months: number) =>
      `month:${new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - months, 1)).toISOString().slice(0, 7)}`;
    const past = first?.filter((month) => month < ago(1));
    expect(past).toEqual([`month:${YEAR}-12`, `month:${YEAR}-11`]);
    expect(first).toEqual(expect.arrayContaining([ago(0)]));
  });

  it("finds what was published since it was counted", async () => {
    const [row] = await db.$queryRaw<
      { id: string }[]
    >`SELECT entry_id AS id FROM indexed_entry WHERE search @@ search_stem('vingtcinquiem')::tsquery ORDER BY published_at LIMIT 1`;
    await db.$executeRaw`UPDATE indexed_entry SET published_at = now() + interval '1 minute',
      tags = array_append(tags, 'month:' || to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM')) WHERE entry_id = ${row?.id}::uuid`;
    expect((await found(await asked("q=vingtcinquiem"), 100))[0]).toBe(row?.id);
  });
});
