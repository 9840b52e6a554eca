/**
 * Puts a backup back, whole or not at all: it is checked before anything is touched, loaded in one transaction, and what
 * was loaded is counted and hashed again before that ends. The database is then brought up to this version of Sillage.
 */
import { join } from "node:path";
import pg, { type Client } from "pg";
import { migrate, migrationNames } from "../migrate";
import { jobsVersion, listApplied, listTables, quoted, SAME_WORDS, SCHEMAS } from "./holdings";
import { DUMP, fileOf, type Manifest, readBackup } from "./manifest";
import { programsFor, runPiped } from "./programs";
import { copyIn, copyOut } from "./rows";

export interface RestoreOptions {
  /** Checks everything and touches nothing. */
  dryRun?: boolean;
  /** What the database holds goes. */
  replace?: boolean;
  say?: (line: string) => void;
}

/** @throws Error in one line; the database is then as it was, but for tables that were made and hold nothing */
export async function restoreBackup(
  url: string,
  folder: string,
  { dryRun = false, replace = false, say = () => undefined }: RestoreOptions = {},
): Promise<Manifest> {
  const manifest = await readBackup(folder);
  const applied = await withClient(url, (client) => checkTarget(client, manifest, replace));
  if (dryRun) return manifest;
  if (manifest.method === "pg_dump") {
    say("pg_restore");
    await restoreDump(url, join(folder, DUMP));
    await withClient(url, (client) => compare(client, manifest, say));
  } else {
    if (applied.length === 0) await migrate(url, manifest.migrations);
    await withClient(url, (client) => load(client, folder, manifest, say));
  }
  if (manifest.migrations.join() !== migrationNames().join()) await migrate(url);
  return manifest;
}

/** What stands in the way of restoring there. Returns the migrations that are applied. */
async function checkTarget(client: Client, manifest: Manifest, replace: boolean): Promise<string[]> {
  const unknown = manifest.migrations.filter((name) => !migrationNames().includes(name));
  if (unknown.length > 0)
    throw new Error(
      `The backup was made by a newer version of Sillage, which has ${unknown[0]}: restore it with that one`,
    );
  const { rows } = await client.query<{ major: number; others: number }>(
    `SELECT current_setting('server_version_num')::int / 10000 AS major, (SELECT count(*)::int FROM pg_stat_activity
       WHERE datname = current_database() AND backend_type = 'client backend' AND pid <> pg_backend_pid()) AS others`,
  );
  const { major = 0, others = 0 } = rows[0] ?? {};
  if (others > 0) throw new Error(`${others} connections use this database: stop Sillage first`);
  if (manifest.method === "pg_dump" && major < manifest.serverMajor)
    throw new Error(
      `The backup is of PostgreSQL ${manifest.serverMajor}: this server is PostgreSQL ${major}`,
    );
  if (manifest.method === "pg_dump" && !programsFor(manifest.serverMajor))
    throw new Error(`pg_restore and psql ${manifest.serverMajor} or newer are needed to read this backup`);
  const applied = await listApplied(client);
  if (applied.length > 0 && !replace && (await holdsSomething(client)))
    throw new Error("This database holds a directory already: --replace puts the backup in its place");
  const same = applied.join() === manifest.migrations.join();
  if (manifest.method === "copy" && applied.length > 0 && !same)
    throw new Error(
      "This database is of another version than the backup: restore into a new, empty database",
    );
  return applied;
}

async function holdsSomething(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ some: boolean }>(
    `SELECT EXISTS (SELECT FROM entry) OR EXISTS (SELECT FROM "user") OR EXISTS (SELECT FROM revision) AS some`,
  );
  return rows[0]?.some === true;
}

/** Emptied and filled in one transaction, by psql, out of what pg_restore prints. */
async function restoreDump(url: string, dump: string): Promise<void> {
  const emptied = [
    ...SCHEMAS.map((name) => `DROP SCHEMA IF EXISTS ${name} CASCADE`),
    "CREATE SCHEMA public AUTHORIZATION pg_database_owner",
  ];
  await runPiped(
    ["pg_restore", ["--no-owner", "--no-privileges", "--file=-", dump]],
    [
      "psql",
      [
        ...["--quiet", "--no-psqlrc", "--output=/dev/null", "--single-transaction", "--set=ON_ERROR_STOP=1"],
        ...emptied.map((statement) => `--command=${statement}`),
        "--file=-",
      ],
    ],
    url,
  );
}

async function load(
  client: Client,
  folder: string,
  manifest: Manifest,
  say: (line: string) => void,
): Promise<void> {
  const jobs = await jobsVersion(client);
  if (jobs !== manifest.jobsVersion)
    throw new Error(
      `The jobs of the backup are of version ${manifest.jobsVersion}, those of this Sillage of version ${jobs}: restore it with the Sillage that made it`,
    );
  await client.query("BEGIN");
  const putBack = await setAside(client);
  await client.query(`TRUNCATE ${(await listTables(client)).map(quoted).join(", ")}`);
  for (const table of manifest.tables) {
    say(`${table.schema}.${table.name}`);
    await copyIn(client, table, join(folder, fileOf(table)));
  }
  for (const { schema, name, last } of manifest.sequences) {
    if (last !== null)
      await client.query("SELECT setval($1::regclass, $2)", [quoted({ schema, name }), last]);
  }
  for (const statement of putBack) await client.query(statement);
  await compare(client, manifest, say);
  await client.query("COMMIT");
  await client.query("ANALYZE");
}

/**
 * Ties and triggers would refuse rows that come before those that they name, and write what the backup holds already:
 * taken away for the transaction. Returns what puts them back, which checks the ties.
 */
async function setAside(client: Client): Promise<string[]> {
  const { rows: ties } = await client.query<{ relation: string; name: string; definition: string }>(
    `SELECT conrelid::regclass::text AS relation, quote_ident(conname) AS name, pg_get_constraintdef(oid) AS definition
     FROM pg_constraint WHERE contype = 'f' AND conparentid = 0 AND connamespace::regnamespace::text = ANY($1)`,
    [SCHEMAS],
  );
  const { rows: triggered } = await client.query<{ relation: string }>(
    `SELECT DISTINCT tgrelid::regclass::text AS relation FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
     WHERE NOT tgisinternal AND c.relnamespace::regnamespace::text = ANY($1)`,
    [SCHEMAS],
  );
  for (const { relation, name } of ties)
    await client.query(`ALTER TABLE ${relation} DROP CONSTRAINT ${name}`);
  for (const { relation } of triggered) await client.query(`ALTER TABLE ${relation} DISABLE TRIGGER USER`);
  return [
    ...ties.map((tie) => `ALTER TABLE ${tie.relation} ADD CONSTRAINT ${tie.name} ${tie.definition}`),
    ...triggered.map(({ relation }) => `ALTER TABLE ${relation} ENABLE TRIGGER USER`),
  ];
}

/** @throws Error when a table does not hold what the backup said */
export async function compare(
  client: Client,
  { tables }: Manifest,
  say: (line: string) => void = () => undefined,
): Promise<void> {
  for (const table of tables) {
    say(`${table.schema}.${table.name}: compared`);
    const { rows, sha256 } = await copyOut(client, table);
    if (rows !== table.rows || sha256 !== table.sha256)
      throw new Error(`${table.schema}.${table.name} does not hold what the backup says`);
  }
}

async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on("error", () => undefined); // what is under way fails by itself
  await client.connect();
  try {
    await client.query(SAME_WORDS);
    return await work(client);
  } finally {
    await client.end();
  }
}
