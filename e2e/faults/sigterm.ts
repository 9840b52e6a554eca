/** Servers are replaced one after the other while people use the site: nobody notices. */
import { join } from "node:path";
import { startBalancer } from "./balancer";
import { type Ground, openSite } from "./ground";
import { underLoad } from "./load";
import { hasNginx, startNginx } from "./nginx";
import { sleep } from "./random";
import { type Line, lineOf } from "./report";

/** In-flight requests have so long. */
const GRACE_MS = 10_000;

export async function sigterm(ground: Ground): Promise<Line[]> {
  const site = await openSite(ground, "replaced", { instances: 2, entries: 20 });
  const urls = site.instances.map(({ url }) => url);
  const nginx = hasNginx();
  const close = nginx
    ? await startNginx(join(ground.folder, "nginx"), site.origin, urls)
    : await startBalancer(site.origin, urls);
  const ends: number[] = [];
  try {
    const ledger = await underLoad(
      site,
      async () => {
        for (let i = 0; i < ground.times; i++) {
          await sleep(ground.chance.between(500, 1500));
          const instance = site.instances[i % 2];
          const ended = await instance?.end();
          ends.push(ended?.ms ?? 0);
          await sleep(ground.chance.between(0, 500));
          await instance?.start();
          ground.say(`SIGTERM ${i + 1}: ended in ${Math.round(ended?.ms ?? 0)} ms, code ${ended?.code}`);
        }
        await sleep(1000);
      },
      { crowd: { authors: 4, moderators: 2, readers: 10 }, pause: 150 },
    );
    const longest = Math.max(...ends);
    const failed = [...ledger.answers].filter(([answer]) => !/^[23]/.test(answer));
    const said = `behind ${nginx ? "nginx" : "the harness's balancer"}; a server ends within ${(longest / 1000).toFixed(1)} s`;
    const line = await lineOf("SIGTERM of one of two servers", {
      ...{ ledger, database: site.database, times: ground.times, backs: [], said },
    });
    line.wrong.push(...failed.map(([answer, count]) => `${count} requests failed: ${answer}`));
    if (longest > GRACE_MS + 1000) line.wrong.push(`a server took ${Math.round(longest)} ms to end`);
    return [line];
  } finally {
    await site.close();
    await close();
  }
}
