/**
 * The connection is cut when COMMIT was sent: half of the time before PostgreSQL gets it, half of the time after it has
 * committed. Nobody can know which; who asks again with the same key learns the truth.
 */
import { type Ground, openSite } from "./ground";
import { underLoad } from "./load";
import { sleep } from "./random";
import { type Line, lineOf } from "./report";

export async function commitCut(ground: Ground): Promise<Line[]> {
  const site = await openSite(ground, "cut");
  const wanted = ground.times * 10;
  const cuts = { before: 0, after: 0 };
  try {
    const ledger = await underLoad(site, async () => {
      site.road.atCommit = () => {
        if (ground.chance.next() > 0.25) return null;
        const where = ground.chance.next() < 0.5 ? "before" : "after";
        cuts[where]++;
        return where;
      };
      for (let waited = 0; cuts.before + cuts.after < wanted && waited < 240; waited++) await sleep(500);
      site.road.atCommit = () => null;
      await sleep(1000);
    });
    const times = cuts.before + cuts.after;
    const said = `${cuts.before} cut before PostgreSQL had it, ${cuts.after} after it had committed`;
    return [
      await lineOf("connection cut at COMMIT", { ledger, database: site.database, times, backs: [], said }),
    ];
  } finally {
    await site.close();
  }
}
