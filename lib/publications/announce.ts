/**
 * Hands what was decided to those who tell the world of it. The database itself notes each decision that changed an entry
 * in an outbox, in the decision's transaction (decision 36): whatever the order in which transactions end, none is lost
 * and a decision waits for nothing. Here the notes become jobs, one for each follower (lib/jobs.ts), in one transaction.
 */
import { db } from "#lib/db";
import { enqueuePublications } from "#lib/jobs";

/** What one job holds at most. */
const AT_ONCE = 200;

/** Until nothing waits. Several at once share the work. */
export async function announce(): Promise<void> {
  while ((await announceSome()) === AT_ONCE);
}

async function announceSome(): Promise<number> {
  // Nearly always nothing: that is known without a transaction.
  if ((await db.publication.findFirst({ select: { decisionId: true } })) === null) return 0;
  return await db.$transaction(async (tx) => {
    const taken = await tx.$queryRaw<{ decisionId: string }[]>`
      DELETE FROM publication WHERE decision_id IN (
        SELECT decision_id FROM publication ORDER BY at, decision_id LIMIT ${AT_ONCE} FOR UPDATE SKIP LOCKED
      ) RETURNING decision_id AS "decisionId"`;
    if (taken.length > 0)
      await enqueuePublications(
        tx,
        taken.map(({ decisionId }) => decisionId),
      );
    return taken.length;
  });
}
