/** Directories of several sizes, each in a database of its own beside the one that holds the catalogue. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import pg from "pg";

export interface Directory {
  /** Made-up ones; those of the catalogue are there too. */
  entries: number;
  connectionString: string;
  /** Seconds it took to make them up, copy and index them. */
  generated: number;
  /** Bytes on disk: all of it, what searches, lists and facets read, and the indexes of that. */
  bytes: { all: number; indexed: number; indexes: number };
}

/** Copies the database of `connectionString`, which nothing may be connected to, and adds so many entries. */
export async function makeDirectory(connectionString: string, entries: number): Promise<Directory> {
  const from = new URL(connectionString);
  const name = `bench_${entries}`;
  const url = new URL(from);
  url.pathname = `/${name}`;
  await onServer(connectionString, async (client) => {
    await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${pg.escapeIdentifier(from.pathname.slice(1))}`);
  });
  const start = performance.now();
  await runScript("../generate.ts", [String(entries)], url.href);
  const generated = (performance.now() - start) / 1000;
  return { entries, connectionString: url.href, generated, bytes: await measured(url.href) };
}

export async function dropDirectory({ connectionString }: Directory): Promise<void> {
  const name = new URL(connectionString).pathname.slice(1);
  await onServer(connectionString, (client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
}

/** Fills anew what searches read, as `npm run reindex` does. Returns the seconds it took. */
export async function reindexDirectory({ connectionString }: Directory): Promise<number> {
  const start = performance.now();
  await runScript("../../prisma/reindex.ts", [], connectionString);
  return (performance.now() - start) / 1000;
}

async function measured(connectionString: string): Promise<Directory["bytes"]> {
  return await connected(connectionString, async (client) => {
    const { rows } = await client.query<Record<keyof Directory["bytes"], string>>(`
      SELECT pg_database_size(current_database()) AS all, pg_table_size('indexed_entry') AS indexed,
        pg_indexes_size('indexed_entry') AS indexes`);
    const [sizes] = rows;
    return { all: Number(sizes?.all), indexed: Number(sizes?.indexed), indexes: Number(sizes?.indexes) };
  });
}

/** What the server of the database holds in memory, in bytes, what its processes share counted once; NaN but on Linux. */
export async function memoryOfServer(connectionString: string): Promise<number> {
  if (process.platform !== "linux") return Number.NaN;
  return await connected(connectionString, async (client) => {
    const { rows } = await client.query<{ pid: number }>("SELECT pg_backend_pid() AS pid");
    const server = parentOf(rows[0]?.pid ?? 0);
    const pids = readdirSync("/proc").filter(
      (pid) => /^\d+$/.test(pid) && (Number(pid) === server || parentOf(pid) === server),
    );
    return pids.reduce((sum, pid) => sum + memoryOf(pid), 0);
  });
}

const parentOf = (pid: number | string): number =>
  Number(/^PPid:\s+(\d+)/m.exec(read(`/proc/${pid}/status`))?.[1]);
const memoryOf = (pid: string): number =>
  1024 * Number(/^Pss:\s+(\d+)/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0);

/** "" for what ended meanwhile. */
function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

/** In a process of its own, which has that database. */
async function runScript(file: string, args: readonly string[], connectionString: string): Promise<void> {
  const path = fileURLToPath(new URL(file, import.meta.url));
  const child = spawn(process.execPath, [...process.execArgv, path, ...args], {
    env: { ...process.env, DATABASE_URL: connectionString },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const [code] = await once(child, "exit");
  if (code !== 0) throw new Error(`${file} fails`);
}

async function connected<T>(connectionString: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function onServer<T>(connectionString: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const url = new URL(connectionString);
  url.pathname = "/postgres";
  return connected(url.href, work);
}
