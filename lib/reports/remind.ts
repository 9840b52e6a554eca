/** Requests that the law dates are reminded to those who review: ten days before, then every three days until answered. */
import { audit } from "#lib/audit";
import { isoDay } from "#lib/dates";
import { db } from "#lib/db";
import { REMINDER_DAYS } from "./kinds";
import { tellModerators } from "./tell-moderators";

const DAY_MS = 86_400_000;
const EVERY_DAYS = 3;

/** Run once a day by the worker; a second run of the same day reminds nobody twice. Answers how many it reminded of. */
export async function remindOfRequests(now = new Date()): Promise<number> {
  const due = await db.report.findMany({
    where: {
      state: "open",
      dueAt: { lt: new Date(now.getTime() + REMINDER_DAYS * DAY_MS) },
      OR: [{ remindedAt: null }, { remindedAt: { lt: new Date(now.getTime() - EVERY_DAYS * DAY_MS) } }],
    },
    select: { id: true, remindedAt: true },
    orderBy: { dueAt: "asc" },
    take: 100,
  });
  for (const { id, remindedAt } of due) {
    await db.$transaction(async (tx) => {
      const { count } = await tx.report.updateMany({
        where: { id, state: "open", remindedAt },
        data: { remindedAt: now },
      });
      if (count === 0) return;
      await tellModerators(tx, { reportId: id, stage: "due", day: isoDay(now) });
      await audit(tx, now, { actorId: null, action: "report.remind", object: "report", objectId: id });
    });
  }
  return due.length;
}
