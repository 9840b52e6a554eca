/** The worker is killed again and again while it writes and sends the mails of the day to ten thousand people. */
import { ask } from "#lib/testing/cluster";
import { type Ground, openSite, script } from "./ground";
import { countMails, hurry, settle } from "./mails";
import { sleep } from "./random";
import { type Line, plainLine } from "./report";

/** The people of make-digests.ts. */
const OURS = /^personne\d+@exemple\.fr$/;

export async function digests(ground: Ground): Promise<Line[]> {
  const { readers } = ground;
  const site = await openSite(ground, "digests", { authors: 1 });
  const [server] = site.instances;
  try {
    await script("e2e/faults/make-digests.ts", [String(readers)], { DATABASE_URL: site.database });
    const reached = new Set<string>();
    let kills = 0;
    for (let i = 0; i < ground.times; i++) {
      await sleep(ground.chance.between(500, 6000));
      await server?.kill();
      kills++;
      await takeBack(site.database);
      await server?.start();
      ground.say(`kill ${kills}: ${site.smtp.received.length} mails so far`);
    }
    const quiet = await untilSent(site.database, () => site.smtp.received.length);
    const mails = await countMails(site.database, site.smtp);
    const perPerson = new Map<string, Set<string>>();
    for (const { to, source } of site.smtp.received) {
      const [address = ""] = to;
      // Those who review get mails of their own.
      if (!OURS.test(address)) continue;
      reached.add(address);
      const id = /^Message-ID: <([^@]+)@/im.exec(source)?.[1] ?? "";
      perPerson.set(address, (perPerson.get(address) ?? new Set()).add(id));
    }
    const twice = [...perPerson]
      .filter(([, ids]) => ids.size > 1)
      .map(([address]) => `two mails to ${address}`);
    const lost = readers - reached.size;
    return [
      plainLine({
        fault: `worker killed among ${readers.toLocaleString("en")} mails of the day`,
        times: kills,
        acknowledged: readers,
        lost,
        doubles: twice.length,
        said: `${mails.again} sent again under the same Message-ID`,
        wrong: [
          ...(quiet ? [] : ["mails still wait"]),
          ...(lost > 0 ? [`${lost} people without their mail`] : []),
          ...twice,
          ...mails.lost,
          ...mails.doubled,
        ],
      }),
    ];
  } finally {
    await site.close();
  }
}

/** What the kill left under way is taken up now, not when its time has run out. */
async function takeBack(database: string): Promise<void> {
  await ask(
    database,
    `UPDATE pgboss.job SET state = 'retry', start_after = now()
     WHERE name IN ('mail', 'digest') AND state = 'active'`,
  );
  await hurry(database);
}

/** As long as mails go on arriving. */
async function untilSent(database: string, received: () => number): Promise<boolean> {
  for (let before = -1; before !== received(); ) {
    before = received();
    if (await settle(database, 60_000)) return true;
  }
  return false;
}
