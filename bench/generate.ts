/**
 * Adds made-up French entries, to work at the scale of a national directory: `npm run generate -- 100000`. They are
 * copied into the tables instead of passing one by one through the review, and leave the same history: one accepted
 * proposal and its decision each. The same numbers give the same entries; run again, it adds the next ones.
 */
import { pathToFileURL } from "node:url";
import pg from "pg";
import { db } from "#lib/db";
import { reindexSql } from "#lib/entries/reindex";
import { Prisma } from "#lib/generated/prisma/client";
import { copyInto } from "#prisma/copy";
import { type MadeUp, madeUpEntry, type World } from "./generate/entries";
import { finish, takeDownIndexes } from "./generate/indexes";
import { type Ids, idAt, rowsOf } from "./generate/rows";
import { type LiveIds, readWorld } from "./generate/world";

/** Entries a transaction: what an interruption can lose. */
const BATCH = 2_000;
/** Entries that are indexed at once, on each of two connections. */
const INDEXED = 1_000;
const INDEXERS = 2;

const AUTHOR = { id: "019a0000-0000-7000-8000-000000000003", name: "Fiches d’essai", role: "contributor" };
const MODERATOR = {
  id: "019a0000-0000-7000-8000-000000000004",
  name: "Relecture d’essai",
  role: "moderator",
};

/** Adds that many entries; `say` gets a line a batch. Returns the seconds it took. */
export async function generate(
  connectionString: string,
  count: number,
  say: (line: string) => void = console.log,
): Promise<number> {
  const start = performance.now();
  const seconds = () => (performance.now() - start) / 1000;
  const client = await connected(connectionString);
  const indexers = await Promise.all(Array.from({ length: INDEXERS }, () => connected(connectionString)));
  try {
    // Batches are small parts of tables of which the planner does not know yet how large they grow.
    for (const indexer of indexers) await indexer.query("SET enable_seqscan = off");
    await addAccounts(client);
    await spareForeignKeys(client);
    const { world, ids } = await readWorld(client, { author: AUTHOR.id, moderator: MODERATOR.id });
    const first = await countGenerated(client);
    if (await isMuch(client, count)) await takeDownIndexes(client);
    // Most of the work is indexing: it is done on one batch while the next one is copied.
    let copied = await unindexed(client);
    for (let done = 0; done < count; done += BATCH) {
      const batch = batchOf(first + done, Math.min(BATCH, count - done), world, ids);
      await Promise.all([addBatch(client, batch, ids), fillSearch(indexers, copied)]);
      copied = batch.map(({ id }) => id);
      say(`${done + batch.length} of ${count} entries (${seconds().toFixed(1)} s)`);
    }
    await fillSearch(indexers, copied);
    await finish(indexers, (line) => say(`${line} (${seconds().toFixed(1)} s)`));
    say(`Indexed and counted (${seconds().toFixed(1)} s)`);
    return seconds();
  } finally {
    await Promise.all([client, ...indexers].map((each) => each.end()));
  }
}

async function connected(connectionString: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  // A crash of the server may lose the end of a load, which can be run again.
  await client.query("SET synchronous_commit = off");
  return client;
}

/** Whether more is added than there is: indexes are then built anew at the end. */
async function isMuch(client: pg.Client, count: number): Promise<boolean> {
  const { rows } = await client.query(
    "SELECT FROM (SELECT FROM indexed_entry LIMIT $1) AS rows HAVING count(*) = $1",
    [count],
  );
  return count > BATCH && rows.length === 0;
}

/** What an interrupted run copied and did not index. */
async function unindexed(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    "SELECT id FROM entry e WHERE NOT archived AND merged_into_id IS NULL AND NOT EXISTS (SELECT FROM indexed_entry i WHERE i.entry_id = e.id)",
  );
  return rows.map(({ id }) => id);
}

async function fillSearch(indexers: readonly pg.Client[], ids: readonly string[]): Promise<void> {
  let taken = 0;
  const fill = async (client: pg.Client) => {
    while (taken < ids.length) {
      const some = ids.slice(taken, taken + INDEXED);
      taken += INDEXED;
      const { text, values } = reindexSql(Prisma.sql`e.id = ANY(${some}::uuid[])`);
      await client.query({ text, values });
    }
  };
  await Promise.all(indexers.map(fill));
}

type Batch = (MadeUp & { index: number; id: string })[];

function batchOf(from: number, size: number, world: World, ids: LiveIds): Batch {
  return Array.from({ length: size }, (_, offset) => {
    const index = from + offset;
    const entry = madeUpEntry(index, world, ids.recent);
    const id = idAt(entry.publishedAt, "entry", index);
    ids.remember(entry.slug, id);
    return { ...entry, index, id };
  });
}

async function addBatch(client: pg.Client, batch: Batch, ids: Ids): Promise<void> {
  await client.query("BEGIN");
  try {
    for (const [table, { columns, rows }] of rowsOf(batch, ids)) {
      if (rows.length > 0) await copyInto(client, table, columns, rows);
    }
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  }
}

async function addAccounts(client: pg.Client): Promise<void> {
  for (const { id, name, role } of [AUTHOR, MODERATOR]) {
    await client.query(
      `INSERT INTO "user" (id, name, role, created_at) VALUES ($1, $2, $3::role, now()) ON CONFLICT (id) DO NOTHING`,
      [id, name, role],
    );
  }
}

/** Every reference below is to a row just written: a superuser (the embedded server's) need not check each again. */
async function spareForeignKeys(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ super: string }>("SELECT current_setting('is_superuser') AS super");
  if (rows[0]?.super === "on") await client.query("SET session_replication_role = replica");
}

async function countGenerated(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ count: number }>(
    "SELECT count(*)::int AS count FROM revision WHERE author_id = $1",
    [AUTHOR.id],
  );
  return rows[0]?.count ?? 0;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const count = Number(process.argv[2] ?? 100_000);
  const connectionString = process.env.DATABASE_URL;
  if (!connectionString || !Number.isInteger(count) || count < 1) {
    console.error("Usage: npm run generate -- 100000");
    process.exit(1);
  }
  console.log(`${count} entries added in ${(await generate(connectionString, count)).toFixed(1)} s`);
  await db.$disconnect();
}
