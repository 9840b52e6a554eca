/** PostgreSQL stops and comes back: in order, at once, for a minute; its machine vanishes; or it answers slowly. */
import { join } from "node:path";
import { send } from "./acts";
import { type Ground, newCluster, openSite, type Site, untilReady } from "./ground";
import type { Ledger } from "./ledger";
import { underLoad } from "./load";
import { sleep } from "./random";
import { type Line, lineOf } from "./report";

/** `-m fast` and `-m immediate`, as an upgrade of the machine or its crash. */
export async function postgresRestarts(ground: Ground): Promise<Line[]> {
  const cluster = await newCluster(join(ground.folder, "restarts"));
  const lines: Line[] = [];
  for (const how of ["fast", "immediate"] as const) {
    const site = await openSite(ground, `restart_${how}`, { cluster });
    const backs: number[] = [];
    try {
      const ledger = await underLoad(site, async () => {
        for (let i = 0; i < ground.times; i++) {
          await sleep(ground.chance.between(300, 1500));
          await cluster.stop(how);
          await sleep(ground.chance.between(0, 400));
          await cluster.start();
          backs.push(await untilReady(site.origin));
          ground.say(`${how} ${i + 1}: back in ${Math.round(backs.at(-1) ?? 0)} ms`);
        }
        await sleep(1000);
      });
      const { database } = site;
      lines.push(
        await lineOf(`PostgreSQL restarted, \`-m ${how}\``, { ledger, database, times: ground.times, backs }),
      );
    } finally {
      await site.close();
    }
  }
  await cluster.stop("immediate");
  return lines;
}

const AWAY_MS = 60_000;

/** Each request has its line, whatever happens. */
const ofRequest = (line: string) => line.includes('"event":"request"');

/** What an anonymous reader meets while the database is away, and what machines are told. */
export async function postgresAway(ground: Ground): Promise<Line[]> {
  const site = await openSite(ground, "away");
  let mostLines = 0;
  const wrong: string[] = [];
  const backs: number[] = [];
  try {
    const kept = ["/fr", ...site.people.entries];
    const ledger = await underLoad(
      site,
      async (met) => {
        for (let i = 0; i < ground.times; i++) {
          // Long enough for everyone to end what waited.
          await sleep(ground.chance.between(5000, 10_000));
          for (const path of kept) await send(met, site.origin + path, {});
          await site.road.cut(i % 2 === 0 ? "end" : "reset");
          await sleep(500);
          const [from, before] = [performance.now(), site.instances[0]?.words.length ?? 0];
          await lookAround(site, kept, met, wrong);
          await sleep(AWAY_MS - (performance.now() - from));
          const words = (site.instances[0]?.words.slice(before) ?? []).filter(({ line }) => !ofRequest(line));
          mostLines = Math.max(mostLines, words.length);
          if (words.length > 60) wrong.push(...words.slice(0, 12).map(({ line }) => `log: ${line}`));
          await site.road.restore();
          backs.push(await untilReady(site.origin));
          ground.say(`away ${i + 1}: ${words.length} lines, back in ${Math.round(backs.at(-1) ?? 0)} ms`);
        }
        await sleep(2000);
      },
      { crowd: { authors: 3, moderators: 1, readers: 5 }, pause: 300 },
    );
    const line = await lineOf("PostgreSQL away for a minute", {
      ...{ ledger, database: site.database, times: ground.times, backs },
      said: `at most ${mostLines} lines of log in the minute, beside one a request`,
    });
    return [{ ...line, wrong: [...line.wrong, ...wrong] }];
  } finally {
    await site.close();
  }
}

/**
 * Pages that were read before are still there, but for the first one, which a decision may have changed since; others say
 * that it is for a while, in their language.
 */
