/** Once a day, those who review are told that proposals have waited longer than was promised: one line each, not one a day. */
import { isoDay } from "#lib/dates";
import { db } from "#lib/db";
import { env } from "#lib/env";
import { jobIdOf } from "#lib/jobs";
import { notify } from "#lib/notify";
import { readWaiting } from "./read-service";

/** Once a day and a person, whatever the number of calls; nothing when nothing is late. */
export async function remindLate(now = new Date(), promisedDays = env.REVIEW_DELAY_DAYS): Promise<void> {
  const { late } = await readWaiting(now, promisedDays);
  if (late === 0) return;
  const day = isoDay(now);
  const moderators = await db.user.findMany({
    where: { role: { in: ["moderator", "admin"] }, blockedAt: null },
    select: { id: true },
  });
  for (const { id: userId } of moderators) {
    await db.$transaction(async (tx) => {
      const today = jobIdOf("late", day, userId);
      await tx.notification.deleteMany({ where: { userId, kind: "late", readAt: null, id: { not: today } } });
      await notify(tx, now, { userId, kind: "late", event: day });
    });
  }
}
