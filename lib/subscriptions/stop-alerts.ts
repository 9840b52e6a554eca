/**
 * No more mail of alerts to an address: what the one click of a mail reader posts (RFC 8058), or the button of the page
 * that the link shows. They are stopped rather than deleted: who clicked by mistake finds them again on their page, and
 * forget-subscribers.ts removes those that stay stopped.
 */
import { audit } from "#lib/audit";
import { db } from "#lib/db";
import { idOfToken, linkToken } from "./token";

/** @returns the token of the page of one's alerts, or null when the link is none of ours. Once or twice is the same. */
export async function stopAlerts(token: string, now = new Date()): Promise<string | null> {
  const subscriberId = idOfToken("stop", token);
  if (!subscriberId) return null;
  await db.$transaction(async (tx) => {
    const { count } = await tx.subscription.updateMany({
      where: { subscriberId, confirmedAt: { not: null }, pausedAt: null },
      data: { pausedAt: now },
    });
    if (count === 0) return;
    await audit(tx, now, {
      actorId: null,
      action: "alert.stop",
      object: "alert",
      objectId: subscriberId,
      details: { alerts: count },
    });
  });
  return linkToken("page", subscriberId);
}
