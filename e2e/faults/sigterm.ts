/** Servers are replaced one after the other while people use the site: nobody notices. */
import { startNginx } from "#lib/testing/nginx";
import { type Ground, openSite } from "./ground";
import { underLoad } from "./load";
import { sleep } from "./random";
import { type Line, lineOf, plainLine } from "./report";

/** How long a server may take to end: it goes on serving for five seconds, then what is under way has ten. */
const END_MS = 17_000;

export async function sigterm(ground: Ground): Promise<Line[]> {
  const fault = "SIGTERM of one of two servers";
  const site = await openSite(ground, "replaced", {
    instances: 2,
    entries: 20,
    // nginx adds what it knows of a reader to what the reader says: here, of which machine they would be.
    how: () => ({ TRUSTED_PROXIES: "2", DRAIN_SECONDS: "5" }),
  });
  const ports = site.instances.map(({ url }) => Number(new URL(url).port));
  const nginx = await startNginx(ports, { port: Number(new URL(site.origin).port) });
  const ends: number[] = [];
  try {
    if (!nginx) return [plainLine({ fault, times: 0, said: "not played: nginx cannot be had" })];
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
    const line = await lineOf(fault, {
      ...{ ledger, database: site.database, times: ground.times, backs: [] },
      said: `behind nginx; a server ends within ${(longest / 1000).toFixed(1)} s`,
    });
    const failed = [...ledger.answers].filter(([answer]) => !/^[23]/.test(answer));
    line.wrong.push(...failed.map(([answer, count]) => `${count} requests failed: ${answer}`));
    if (failed.length > 0) {
      const said = site.instances.flatMap(({ words }) => words.map(({ line }) => line));
      line.wrong.push(`nginx said: ${nginx.words().trim() || "nothing"}`);
      line.wrong.push(...said.filter((each) => !/"level":"(info|debug|warn)"/.test(each)).slice(-40));
    }
    if (longest > END_MS) line.wrong.push(`a server took ${Math.round(longest)} ms to end`);
    return [line];
  } finally {
    await site.close();
    await nginx?.stop();
  }
}
