/** An address leaves, with its alerts and what was mailed to it: from its page, or with the account that has it. */
import { audit } from "#lib/audit";
import { db, type Transaction } from "#lib/db";
import { requireHolder } from "./change-alert";
import type { Access } from "./holder";

/** @throws DomainError forbidden "alertLinkGone" */
export async function eraseSubscriber(access: Access, now = new Date()): Promise<void> {
  await db.$transaction(async (tx) => {
    const { email, userId } = await requireHolder(tx, access);
    await eraseAddress(tx, { email, actorId: userId }, now);
  });
}

/** The same within an act that has begun; an address without alerts is nothing to erase. */
export async function eraseAddress(
  tx: Transaction,
  { email, actorId }: { email: string; actorId: string | null },
  now: Date,
): Promise<void> {
  const subscriber = await tx.subscriber.findUnique({ where: { email }, select: { id: true } });
  if (!subscriber) return;
  const { id } = subscriber;
  // What a mail server answered may hold the address.
  await tx.$executeRaw`
    DELETE FROM pgboss.job WHERE name IN ('mail', 'mail-failed') AND (
      id IN (SELECT m.id FROM alert_mail m WHERE m.subscriber_id = ${id}::uuid)
      OR source_id IN (SELECT m.id FROM alert_mail m WHERE m.subscriber_id = ${id}::uuid)
      OR data ->> 'subscriberId' = ${id}
      OR data ->> 'subscriptionId' IN (SELECT s.id::text FROM subscription s WHERE s.subscriber_id = ${id}::uuid)
    )`;
  // An account of the same address has other mails.
  const hasAccount = (await tx.user.count({ where: { email } })) > 0;
  if (!hasAccount) await tx.keptMail.deleteMany({ where: { to: email } });
  await tx.subscriber.delete({ where: { id } });
  await audit(tx, now, { actorId, action: "alert.erase", object: "alert", objectId: id });
}
