import "#lib/testing/database";
import { randomBytes } from "node:crypto";
import { appendFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { db } from "#lib/db";
import { ask, type Cluster, debianPostgres, startCluster } from "#lib/testing/cluster";
import { createEntry, createOrganisation, createTheme } from "#lib/testing/factories";
import { makeBackup } from "./backups/make";
import type { Manifest } from "./backups/manifest";
import { programsFor } from "./backups/programs";
import { restoreBackup } from "./backups/restore";
import { migrate, migrationNames } from "./migrate";

const folder = mkdtempSync(join(tmpdir(), "sillage-backup-"));
const here = process.env.DATABASE_URL ?? "";
const made: string[] = [];

beforeAll(async () => {
  await createTheme("design");
  await createOrganisation("ditp", "Direction\tinterministérielle\\ « n »\net suite");
  await createEntry("lab", { title: "Un lab" });
  await createEntry("programme", { title: "Un programme", themes: ["design"] });
  await createEntry("event", { title: "Une journée" });
});

afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  for (const name of made) await ask(siblingOf(here, "postgres"), `DROP DATABASE ${name} WITH (FORCE)`);
});

function siblingOf(url: string, name: string): string {
  const other = new URL(url);
  other.pathname = `/${name}`;
  return other.href;
}

async function emptyDatabase(template = "template0"): Promise<string> {
  const name = `restored_${randomBytes(6).toString("hex")}`;
  await ask(siblingOf(here, "postgres"), `CREATE DATABASE ${name} TEMPLATE ${template}`);
  made.push(name);
  return siblingOf(here, name);
}

/** Migrated, with nothing in it. */
const freshDatabase = () => emptyDatabase(process.env.TEST_TEMPLATE);

const newFolder = () => join(folder, randomBytes(6).toString("hex"));

/** What two backups must have in common to be of the same data. */
const contents = ({ tables, sequences, migrations }: Manifest) => ({ tables, sequences, migrations });

/** Ties, checks, indexes and triggers, all as PostgreSQL writes them. */
const walls = (url: string) =>
  ask(
    url,
    `SELECT conrelid::regclass::text AS at, conname::text AS name, pg_get_constraintdef(oid) AS what FROM pg_constraint
       WHERE connamespace::regnamespace::text IN ('public', 'pgboss')
     UNION ALL SELECT tgrelid::regclass::text, tgname::text, pg_get_triggerdef(oid) || tgenabled::text FROM pg_trigger WHERE NOT tgisinternal
     UNION ALL SELECT tablename::text, indexname::text, indexdef FROM pg_indexes WHERE schemaname IN ('public', 'pgboss')
     ORDER BY 1, 2, 3`,
  );

