import "#lib/testing/database";
import { beforeEach, expect, test } from "vitest";
import { db } from "#lib/db";
import { getCurrentEntry } from "#lib/entries/content";
import { reindexSql } from "#lib/entries/reindex";
import { Prisma } from "#lib/generated/prisma/client";
import type { Actor } from "#lib/permissions";
import { decide } from "#lib/revisions/decide";
import { acceptance, createEntry, createUser, submitEdit } from "#lib/testing/factories";
import { reindexAll } from "./reindex";

const url = process.env.DATABASE_URL ?? "";
const ENTRIES = 30;
let author: Actor;
let moderator: Actor;
let ids: string[];

beforeEach(async () => {
  author = await createUser();
  moderator = await createUser("moderator");
  if (ids) return;
  ids = [];
  for (let index = 0; index < ENTRIES; index++) {
    const { id } = await createEntry(index % 3 ? "resource" : "lab", { title: `Fiche ${nameOf(index)}` });
    ids.push(id);
  }
}, 60_000);

const nameOf = (index: number) =>
  `nomm${"abcdefghijklmnop".charAt(index % 16)}e${"abcdefghijklmnop".charAt(index >> 4)}o`;
const reindexed = (batch?: number) => reindexAll(url, () => undefined, batch);

interface Index {
  entries: unknown[];
  tags: unknown[];
}

const readIndex = async (tx: Prisma.TransactionClient): Promise<Index> => ({
  entries: await tx.$queryRaw`
    SELECT entry_id, type::text, published_at, dated_at, sort_title, starts_at, ends_at, deadline_at, country, latitude, longitude,
      point_of::text, ARRAY(SELECT unnest(tags) ORDER BY 1) AS tags, names::text, search::text FROM indexed_entry ORDER BY entry_id`,
  tags: await tx.$queryRaw`
    SELECT tag, type::text, count(*)::int AS entries
    FROM indexed_entry, LATERAL (
      SELECT unnest(tags) AS tag
      UNION ALL
      SELECT month || ' ' || year FROM unnest(tags) AS month, unnest(tags) AS year WHERE month ~ '^month:' AND year ~ '^year:'
    ) held
    GROUP BY tag, type ORDER BY tag, type`,
});

/** What a new directory with the same entries would have. */
async function freshIndex(): Promise<Index & { words: string[] }> {
  const undone = new Error("only looked at");
  let fresh: (Index & { words: string[] }) | undefined;
  await db
    .$transaction(async (tx) => {
      await tx.$executeRaw`DELETE FROM indexed_entry`;
      await tx.$executeRaw`DELETE FROM search_word`;
      await tx.$executeRaw(reindexSql(Prisma.sql`true`));
      const words = await tx.$queryRaw<{ word: string }[]>`SELECT word FROM search_word ORDER BY word`;
      fresh = { ...(await readIndex(tx)), words: words.map(({ word }) => word) };
      throw undone;
    })
    .catch((error: unknown) => {
      if (error !== undone) throw error;
    });
  if (!fresh) throw new Error("nothing was read");
  return fresh;
}

async function expectWhole(): Promise<void> {
  const fresh = await freshIndex();
  const { entries } = await readIndex(db);
  expect(entries).toEqual(fresh.entries);
  expect(await db.$queryRaw`SELECT tag, type::text, entries FROM tag_count ORDER BY tag, type`).toEqual(
    fresh.tags,
  );
  const words = await db.$queryRaw<{ word: string }[]>`SELECT word FROM search_word ORDER BY word`;
  expect(words.map(({ word }) => word)).toEqual(expect.arrayContaining(fresh.words));
  const miscounted = await db.$queryRaw`
    SELECT w.word, w.entries, held.ndoc FROM search_word w
    LEFT JOIN ts_stat('SELECT search FROM indexed_entry') held ON held.word = w.stem WHERE abs(w.entries - coalesce(held.ndoc, 0)) > coalesce(held.ndoc, 0) / 10`;
  expect(miscounted).toEqual([]);
}

test("what is missing comes back, what is wrong is mended, and what nothing holds goes", async () => {
  await db.$executeRaw`DELETE FROM indexed_entry WHERE entry_id = ANY(${ids.slice(0, 5)}::uuid[])`;
  await db.$executeRaw`UPDATE indexed_entry SET tags = '{kind:wrong}', search = 'faux' WHERE entry_id = ANY(${ids.slice(5, 9)}::uuid[])`;
  await db.$executeRaw`UPDATE entry SET archived = true WHERE id = ${ids[9]}::uuid`;
  await db.$executeRaw`INSERT INTO search_word (word, stem, entries) VALUES ('disparue', 'disparu', 3)`;
  await db.$executeRaw`DELETE FROM search_word WHERE word = 'nommceao'`;
  await db.$executeRaw`INSERT INTO tag_count (tag, type, entries) VALUES ('kind:wrong', 'lab', 4)`;

  expect(await reindexed(7)).toBe(ENTRIES);

  await expectWhole();
  expect(await db.searchWord.findUnique({ where: { word: "disparue" } })).toBeNull();
  expect(await db.searchWord.findUnique({ where: { word: "nommceao" } })).not.toBeNull();
  expect(await db.indexedEntry.findUnique({ where: { entryId: ids[9] } })).toBeNull();
});

test("done again, it changes nothing", async () => {
  await reindexed();
  const before = await readIndex(db);
  await reindexed(10);
  expect(await readIndex(db)).toEqual(before);
});

test("decisions taken meanwhile are in it: the index is as a new one would be", async () => {
  await db.$executeRaw`DELETE FROM indexed_entry WHERE entry_id = ANY(${ids.slice(0, 20)}::uuid[])`;
  let isDone = false;
  const rebuilding = (async () => {
    for (let times = 0; times < 4; times++) await reindexed(3);
    isDone = true;
  })();
  const edits: string[] = [];
  for (let index = 10; !isDone || edits.length < 10; index++) {
    const id = ids[index % ENTRIES] ?? "";
    const entry = await getCurrentEntry(db, { id });
    if (!entry || entry.content.archived) continue;
    const title = `Fiche changée en ${nameOf(index + 100)}`;
    const draft = await submitEdit(author, entry, { ...entry.content, title });
    await decide(moderator, acceptance(draft));
    edits.push(id);
  }
  await rebuilding;
  expect(edits.length).toBeGreaterThanOrEqual(10);
  await expectWholeButCounts();
  await reindexed(7);
  await expectWhole();
}, 60_000);

// Counts are those of the last time: what was decided after it waits for the next one.
async function expectWholeButCounts(): Promise<void> {
  const fresh = await freshIndex();
  expect((await readIndex(db)).entries).toEqual(fresh.entries);
  const words = await db.$queryRaw<{ word: string }[]>`SELECT word FROM search_word ORDER BY word`;
  expect(words.map(({ word }) => word)).toEqual(expect.arrayContaining(fresh.words));
}
