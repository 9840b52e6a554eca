/** The button of the page to which the mail of confirmation leads: who holds its link holds the address. */
import { audit } from "#lib/audit";
import { db } from "#lib/db";
import { DomainError } from "#lib/errors";
import { refuseTooMany } from "./ask-for-alert";
import { CONFIRM_DAYS } from "./kinds";
import { idOfToken, linkToken } from "./token";

/**
 * Once or twice, the alert is at work from the first time on.
 * @returns the token of the page of all one's alerts
 * @throws DomainError forbidden "alertLinkGone", conflict "tooManyAlerts"
 */
export async function confirmAlert(token: string, now = new Date()): Promise<string> {
  const id = idOfToken("confirm", token);
  return db.$transaction(async (tx) => {
    const alert = id && (await tx.subscription.findUnique({ where: { id } }));
    if (!alert || isTooOld(alert, now)) throw new DomainError("forbidden", "alertLinkGone");
    if (alert.confirmedAt === null) {
      await tx.$queryRaw`SELECT id FROM subscriber WHERE id = ${alert.subscriberId}::uuid FOR UPDATE`;
      await refuseTooMany(tx, alert.subscriberId);
      const { count } = await tx.subscription.updateMany({
        where: { id, confirmedAt: null },
        data: { confirmedAt: now, since: now },
      });
      if (count > 0)
        await audit(tx, now, {
          actorId: null,
          action: "alert.confirm",
          object: "alert",
          objectId: id,
          details: { frequency: alert.frequency },
        });
    }
    return linkToken("page", alert.subscriberId);
  });
}

/** Whether an alert that nobody has confirmed can no longer be. */
export const isTooOld = (
  { confirmedAt, createdAt }: { confirmedAt: Date | null; createdAt: Date },
  now: Date,
): boolean => confirmedAt === null && now.getTime() - createdAt.getTime() > CONFIRM_DAYS * 86_400_000;
