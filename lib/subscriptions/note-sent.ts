/** What became of a mail of alerts: an address that refuses all of them for long is written to no more. */
import { audit } from "#lib/audit";
import { db } from "#lib/db";
import { FAILING_DAYS } from "./kinds";

export async function noteSent(mailId: string, now: Date): Promise<void> {
  await db.alertMail.updateMany({ where: { id: mailId }, data: { sentAt: now } });
  await db.subscriber.updateMany({
    where: { mails: { some: { id: mailId } }, failingSince: { not: null } },
    data: { failingSince: null },
  });
}

/** Its server has said that it will never take it. */
export async function noteRefused(mailId: string, now: Date): Promise<void> {
  await db.$transaction(async (tx) => {
    const subscriber = await tx.subscriber.findFirst({ where: { mails: { some: { id: mailId } } } });
    if (!subscriber) return;
    const { id, failingSince } = subscriber;
    if (failingSince === null) {
      await tx.subscriber.update({ where: { id }, data: { failingSince: now } });
    } else if (now.getTime() - failingSince.getTime() > FAILING_DAYS * 86_400_000) {
      const stopped = await tx.subscription.updateMany({
        where: { subscriberId: id, pausedAt: null },
        data: { pausedAt: now },
      });
      // Taken up again on their page, they are tried anew.
      await tx.subscriber.update({ where: { id }, data: { failingSince: null } });
      const details = { alerts: stopped.count };
      await audit(tx, now, { actorId: null, action: "alert.fail", object: "alert", objectId: id, details });
    }
  });
}
