/** PostgreSQL's disk is full, then there is room again. The disk is a small one in memory, which only root can mount. */
import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Ground, newCluster, openSite, untilReady } from "./ground";
import { underLoad } from "./load";
import { sleep } from "./random";
import { type Line, lineOf, plainLine } from "./report";

const FAULT = "disk full, then freed";

/** What is left free while it is full: less than any page of a table. */
const CRUMB = 4096;

export async function diskFull(ground: Ground): Promise<Line[]> {
  const disk = join(ground.folder, "disk");
  mkdirSync(disk, { recursive: true });
  if (spawnSync("mount", ["-t", "tmpfs", "-o", "size=420m", "tmpfs", disk]).status !== 0)
    return [plainLine({ fault: FAULT, times: 0, said: "not played: only root can mount a small disk" })];
  const settings = ["max_wal_size=48MB", "min_wal_size=32MB", "shared_buffers=32MB"];
  const cluster = await newCluster(join(disk, "cluster"), { settings });
  const ballast = join(disk, "ballast");
  const backs: number[] = [];
  let restarts = 0;
  try {
    const site = await openSite(ground, "filled", { cluster });
    let kept = true;
    // Without room for its log PostgreSQL stops: what keeps it running starts it again, as systemd would.
    const keeper = (async () => {
      while (kept) {
        if (await cluster.start().catch(() => false)) restarts++;
        await sleep(200);
      }
    })();
    const ledger = await underLoad(
      site,
      async () => {
        for (let i = 0; i < ground.times; i++) {
          await sleep(ground.chance.between(300, 1200));
          fill(disk, ballast);
          await sleep(ground.chance.between(500, 2500));
          rmSync(ballast, { force: true });
          const begun = performance.now();
          await untilReady(site.origin);
          backs.push(performance.now() - begun);
          ground.say(`full ${i + 1}: back in ${Math.round(backs.at(-1) ?? 0)} ms`);
        }
        await sleep(1000);
      },
      { pause: 60 },
    );
    kept = false;
    await keeper;
    const line = await lineOf(FAULT, {
      ...{ ledger, database: site.database, times: ground.times, backs, within: ground.backMs },
      said: `PostgreSQL stopped ${restarts} times for want of room for its log`,
    });
    await site.close();
    return [line];
  } finally {
    await cluster.stop("immediate");
    spawnSync("umount", ["--lazy", disk]);
  }
}

function fill(disk: string, ballast: string): void {
  const { bavail, bsize } = statfsSync(disk);
  try {
    writeFileSync(ballast, Buffer.alloc(Math.max(0, bavail * bsize - CRUMB)));
  } catch {
    // PostgreSQL took some of it meanwhile: the disk is full either way.
  }
}
