/**
 * One server alone behind nginx leaves. Started again in its place, as a restart does: who reads what nginx keeps notices nothing, the
 * others are told when to come back, and nothing is lost. Or, as docs/operating.md has it for upgrades, the next one is started
 * beside it first: nobody notices.
 */
import { type RunningNginx, startNginx } from "#lib/testing/nginx";
import { type Ground, openSite, type Site } from "./ground";
import type { Ledger } from "./ledger";
import { underLoad } from "./load";
import { sleep } from "./random";
import { type Line, lineOf, plainLine } from "./report";

const ALONE = "one server alone behind nginx, stopped and started again";
const HANDED = "one server alone behind nginx, the next one started beside it";

export async function alone(ground: Ground): Promise<Line[]> {
  const site = await openSite(ground, "alone", {
    instances: 2,
    entries: 20,
    how: () => ({ TRUSTED_PROXIES: "2", DRAIN_SECONDS: "5" }),
  });
  const ports = site.instances.map(({ url }) => Number(new URL(url).port));
  // The second door is there, and nobody behind it.
  await site.instances[1]?.kill();
  const nginx = await startNginx(ports, { port: Number(new URL(site.origin).port) });
  try {
    if (!nginx) return [plainLine({ fault: ALONE, times: 0, said: "not played: nginx cannot be had" })];
    return [await restarted(ground, site, nginx), await handedOver(ground, site, nginx)];
  } finally {
    await site.close();
    await nginx?.stop();
  }
}

async function restarted(ground: Ground, site: Site, nginx: RunningNginx): Promise<Line> {
  const [server] = site.instances;
  if (!server) throw new Error("a site has a server");
  const kept = site.people.entries;
  for (const path of kept) await answerOf(site, path);
  const backs: number[] = [];
  const readers = new Map<number, number>();
  const ledger = await people(site, async () => {
    for (let i = 0; i < ground.times; i++) {
      await sleep(ground.chance.between(500, 1500));
      let going = true;
      const reading = (async () => {
        for (let turn = 0; going; turn++) {
          const status = await answerOf(site, kept[turn % kept.length] ?? "/fr");
          readers.set(status, (readers.get(status) ?? 0) + 1);
          await sleep(20);
        }
      })();
      await server.end();
      backs.push(await server.start());
      going = false;
      await reading;
      ground.say(`restart ${i + 1}: back in ${Math.round(backs.at(-1) ?? 0)} ms`);
    }
  });
  const told = [...readers].map(([status, count]) => `${count} × ${status}`).join(", ");
  const line = await lineOf(ALONE, {
    ...{ ledger, database: site.database, times: ground.times, backs, within: ground.backMs },
    said: `pages that nginx keeps: ${told}; the others`,
  });
  if (readers.size !== 1 || !readers.has(200)) line.wrong.push(`pages that nginx keeps answered ${told}`);
  return blamed(line, ledger, nginx, /^([23]|503)/);
}

async function handedOver(ground: Ground, site: Site, nginx: RunningNginx): Promise<Line> {
  const ledger = await people(site, async () => {
    for (let i = 0; i < ground.times; i++) {
      const [before, next] = [site.instances[i % 2], site.instances[(i + 1) % 2]];
      await next?.start();
      await sleep(ground.chance.between(0, 500));
      await before?.end();
      ground.say(`handed over ${i + 1}`);
      await sleep(ground.chance.between(500, 1500));
    }
  });
  const line = await lineOf(HANDED, { ledger, database: site.database, times: ground.times, backs: [] });
  return blamed(line, ledger, nginx, /^[23]/);
}

const people = (site: Site, work: () => Promise<void>): Promise<Ledger> =>
  underLoad(
    site,
    async () => {
      await work();
      await sleep(1000);
    },
    { crowd: { authors: 4, moderators: 2, readers: 4 }, pause: 150 },
  );

/** Whatever else was answered than what may be (a 503 says when to come back, which acts.ts holds). */
function blamed(line: Line, { answers }: Ledger, nginx: RunningNginx, may: RegExp): Line {
  const failed = [...answers].filter(([answer]) => !may.test(answer));
  line.wrong.push(...failed.map(([answer, count]) => `${count} requests failed: ${answer}`));
  if (failed.length > 0) line.wrong.push(`nginx said: ${nginx.words().trim() || "nothing"}`);
  return line;
}

/** 0 when there was none. */
async function answerOf({ origin }: Site, path: string): Promise<number> {
  try {
    const answer = await fetch(origin + path, { signal: AbortSignal.timeout(30_000) });
    await answer.arrayBuffer();
    return answer.status;
  } catch {
    return 0;
  }
}
