/** What the mails of a day cost when thousands follow the directory: from the clock to mails that wait to be sent. */
import { v7 as uuid } from "uuid";
import { db } from "#lib/db";
import { ENTRY_TYPES } from "#lib/paths";
import { tellAlerts } from "#lib/subscriptions/tell-alerts";
import { createEntry } from "#lib/testing/factories";
import { statementsOf } from "#lib/testing/statements";
import { table } from "./table";

/** Several alerts a person. */
const ALERTS_EACH = 3;
/** What a busy day publishes. */
const CHANGED = 100;

export interface DigestCost {
  alerts: number;
  subscribers: number;
  /** Distinct searches. */
  searches: number;
  mails: number;
  seconds: number;
  statements: number;
}

/** In this process, as the worker does it, on the directory as it is. */
export async function measureDigest(say: (line: string) => void, alerts: number): Promise<DigestCost> {
  say(`digest of ${alerts} alerts`);
  const now = new Date();
  await db.alertProgress.updateMany({ data: { until: now, target: null } });
  const searches = await followed(alerts);
  const subscribers = Array.from({ length: Math.ceil(alerts / ALERTS_EACH) }, () => uuid());
  await db.subscriber.createMany({
    data: subscribers.map((id) => ({ id, email: `${id}@exemple.fr`, createdAt: now })),
  });
  await db.subscription.createMany({
    data: searches.map((query, index) => ({
      id: uuid(),
      subscriberId: subscribers[Math.floor(index / ALERTS_EACH)] ?? "",
      query,
      frequency: "daily" as const,
      language: "fr",
      createdAt: now,
      confirmedAt: now,
    })),
    skipDuplicates: true,
  });
  for (let index = 0; index < CHANGED; index++) {
    const type = ENTRY_TYPES[index % ENTRY_TYPES.length] ?? "lab";
    await createEntry(type, { title: `Fiche du jour ${WORDS[index % WORDS.length]} ${index}` });
  }
  const tomorrow = new Date(now.getTime() + 86_400_000);
  const start = performance.now();
  const { statements } = await statementsOf(() => tellAlerts(tomorrow));
  return {
    alerts: await db.subscription.count({ where: { frequency: "daily" } }),
    subscribers: subscribers.length,
    searches: new Set(searches).size,
    mails: await db.alertMail.count({ where: { round: "daily" } }),
    seconds: (performance.now() - start) / 1000,
    statements: statements.length,
  };
}

export const digestTable = (cost: DigestCost): string =>
  table(
    ["Mails of a day", "subscribers", "searches", "mails", "seconds", "statements"],
    [
      [
        `${cost.alerts} alerts, ${CHANGED} entries changed`,
        String(cost.subscribers),
        String(cost.searches),
        String(cost.mails),
        cost.seconds.toFixed(1),
        String(cost.statements),
      ],
    ],
  );

/** Lists that many follow, places and themes that some do, words that few do. */
async function followed(count: number): Promise<string[]> {
  const themes = await db.theme.findMany({ select: { slug: true }, orderBy: { slug: "asc" } });
  const places = await db.territory.findMany({
    where: { level: { in: ["region", "departement"] } },
    select: { code: true },
    orderBy: { code: "asc" },
  });
  const at = <T>(values: readonly T[], index: number) => values[index % values.length];
  return Array.from({ length: count }, (_, index) => {
    const theme = at(themes, index * 7)?.slug;
    const type = at(ENTRY_TYPES, index);
    if (index % 5 < 2) return index % 2 ? `theme=${theme}` : `type=${type}`;
    if (index % 5 < 4) return `type=${type}&theme=${theme}&territory=${at(places, index * 13)?.code}`;
    return `q=${at(WORDS, index * 11)}&type=${type}`;
  });
}

const WORDS = ["budget", "design", "données", "participation", "numérique", "jeunes", "santé", "logement"];
