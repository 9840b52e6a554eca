/**
 * Adds made-up French entries, to work at the scale of a national directory: `npm run generate -- 100000`. They are
 * copied into the tables instead of passing one by one through the review, and leave the same history: one accepted
 * proposal and its decision each. The same numbers give the same entries; run again, it adds the next ones.
 */
import { pathToFileURL } from "node:url";
import pg from "pg";
import { reindexSql } from "#lib/entries/reindex";
import { Prisma } from "#lib/generated/prisma/client";
import { copyInto } from "#prisma/copy";
import { type MadeUp, madeUpEntry, type World } from "./generate/entries";
import { type Ids, idAt, rowsOf } from "./generate/rows";
import { type LiveIds, readWorld } from "./generate/world";

/** Entries a transaction: what an interruption can lose. */
const BATCH = 5_000;

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
  const indexer = await connected(connectionString);
  try {
    await addAccounts(client);
    await spareForeignKeys(client);
    await deferTextIndexes(indexer);
    const { world, ids } = await readWorld(client, { author: AUTHOR.id, moderator: MODERATOR.id });
    const first = await countGenerated(client);
    // Half of the work is indexing: it is done on one batch while the next one is copied.
    await fillSearch(indexer);
    for (let done = 0; done < count; done += BATCH) {
      const size = Math.min(BATCH, count - done);
      await Promise.all([
        addBatch(client, batchOf(first + done, size, world, ids), ids),
        fillSearch(indexer), // what the batch before left
      ]);
      say(`${done + size} of ${count} entries (${seconds().toFixed(1)} s)`);
    }
    await fillSearch(indexer);
    await mergeTextIndexes(indexer);
    say(`Indexed (${seconds().toFixed(1)} s)`);
    await client.query("ANALYZE");
    return seconds();
  } finally {
    await Promise.all([client.end(), indexer.end()]);
  }
}

async function connected(connectionString: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  return client;
}

/** GIN indexes merge what is waiting once, at the end: merging with each batch costs more and more. */
async function deferTextIndexes(client: pg.Client): Promise<void> {
  await client.query("SET gin_pending_list_limit = '1GB'");
  await client.query("SET maintenance_work_mem = '256MB'");
}

async function mergeTextIndexes(client: pg.Client): Promise<void> {
  await client.query(`
    SELECT gin_clean_pending_list(i.oid) FROM pg_class i
    JOIN pg_index x ON x.indexrelid = i.oid JOIN pg_am a ON a.oid = i.relam
    WHERE a.amname = 'gin' AND x.indrelid = 'indexed_entry'::regclass`);
}

/** Indexes what has been copied and not indexed yet, also by a run that was interrupted. */
async function fillSearch(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ id: string }>(
    "SELECT id FROM entry e WHERE NOT archived AND merged_into_id IS NULL AND NOT EXISTS (SELECT FROM indexed_entry i WHERE i.entry_id = e.id)",
  );
  if (rows.length === 0) return;
  const { text, values } = reindexSql(Prisma.sql`e.id = ANY(${rows.map(({ id }) => id)}::uuid[])`);
  await client.query({ text, values });
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
}
