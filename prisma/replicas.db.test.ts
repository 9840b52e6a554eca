/** A real replica by streaming replication, five seconds late, then dead: Debian's PostgreSQL, which has pg_basebackup. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ask, type Cluster, debianPostgres, startCluster } from "#lib/testing/cluster";
import "#lib/testing/settings";
import { migrate } from "./migrate";

const DELAY_MS = 5_000;
const native = debianPostgres();
const folder = mkdtempSync(join(tmpdir(), "sillage-replica-"));
let primary: Cluster;
let replica: Cluster;

beforeAll(async () => {
  if (!native) return;
  const settings = ["fsync=off", "wal_level=replica", "max_wal_senders=4", "hot_standby=on"];
  primary = await startCluster(join(folder, "primary"), { native, settings });
  await migrate(primary.url());
  replica = await startCluster(join(folder, "replica"), {
    native,
    settings: [...settings, `recovery_min_apply_delay=${DELAY_MS}`],
    fill: (data, run) =>
      run("pg_basebackup", ["-d", primary.url(), "-D", data, "-R", "-X", "stream", "-c", "fast"]),
  });
  process.env.DATABASE_URL = primary.url();
  process.env.DATABASE_REPLICA_URLS = replica.url();
}, 120_000);

afterAll(async () => {
  if (native) {
    const { db } = await import("#lib/db");
    await db.$disconnect();
    for (const { client } of globalThis.sillageReplicas ?? []) await client.$disconnect();
    await replica?.stop();
    await primary?.stop();
  }
  rmSync(folder, { recursive: true, force: true });
});

/** The port of the server that answers a public question. */
async function whoAnswers(question: string): Promise<number> {
  const { db } = await import("#lib/db");
  const { memory } = await import("#lib/answers");
  const remember = memory<number>();
  return remember(question, async () => {
    const [row] = await db.$queryRaw<{ port: number }[]>`SELECT inet_server_port() AS port`;
    return row?.port ?? 0;
  });
}

/** What a public list shows of a title. */
async function finds(title: string): Promise<boolean> {
  const { readListing } = await import("#lib/search/listing");
  const { results } = await readListing(`q=${encodeURIComponent(title)}`, "fr");
  return results.some(({ entry }) => entry.title === title);
}

async function accept(title: string): Promise<void> {
  const { createEntry } = await import("#lib/testing/factories");
  const { forgetAnswers } = await import("#lib/answers");
  await createEntry("lab", { title });
  // As lib/cache.ts does after each decision.
  forgetAnswers();
}

describe.skipIf(!native)("public reads beside a replica that is five seconds late", () => {
  it("see what was accepted at once, whoever answers, and go to the replica once it has replayed it", async () => {
    await expect.poll(() => whoAnswers("first"), { timeout: 15_000 }).toBe(replica.port);
    for (const title of ["Lab du quai", "Lab des remparts", "Lab de la digue"]) {
      expect(await finds(title)).toBe(false);
      await accept(title);
      expect(await finds(title)).toBe(true);
      expect(await whoAnswers(`after ${title}`)).toBe(primary.port);
    }
    await expect.poll(() => whoAnswers(`late ${Date.now()}`), { timeout: 15_000 }).toBe(replica.port);
    expect(await finds("Lab de la digue")).toBe(true);
    expect(await ask(replica.url(), "SELECT 1 FROM entry WHERE title = 'Lab de la digue'")).toHaveLength(1);
  }, 60_000);

  it("a writer reads what they wrote, and writes go where they can be written", async () => {
    const { db } = await import("#lib/db");
    await db.$executeRaw`CREATE TABLE seen_at_once (id int)`;
    await db.$executeRaw`INSERT INTO seen_at_once VALUES (1)`;
    expect(await db.$queryRaw`SELECT id FROM seen_at_once`).toEqual([{ id: 1 }]);
    const [row] = await db.$transaction(
      (tx) => tx.$queryRaw<{ port: number }[]>`SELECT inet_server_port() AS port`,
    );
    expect(row?.port).toBe(primary.port);
  });

  it("go on when the replica dies, and use it again once it is back", async () => {
    await expect.poll(() => whoAnswers(`before ${Date.now()}`), { timeout: 15_000 }).toBe(replica.port);
    await replica.stop("immediate");
    for (let index = 0; index < 50; index++) expect(await whoAnswers(`dead ${index}`)).toBe(primary.port);
    await accept("Lab de la halle");
    expect(await finds("Lab de la halle")).toBe(true);
    await replica.start();
    await expect.poll(() => whoAnswers(`back ${Date.now()}`), { timeout: 30_000 }).toBe(replica.port);
    expect(await finds("Lab de la halle")).toBe(true);
  }, 60_000);
});
