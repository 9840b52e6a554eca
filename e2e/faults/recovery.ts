/**
 * What docs/recovery.md says, done: a base backup and the archive of the log lead back to the instant before a harmful
 * act; a replica that follows takes the place of the primary that died. On Debian's PostgreSQL, which has the programs.
 */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { ask, type Cluster, debianPostgres, startCluster } from "#lib/testing/cluster";
import { compareHoldings, type Holdings, readHoldings } from "../../prisma/backups/holdings-of";
import { type Ground, newCluster, openSite } from "./ground";
import { underLoad } from "./load";
import { sleep } from "./random";
import { type Line, lineOf, plainLine } from "./report";

const PLAYS = ["recovery to an instant before a harmful act", "replica promoted when the primary dies"];

export async function recovery(ground: Ground): Promise<Line[]> {
  const native = debianPostgres();
  if (!native)
    return PLAYS.map((fault) =>
      plainLine({ fault, times: 0, said: "not played: Debian's PostgreSQL is not installed" }),
    );
  const folder = join(ground.folder, "recovery");
  const archive = join(folder, "archive");
  mkdirSync(archive, { recursive: true });
  const primary = await newCluster(join(folder, "primary"), {
    native,
    settings: [
      "wal_level=replica",
      "archive_mode=on",
      `archive_command=test ! -f ${archive}/%f && cp %p ${archive}/%f`,
      "max_wal_senders=4",
      "hot_standby=on",
    ],
  });
  return [
    await toAnInstant(ground, native, primary, folder, archive),
    await promoted(ground, native, primary, folder),
  ];
}

/** `pg_basebackup` of a server that works. */
const copyOf =
  (primary: Cluster, more: readonly string[]) =>
  async (data: string, run: (program: string, args: readonly string[]) => Promise<void>) =>
    await run("pg_basebackup", [
      `--pgdata=${data}`,
      `--dbname=${primary.url()}`,
      "--checkpoint=fast",
      "--wal-method=stream",
      ...more,
    ]);

async function toAnInstant(
  ground: Ground,
  native: string,
  primary: Cluster,
  folder: string,
  archive: string,
): Promise<Line> {
  const site = await openSite(ground, "harmed", { cluster: primary });
  let before: Holdings | undefined;
  let instant = "";
  const copy = join(folder, "base");
  let recovered: Cluster | undefined;
  try {
    // The copy is made while people work: what they do after it is in the archive alone.
    const ledger = await underLoad(site, async () => {
      await sleep(1000);
      await startCluster(copy, { native, fill: copyOf(primary, []), launched: false });
      await sleep(3000);
    });
    // Quiet, and the mails of the last decisions have left.
    for (const instance of site.instances) await instance.kill();
    before = await readHoldings(site.database);
    instant = (await ask<{ at: string }>(site.database, "SELECT clock_timestamp()::text AS at"))[0]?.at ?? "";
    await sleep(500);
    await ask(site.database, "DELETE FROM pgboss.job");
    await ask(site.database, "UPDATE entry SET title = 'Détruit', version = version + 1");
    await ask(primary.url(), "SELECT pg_switch_wal()");
    await untilArchived(primary);
    recovered = await startCluster(copy, {
      native,
      fill: async () => undefined,
      settings: [
        `restore_command=cp ${archive}/%f %p`,
        `recovery_target_time=${instant}`,
        "recovery_target_action=promote",
        "archive_mode=off",
      ],
      signal: "recovery.signal",
    });
    await untilPrimary(recovered);
    const database = recovered.url("harmed");
    const differences = compareHoldings(before, await readHoldings(database));
    const line = await lineOf(PLAYS[0] ?? "", { ledger, database, times: 1, backs: [] });
    line.said = `${before.tables} tables, ${before.rows} rows, counts and hashes compared; ${line.said}`;
    line.wrong.push(...differences.map((one) => `after the recovery, ${one}`));
    return line;
  } finally {
    await recovered?.stop("immediate");
    await site.close();
  }
}

async function promoted(ground: Ground, native: string, primary: Cluster, folder: string): Promise<Line> {
  const site = await openSite(ground, "followed", { cluster: primary });
  const replica = await startCluster(join(folder, "replica"), {
    native,
    fill: copyOf(primary, ["--write-recovery-conf"]),
  });
  try {
    const ledger = await underLoad(site, () => sleep(5000));
    for (const instance of site.instances) await instance.kill();
    const before = await readHoldings(site.database);
    await caughtUp(primary, replica);
    // Before its death nothing is lost that had reached the replica; with synchronous_commit that is all.
    await primary.stop("immediate");
    const begun = performance.now();
    await ask(replica.url(), "SELECT pg_promote()");
    const took = performance.now() - begun;
    const database = replica.url("followed");
    const differences = compareHoldings(before, await readHoldings(database));
    await ask(database, "CREATE TABLE writable (n int)");
    const line = await lineOf(PLAYS[1] ?? "", { ledger, database, times: 1, backs: [took] });
    line.said = `${before.tables} tables, ${before.rows} rows, counts and hashes compared; ${line.said}`;
    line.wrong.push(...differences.map((one) => `on the replica, ${one}`));
    return line;
  } finally {
    await replica.stop("immediate");
    for (const instance of site.instances) await instance.kill();
    await site.smtp.stop();
    await site.road.cut();
  }
}

async function untilArchived(primary: Cluster): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    const [row] = await ask<{ done: boolean }>(
      primary.url(),
      `SELECT last_archived_wal >= pg_walfile_name(pg_current_wal_lsn() - 1) OR
         NOT EXISTS (SELECT FROM pg_ls_archive_statusdir() WHERE name LIKE '%.ready') AS done FROM pg_stat_archiver`,
    );
    if (row?.done) return;
    await sleep(100);
  }
  throw new Error("the log is not archived");
}

async function untilPrimary(cluster: Cluster): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    const [row] = await ask<{ recovering: boolean }>(
      cluster.url(),
      "SELECT pg_is_in_recovery() AS recovering",
    );
    if (!row?.recovering) return;
    await sleep(100);
  }
  throw new Error("the recovery does not end");
}

async function caughtUp(primary: Cluster, replica: Cluster): Promise<void> {
  const [at] = await ask<{ lsn: string }>(primary.url(), "SELECT pg_current_wal_lsn()::text AS lsn");
  for (let tries = 0; tries < 300; tries++) {
    const [row] = await ask<{ there: boolean }>(
      replica.url(),
      "SELECT pg_last_wal_replay_lsn() >= $1::pg_lsn AS there",
      [at?.lsn],
    );
    if (row?.there) return;
    await sleep(100);
  }
  throw new Error("the replica does not follow");
}
