/** The mail server is away, slow, busy, refuses us, or takes a mail and falls silent. */
import type { Behaviour } from "#lib/testing/smtp";
import { type Ground, openSite } from "./ground";
import { underLoad } from "./load";
import { countMails, settle } from "./mails";
import { sleep } from "./random";
import { type Line, lineOf } from "./report";

const MOODS: readonly (Behaviour | "down")[] = [
  "down",
  "busy",
  "closed",
  "slow",
  "drops-after-data",
  "refuses-sender",
];

export async function smtp(ground: Ground): Promise<Line[]> {
  return [...(await smtpMoods(ground)), await refused(ground)];
}

/** One mood after the other. */
export async function smtpMoods(ground: Ground): Promise<Line[]> {
  const site = await openSite(ground, "mails");
  try {
    const ledger = await underLoad(
      site,
      async () => {
        for (let i = 0; i < ground.times; i++) {
          const mood = MOODS[i % MOODS.length] ?? "busy";
          if (mood === "down") await site.smtp.down();
          else site.smtp.behaviour = mood;
          await sleep(ground.chance.between(1000, 3500));
          if (mood === "down") await site.smtp.up();
          site.smtp.behaviour = "accepts";
          await sleep(ground.chance.between(100, 800));
        }
      },
      { crowd: { authors: 4, moderators: 4 }, pause: 60 },
    );
    const quiet = await settle(site.database, 120_000);
    const mails = await countMails(site.database, site.smtp);
    const said = `${mails.wanted} mails, ${mails.again} of them sent again under the same Message-ID`;
    const line = await lineOf("SMTP away, slow, busy, refusing us, silent after it took a mail", {
      ...{ ledger, database: site.database, times: ground.times, backs: [], said },
    });
    return [
      {
        ...line,
        lost: line.lost + mails.lost.length,
        doubles: line.doubles + mails.doubled.length,
        wrong: [
          ...line.wrong,
          ...mails.lost,
          ...mails.doubled,
          ...(quiet ? [] : ["mails still wait after two minutes"]),
          ...(mails.apart > 0 ? [`${mails.apart} mails given up, though the server would take them`] : []),
        ],
      },
    ];
  } finally {
    await site.close();
  }
}

/** A recipient that the server will never take: no other try, and administrators are told. */
async function refused(ground: Ground): Promise<Line> {
  const site = await openSite(ground, "refused");
  try {
    const ledger = await underLoad(
      site,
      async () => {
        site.smtp.behaviour = "refuses-recipient";
        await sleep(6000);
      },
      { crowd: { moderators: 4 }, pause: 60 },
    );
    const quiet = await settle(site.database, 60_000);
    const { wanted, apart } = await countMails(site.database, site.smtp);
    const said = `${apart} of ${wanted} mails kept apart for administrators`;
    const line = await lineOf("SMTP refuses the recipients for good", {
      ...{ ledger, database: site.database, times: 1, backs: [], said },
    });
    if (!quiet || apart !== wanted) line.wrong.push(`${wanted} mails were refused, ${apart} are kept apart`);
    return line;
  } finally {
    await site.close();
  }
}
