/** An account has another address: the alerts of the former one follow. Within the act that changes it. */
import { audit } from "#lib/audit";
import type { Transaction } from "#lib/db";
import { subscriberOf } from "./ask-for-alert";

export async function moveSubscriber(
  tx: Transaction,
  { userId, from, to }: { userId: string; from: string; to: string },
  now: Date,
): Promise<void> {
  const former = await tx.subscriber.findUnique({ where: { email: from }, select: { id: true } });
  if (!former) return;
  const subscriberId = await subscriberOf(tx, to, now);
  // What both follow stays with the new address as it has chosen it.
  await tx.$executeRaw`
    UPDATE subscription s SET subscriber_id = ${subscriberId}::uuid WHERE subscriber_id = ${former.id}::uuid
      AND NOT EXISTS (
        SELECT FROM subscription own WHERE own.subscriber_id = ${subscriberId}::uuid
          AND (own.query = s.query OR own.entry_id = s.entry_id OR own.selection_id = s.selection_id)
      )`;
  await tx.subscriber.delete({ where: { id: former.id } });
  await audit(tx, now, {
    actorId: userId,
    action: "alert.move",
    object: "alert",
    objectId: subscriberId,
  });
}
