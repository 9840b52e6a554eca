import "#lib/testing/database";
import { beforeAll, expect, test } from "vitest";
import { db } from "#lib/db";
import { Prisma } from "#lib/generated/prisma/client";
import { reindexSql } from "./reindex";

const ENTRIES = 1_000;

/** Published one after the other, as entries are; each with some fifty words. */
beforeAll(async () => {
  await db.$executeRawUnsafe(`
    INSERT INTO entry (id, type, slug, title, summary, kind, language, sort_title, dated_at, published_at, updated_at)
    SELECT gen_random_uuid(), 'resource', 'fiche-' || i, 'Fiche ' || i,
      (SELECT string_agg(substr(md5(i || ' ' || word), 1, 8), ' ') FROM generate_series(1, 50) AS word),
      'report', 'fr', 'fiche ' || i, at, at, at
    FROM (SELECT i, timestamptz '2019-01-01' + i * interval '1 day' AS at FROM generate_series(1, ${ENTRIES}) i) days`);
  for (let from = 1; from <= ENTRIES; from += 200) {
    await db.$executeRaw(
      reindexSql(Prisma.sql`substr(e.slug, 7)::int BETWEEN ${from}::int AND ${from + 199}::int`),
    );
  }
}, 60_000);

/** How far rows lie in the order of publication: 1 when they do. */
async function order(): Promise<number> {
  const [row] = await db.$queryRaw<{ order: number }[]>`
    SELECT corr((ctid::text::point)[0], extract(epoch FROM published_at)) AS order FROM indexed_entry`;
  return row?.order ?? Number.NaN;
}

test("rows of the index lie in the order of publication, and entries that are edited stay where they are", async () => {
  expect(await order()).toBeGreaterThan(0.99);
  // Half of them, here and there, each twice.
  for (let round = 0; round < 2; round++) {
    for (let part = 0; part < 20; part++) {
      const which = Prisma.sql`abs(hashtext(e.slug)) % 40 = ${part}::int`;
      await db.$executeRaw`UPDATE entry e SET summary = reverse(e.summary) WHERE ${which}`;
      await db.$executeRaw(reindexSql(which));
    }
  }
  expect(await order()).toBeGreaterThan(0.8);
}, 60_000);
