/**
 * What alerts keep of people goes once it has served: those that nobody confirmed, those that stay stopped, addresses
 * without alerts, old mails. Run once an hour by the worker.
 */
import { db } from "#lib/db";
import { CONFIRM_DAYS, MAIL_DAYS, STOPPED_DAYS } from "./kinds";

export async function forgetSubscribers(now = new Date()): Promise<void> {
  const before = (days: number) => ({ lt: new Date(now.getTime() - days * 86_400_000) });
  await db.subscription.deleteMany({ where: { confirmedAt: null, createdAt: before(CONFIRM_DAYS) } });
  await db.subscription.deleteMany({
    where: {
      pausedAt: before(STOPPED_DAYS),
      subscriber: {
        subscriptions: { none: { OR: [{ pausedAt: null }, { pausedAt: { gte: before(STOPPED_DAYS).lt } }] } },
      },
    },
  });
  await db.alertMail.deleteMany({ where: { createdAt: before(MAIL_DAYS) } });
  await db.$transaction(async (tx) => {
    // Held before it is asked again: an alert may be being made.
    const empty = await tx.$queryRaw<{ id: string }[]>`
      SELECT id FROM subscriber s WHERE NOT EXISTS (SELECT FROM subscription WHERE subscriber_id = s.id)
      LIMIT 1000 FOR UPDATE SKIP LOCKED`;
    await tx.subscriber.deleteMany({
      where: { id: { in: empty.map(({ id }) => id) }, subscriptions: { none: {} } },
    });
  });
}
