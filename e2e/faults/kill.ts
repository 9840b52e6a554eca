/** `kill -9` of the server at any instant, as when the machine loses its memory or its power. */
import { type Ground, openSite } from "./ground";
import { underLoad } from "./load";
import { sleep } from "./random";
import { type Line, lineOf } from "./report";

export async function kill(ground: Ground): Promise<Line[]> {
  const site = await openSite(ground, "killed");
  const backs: number[] = [];
  try {
    const ledger = await underLoad(site, async () => {
      for (let i = 0; i < ground.times; i++) {
        await sleep(ground.chance.between(300, 2000));
        for (const instance of site.instances) {
          await instance.kill();
          backs.push(await instance.start());
        }
        ground.say(`kill ${i + 1}: back in ${Math.round(backs.at(-1) ?? 0)} ms`);
      }
      await sleep(1000);
    });
    return [
      await lineOf("`kill -9` of the server", {
        ledger,
        database: site.database,
        times: ground.times,
        backs,
      }),
    ];
  } finally {
    await site.close();
  }
}
