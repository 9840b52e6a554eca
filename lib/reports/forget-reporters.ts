/**
 * What a report says about the person who wrote it goes once it has served: the address some weeks after the answer,
 * what was written a year after. That there was a report, and what was answered, stays. Run once an hour by the worker.
 */
import { db } from "#lib/db";
import { ADDRESS_DAYS, WORDS_DAYS } from "./kinds";

export async function forgetReporters(now = new Date()): Promise<void> {
  const before = (days: number) => ({ lt: new Date(now.getTime() - days * 86_400_000) });
  await db.report.updateMany({
    where: { closedAt: before(ADDRESS_DAYS), email: { not: null } },
    data: { email: null },
  });
  await db.report.updateMany({
    where: { closedAt: before(WORDS_DAYS), body: { not: null } },
    data: { body: null, person: null },
  });
}