async function lookAround(site: Site, kept: readonly string[], met: Ledger, wrong: string[]): Promise<void> {
  const statusOf = async (path: string) => (await send(met, site.origin + path, {}))?.status;
  for (const path of kept) {
    const status = await statusOf(path);
    const changed = path === "/fr" && status === 503;
    if (status !== 200 && !changed)
      wrong.push(`${path}, read before, is ${status} while the database is away`);
  }
  if ((await statusOf("/healthz")) !== 200) wrong.push("/healthz is not 200 while the database is away");
  if ((await fetch(`${site.origin}/readyz`)).status !== 503)
    wrong.push("/readyz is not 503 while the database is away");
  for (const path of [
    "/fr/recherche?q=jamais",
    "/en/recherche?q=never",
    "/fr/labs/jamais-vu",
    "/en/labs/never-seen",
  ]) {
    const answer = await fetch(site.origin + path);
    const text = await answer.text();
    const lang = path.slice(1, 3);
    if (answer.status !== 503 || !(Number(answer.headers.get("retry-after")) > 0))
      wrong.push(`${path} is ${answer.status} while the database is away`);
    if (!text.includes(`<html lang="${lang}"`)) wrong.push(`${path} does not say so in its language`);
    if (/Prisma|ECONN|node_modules/.test(text)) wrong.push(`${path} tells of our insides`);
  }
}

/** Every answer of the database comes late, by much more than a page waits for. */
export async function postgresSlow(ground: Ground): Promise<Line[]> {
  const site = await openSite(ground, "slow");
  const waits: number[] = [];
  const backs: number[] = [];
  try {
    const ledger = await underLoad(
      site,
      async (met) => {
        for (let i = 0; i < ground.times; i++) {
          await sleep(ground.chance.between(100, 600));
          site.road.delayMs = Math.round(ground.chance.between(50, 1500));
          const begun = performance.now();
          await send(met, `${site.origin}/fr/recherche?q=lent${i}`, {});
          waits.push(performance.now() - begun);
          site.road.delayMs = 0;
          backs.push(await untilReady(site.origin));
        }
        await sleep(1000);
      },
      { crowd: { readers: 10 } },
    );
    return [
      await waitedLine(
        "PostgreSQL slow (each answer 50 to 1500 ms late)",
        ground,
        site,
        ledger,
        backs,
        waits,
      ),
    ];
  } finally {
    await site.close();
  }
}

/** Long enough for connections to be ended that owe an answer (lib/silent-connection.ts), and for new ones to be tried. */
const VANISHED_MS = 20_000;

/** Its machine ends no connection and answers nothing; another one takes its address then. */
export async function postgresVanishes(ground: Ground): Promise<Line[]> {
  const site = await openSite(ground, "vanishes");
  const waits: number[] = [];
  const backs: number[] = [];
  try {
    const ledger = await underLoad(
      site,
      async (met) => {
        for (let i = 0; i < ground.times; i++) {
          await sleep(ground.chance.between(500, 2000));
          await site.road.cut("silence");
          const until = performance.now() + VANISHED_MS;
          while (performance.now() < until) {
            const begun = performance.now();
            await send(met, `${site.origin}/fr/recherche?q=parti${i}`, {});
            waits.push(performance.now() - begun);
            await sleep(100);
          }
          await site.road.restore();
          backs.push(await untilReady(site.origin));
          ground.say(`vanished ${i + 1}: back in ${Math.round(backs.at(-1) ?? 0)} ms`);
        }
        await sleep(1000);
      },
      { crowd: { authors: 3, moderators: 1, readers: 5 }, pause: 300 },
    );
    return [await waitedLine("PostgreSQL's machine vanishes for 20 s", ground, site, ledger, backs, waits)];
  } finally {
    await site.close();
  }
}

/** @param waits how long each page took that was asked meanwhile (ms) */
async function waitedLine(
  fault: string,
  { times }: Ground,
  { database }: Site,
  ledger: Ledger,
  backs: readonly number[],
  waits: readonly number[],
): Promise<Line> {
  const longest = Math.max(...waits);
  const said = `the longest page took ${(longest / 1000).toFixed(1)} s`;
  const line = await lineOf(fault, { ledger, database, times, backs, said });
  if (longest > 20_000) line.wrong.push("a page hangs instead of saying that it is for a while");
  return line;
}
