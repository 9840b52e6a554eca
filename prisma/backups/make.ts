/** Writes a backup: everything as it was at one instant, while the server goes on. */
import { mkdirSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import pg, { type Client } from "pg";
import { jobsVersion, listApplied, listSequences, listTables, SAME_WORDS } from "./holdings";
import { DUMP, fileOf, type Manifest, writeManifest } from "./manifest";
import { programsFor, runProgram } from "./programs";
import { type Contents, copyOut } from "./rows";

export type Method = Manifest["method"];

/**
 * @param folder made by this; it must not exist. It appears under its name once it is whole
 * @param method absent: PostgreSQL's own programs when they are here and new enough, else our own export
 * @throws Error in one line
 */
export async function makeBackup(
  url: string,
  folder: string,
  { method, say = () => undefined }: { method?: Method; say?: (line: string) => void } = {},
  now = new Date(),
): Promise<Manifest> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on("error", () => undefined); // what is under way fails by itself
  await client.connect();
  const unfinished = `${folder}.unfinished`;
  try {
    mkdirSync(dirname(folder), { recursive: true, mode: 0o700 });
    rmSync(unfinished, { recursive: true, force: true });
    mkdirSync(unfinished, { mode: 0o700 });
    const manifest = await atOneInstant(client, (snapshot) =>
      write(client, url, unfinished, { method, snapshot, now, say }),
    );
    await writeManifest(unfinished, manifest);
    // A folder that exists and holds something is refused by this.
    renameSync(unfinished, folder);
    return manifest;
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    throw error;
  } finally {
    await client.end();
  }
}

/** All that is read within sees one state of the database, which `snapshot` names for other programs. */
async function atOneInstant<T>(client: Client, work: (snapshot: string) => Promise<T>): Promise<T> {
  await client.query(SAME_WORDS);
  await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY");
  const { rows } = await client.query<{ snapshot: string }>("SELECT pg_export_snapshot() AS snapshot");
  const result = await work(rows[0]?.snapshot ?? "");
  await client.query("COMMIT");
  return result;
}

interface Wanted {
  method: Method | undefined;
  snapshot: string;
  now: Date;
  say: (line: string) => void;
}

async function write(
  client: Client,
  url: string,
  folder: string,
  { method: asked, snapshot, now, say }: Wanted,
): Promise<Manifest> {
  const migrations = await listApplied(client);
  const jobs = await jobsVersion(client);
  if (migrations.length === 0 || jobs === null)
    throw new Error("This database holds no directory of Sillage");
  const { rows } = await client.query<{ major: number }>(
    "SELECT current_setting('server_version_num')::int / 10000 AS major",
  );
  const serverMajor = rows[0]?.major ?? 0;
  const method = asked ?? (programsFor(serverMajor) ? "pg_dump" : "copy");
  if (method === "pg_dump") {
    say("pg_dump");
    await runProgram("pg_dump", url, [
      "--format=custom",
      "--no-owner",
      "--no-privileges",
      `--snapshot=${snapshot}`,
      `--file=${join(folder, DUMP)}`,
    ]);
  }
  const tables: Manifest["tables"] = [];
  for (const table of await listTables(client)) {
    say(`${table.schema}.${table.name}`);
    const file = method === "copy" ? join(folder, fileOf(table)) : undefined;
    const contents: Contents = await copyOut(client, table, file);
    tables.push({ ...table, ...contents });
  }
  return {
    format: "sillage-backup-1",
    madeAt: now.toISOString(),
    method,
    serverMajor,
    migrations,
    jobsVersion: jobs,
    tables,
    sequences: await listSequences(client),
  };
}
