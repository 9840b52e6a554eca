/**
 * npm run reindex: fills anew all that searches, lists, the map and the agenda read (`indexed_entry`, `search_word`,
 * `tag_count`), from the entries themselves. Reading goes on meanwhile, deciding too; cut short, it can be run again.
 *
 *   DATABASE_URL=… node --conditions=react-server --import tsx prisma/reindex.ts
 */
import { pathToFileURL } from "node:url";
import pg from "pg";
import { db } from "#lib/db";
import { reindexSql } from "#lib/entries/reindex";
import { Prisma } from "#lib/generated/prisma/client";
import { recount } from "#lib/search/recount";

/**
 * `say` gets a line a batch. Returns how many entries were read.
 * @param batch entries, or words, a transaction: what a decision may have to wait for
 */
export async function reindexAll(
  connectionString: string,
  say: (line: string) => void = console.log,
  batch = 1_000,
): Promise<number> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    // First: what a decision under way brings back is then written again with its entry.
    await removeWordsThatNothingHolds(client, batch);
    const total = await countEntries(client);
    let done = 0;
    for await (const ids of batchesOf(client, batch)) {
      await reindexBatch(client, ids);
      done += ids.length;
      say(`${done} of ${Math.max(done, total)} entries`);
    }
    await client.query("ANALYZE indexed_entry, search_word");
    await recount();
    return done;
  } finally {
    await client.end();
  }
}

async function countEntries(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ count: number }>("SELECT count(*)::int AS count FROM entry");
  return rows[0]?.count ?? 0;
}

/** All entries, those that are not published too: they are taken out. */
async function* batchesOf(client: pg.Client, batch: number): AsyncGenerator<string[]> {
  let last = "00000000-0000-0000-0000-000000000000";
  for (;;) {
    const { rows } = await client.query<{ id: string }>(
      "SELECT id FROM entry WHERE id > $1 ORDER BY id LIMIT $2",
      [last, batch],
    );
    const ids = rows.map(({ id }) => id);
    if (ids.length === 0) return;
    yield ids;
    last = ids.at(-1) ?? last;
  }
}

/**
 * Locked while they are read, as a decision locks what it writes: what is written here is never older than what is
 * there. Those that a decision holds come one by one, after it: waiting for it with others in hand, which it may
 * want, could stop both.
 */
async function reindexBatch(client: pg.Client, ids: readonly string[]): Promise<void> {
  const free = new Set(await reindexLocked(client, ids, "SKIP LOCKED"));
  for (const id of ids.filter((id) => !free.has(id))) await reindexLocked(client, [id], "");
}

/** Returns those that could be locked. */
async function reindexLocked(
  client: pg.Client,
  ids: readonly string[],
  wait: "" | "SKIP LOCKED",
): Promise<string[]> {
  return await inTransaction(client, async () => {
    const { rows } = await client.query<{ id: string }>(
      `SELECT id FROM entry WHERE id = ANY($1::uuid[]) ORDER BY id FOR NO KEY UPDATE ${wait}`,
      [ids],
    );
    const locked = rows.map(({ id }) => id);
    const { text, values } = reindexSql(Prisma.sql`e.id = ANY(${locked}::uuid[])`);
    await client.query({ text, values });
    return locked;
  });
}

async function removeWordsThatNothingHolds(client: pg.Client, batch: number): Promise<void> {
  const { rows } = await client.query<{ word: string }>(`
    SELECT w.word FROM search_word w
    WHERE NOT EXISTS (SELECT FROM ts_stat('SELECT search FROM indexed_entry') held WHERE held.word = w.stem)
    ORDER BY w.word`);
  for (let done = 0; done < rows.length; done += batch) {
    const words = rows.slice(done, done + batch).map(({ word }) => word);
    await client.query(
      `DELETE FROM search_word w USING (SELECT word FROM search_word WHERE word = ANY($1::text[]) FOR UPDATE SKIP LOCKED) free
      WHERE w.word = free.word AND NOT EXISTS (
        SELECT FROM indexed_entry i WHERE i.search @@ to_tsquery('simple', quote_literal(w.stem))
      )`,
      [words],
    );
  }
}

async function inTransaction<T>(client: pg.Client, work: () => Promise<T>): Promise<T> {
  await client.query("BEGIN");
  try {
    const result = await work();
    await client.query("COMMIT");
    return result;
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const connectionString = process.env.DATABASE_URL;
  if (!connectionString) {
    console.error("DATABASE_URL is not set");
    process.exit(1);
  }
  const start = performance.now();
  const entries = await reindexAll(connectionString);
  await db.$disconnect();
  console.log(`${entries} entries indexed in ${((performance.now() - start) / 1000).toFixed(1)} s`);
}