describe("our own export", () => {
  test("is restored elsewhere with the same rows, the same walls, and goes on from there", async () => {
    const backup = newFolder();
    const before = await makeBackup(here, backup, { method: "copy" });
    const rowsOf = (name: string) => before.tables.find((table) => table.name === name)?.rows;
    expect(rowsOf("entry")).toBe(3);
    expect(rowsOf("job")).toBeGreaterThan(0);
    expect(rowsOf("audit_event")).toBeGreaterThan(0);
    const there = await emptyDatabase();
    await restoreBackup(there, backup);
    const after = await makeBackup(there, newFolder(), { method: "copy" });
    expect(contents(after)).toEqual(contents(before));
    expect(await walls(there)).toEqual(await walls(here));
    await expect(ask(there, "DELETE FROM audit_event")).rejects.toThrow();
    await expect(ask(there, "TRUNCATE audit_event")).rejects.toThrow();
  });

  test("is of one instant while others write, so that every tie holds", async () => {
    let writing = true;
    const writers = Promise.all(
      Array.from({ length: 4 }, async (_, i) => {
        for (let n = 0; writing; n++) await createEntry("lab", { title: `Pendant ${i}.${n}` });
      }),
    );
    const backup = newFolder();
    await makeBackup(here, backup, { method: "copy" });
    writing = false;
    await writers;
    await restoreBackup(await freshDatabase(), backup);
  });

  test("of an earlier version is restored, then brought up to date", async () => {
    const old = await emptyDatabase();
    await migrate(old, migrationNames().slice(0, -1));
    const backup = newFolder();
    const { migrations } = await makeBackup(old, backup, { method: "copy" });
    expect(migrations).toEqual(migrationNames().slice(0, -1));
    const there = await emptyDatabase();
    await restoreBackup(there, backup);
    expect((await makeBackup(there, newFolder(), { method: "copy" })).migrations).toEqual(migrationNames());
  });

  test("takes the place of what a database holds only when told so, whole or not at all", async () => {
    const there = await freshDatabase();
    const first = newFolder();
    const before = await makeBackup(here, first, { method: "copy" });
    await restoreBackup(there, first);
    await ask(there, `UPDATE "user" SET name = 'Quelqu’un d’autre'`);
    await expect(restoreBackup(there, first)).rejects.toThrow("holds a directory already");
    await expect(restoreBackup(there, first, { replace: true, dryRun: true })).resolves.toBeTruthy();
    expect(await ask(there, `SELECT DISTINCT name FROM "user"`)).toEqual([{ name: "Quelqu’un d’autre" }]);
    await restoreBackup(there, first, { replace: true });
    expect(contents(await makeBackup(there, newFolder(), { method: "copy" }))).toEqual(contents(before));
  });

  test("damaged, incomplete or unfinished, it is refused before anything is touched", async () => {
    const there = await emptyDatabase();
    const backup = newFolder();
    await makeBackup(here, backup, { method: "copy" });
    const tables = async () =>
      await ask(there, "SELECT tablename FROM pg_tables WHERE schemaname IN ('public', 'pgboss')");
    appendFileSync(join(backup, "public.entry.copy.gz"), "x");
    await expect(restoreBackup(there, backup)).rejects.toThrow("public.entry.copy.gz is damaged");
    const manifest = newFolder();
    await makeBackup(here, manifest, { method: "copy" });
    appendFileSync(join(manifest, "manifest.json"), " ");
    await expect(restoreBackup(there, manifest)).rejects.toThrow("manifest.json is damaged");
    rmSync(join(manifest, "public.credit.copy.gz"));
    await expect(restoreBackup(there, manifest)).rejects.toThrow(/is damaged|is missing/);
    await expect(restoreBackup(there, newFolder())).rejects.toThrow("is no whole backup");
    expect(await tables()).toEqual([]);
  });

  test("is not restored under a server that runs", async () => {
    const backup = newFolder();
    await makeBackup(here, backup, { method: "copy" });
    await db.$queryRaw`SELECT 1`;
    await expect(restoreBackup(here, backup, { replace: true })).rejects.toThrow("stop Sillage first");
  });

  test("is read by nobody else, and leaves nothing behind when it fails", async () => {
    const backup = newFolder();
    await expect(makeBackup(siblingOf(here, "postgres"), backup)).rejects.toThrow("no directory of Sillage");
    expect(readdirSync(folder).filter((name) => name.includes("unfinished"))).toEqual([]);
    expect(existsSync(backup)).toBe(false);
  });
});

const programs = debianPostgres();
const major = Number(programs?.split("/").at(-1) ?? 0);
if (!programs || !programsFor(major))
  console.warn("No PostgreSQL with pg_dump and psql on this machine: the backup by pg_dump is not tested");

describe.runIf(programs && programsFor(major))("PostgreSQL's own programs", () => {
  let cluster: Cluster;
  beforeAll(async () => {
    cluster = await startCluster(join(folder, "debian"), { native: programs ?? "" });
    for (const name of ["one", "two", "three"]) await ask(cluster.url(), `CREATE DATABASE ${name}`);
    const backup = newFolder();
    await makeBackup(here, backup, { method: "copy" });
    // Ours also leads from a PostgreSQL to an older one.
    await restoreBackup(cluster.url("one"), backup);
  });
  afterAll(() => cluster?.stop("immediate"));

  test("give the same counts and hashes as our export, there and after they are restored", async () => {
    const backup = newFolder();
    const before = await makeBackup(cluster.url("one"), backup);
    expect(before.method).toBe("pg_dump");
    expect(contents(before)).toEqual(contents(await makeBackup(here, newFolder(), { method: "copy" })));
    expect(readdirSync(backup).sort()).toEqual(["SHA256SUMS", "manifest.json", "sillage.dump"]);
    expect(readFileSync(join(backup, "SHA256SUMS"), "utf8")).toContain("  sillage.dump\n");
    await restoreBackup(cluster.url("two"), backup);
    const after = await makeBackup(cluster.url("two"), newFolder());
    expect(contents(after)).toEqual(contents(before));
    expect(await walls(cluster.url("two"))).toEqual(await walls(cluster.url("one")));
  });

  test("take the place of what a database holds only when told so", async () => {
    const backup = newFolder();
    const before = await makeBackup(cluster.url("one"), backup);
    await restoreBackup(cluster.url("three"), backup);
    await ask(cluster.url("three"), `UPDATE "user" SET name = 'Quelqu’un d’autre'`);
    await expect(restoreBackup(cluster.url("three"), backup)).rejects.toThrow("holds a directory already");
    await restoreBackup(cluster.url("three"), backup, { replace: true });
    expect(contents(await makeBackup(cluster.url("three"), newFolder()))).toEqual(contents(before));
  });

  test("damaged, their file is refused before anything is touched", async () => {
    const backup = newFolder();
    await makeBackup(cluster.url("one"), backup);
    appendFileSync(join(backup, "sillage.dump"), "x");
    await expect(restoreBackup(cluster.url("two"), backup, { replace: true })).rejects.toThrow("is damaged");
  });
});
