/**
 * Questions that stay without an answer go to those who review, as reports; those reports close by themselves once the
 * entry is confirmed, changed or put away.
 */
import { db } from "#lib/db";
import { type Env, env } from "#lib/env";
import { Prisma } from "#lib/generated/prisma/client";
import { closeByItself, raiseReport } from "#lib/reports/by-itself";

type Settings = Pick<Env, "FRESHNESS_SILENCE_DAYS">;

/** A queue that fills by hundreds is read by nobody. */
const A_DAY = 20;

/** How many reports are new. */
export async function raiseSilent(now = new Date(), settings: Settings = env): Promise<number> {
  const before = new Date(now.getTime() - settings.FRESHNESS_SILENCE_DAYS * 86_400_000);
  const silent = await db.$queryRaw<{ entryId: string }[]>(Prisma.sql`
    SELECT a.entry_id AS "entryId" FROM freshness_ask a JOIN entry e ON e.id = a.entry_id
    WHERE NOT e.archived AND e.merged_into_id IS NULL AND e.updated_at < a.asked_at
      AND (a.user_id IS NULL OR a.asked_at < ${before})
      AND NOT EXISTS (SELECT FROM confirmation c WHERE c.entry_id = e.id AND c.at >= a.asked_at)
      AND NOT EXISTS (SELECT FROM report r
        WHERE r.entry_id = e.id AND r.origin = 'freshness' AND (r.state = 'open' OR r.created_at >= a.asked_at))
    GROUP BY a.entry_id
    ORDER BY min(a.asked_at), a.entry_id
    LIMIT ${A_DAY}`);
  let raised = 0;
  for (const { entryId } of silent) {
    const found = { kind: "outdated", origin: "freshness", entryId } as const;
    if (await db.$transaction((tx) => raiseReport(tx, found, now))) raised += 1;
  }
  return raised;
}

/** Those of entries that gave a sign since. Run every ten minutes by the worker. */
export async function closeAnswered(now = new Date()): Promise<void> {
  await db.$transaction(async (tx) => {
    const answered = await tx.$queryRaw<{ entryId: string }[]>`
      SELECT r.entry_id AS "entryId" FROM report r JOIN entry e ON e.id = r.entry_id
      WHERE r.origin = 'freshness' AND r.state = 'open' AND (e.updated_at > r.created_at
        OR EXISTS (SELECT FROM confirmation c WHERE c.entry_id = e.id AND c.at > r.created_at))
      FOR UPDATE OF r`;
    for (const { entryId } of answered) await closeByItself(tx, { origin: "freshness", entryId }, now);
  });
}
