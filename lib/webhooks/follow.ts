/** Turns what was decided into what each webhook is to be told: one delivery a webhook and a decision, however often it is asked. */
import { v7 as uuid } from "uuid";
import { db } from "#lib/db";
import { changedSince, type Publication, readPublications } from "#lib/publications/read";
import { matchedBefore, matchedSince, matches } from "#lib/search/matches";
import { readSaved } from "#lib/search/saved";
import { TRIED_HOURS } from "./events";

const HOUR_MS = 3_600_000;

export async function followWebhooks(decisionIds: readonly string[], now = new Date()): Promise<void> {
  const webhooks = await db.webhook.findMany({
    where: { stoppedAt: null, user: { blockedAt: null } },
    select: { id: true, search: true, events: true, createdAt: true },
  });
  if (webhooks.length === 0) return;
  const publications = await readPublications(decisionIds);
  const found = await findEach(new Set(webhooks.map(({ search }) => search)), publications, now);
  const deliveries = webhooks.flatMap(({ id, search, events, createdAt }) =>
    publications
      .filter(
        ({ decisionId, kind, decidedAt }) =>
          events.includes(kind) && decidedAt >= createdAt && found.get(search)?.has(decisionId),
      )
      .map(({ decisionId, kind }) => ({
        id: uuid(),
        webhookId: id,
        event: kind,
        decisionId,
        createdAt: now,
        until: new Date(now.getTime() + TRIED_HOURS * HOUR_MS),
        nextAt: now,
      })),
  );
  if (deliveries.length > 0) await db.webhookDelivery.createMany({ data: deliveries, skipDuplicates: true });
}

/**
 * For each search, the decisions on what it finds: as the entry is now, as it was when it left the lists, or as it was until
 * it was changed, so that those whose search finds it no longer are told.
 */
async function findEach(
  searches: ReadonlySet<string>,
  publications: readonly Publication[],
  now: Date,
): Promise<Map<string, Set<string>>> {
  const idsOf = (away: boolean) => [
    ...new Set(publications.flatMap(({ kind, entry }) => ((kind === "archived") === away ? [entry.id] : []))),
  ];
  const since = changedSince(publications);
  const found = new Map<string, Set<string>>();
  for (const search of searches) {
    const query = readSaved(search);
    if (!query) continue;
    const here = new Set(await matches(query, idsOf(false), now));
    for (const id of await matchedSince(query, idsOf(false), since, now)) here.add(id);
    const left = new Set(await matchedBefore(query, idsOf(true), now));
    const told = publications.filter(({ kind, entry }) => (kind === "archived" ? left : here).has(entry.id));
    found.set(search, new Set(told.map(({ decisionId }) => decisionId)));
  }
  return found;
}
