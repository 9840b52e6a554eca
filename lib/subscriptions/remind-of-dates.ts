/**
 * Reminds who follows an entry of its deadline, and of its first day, 15 and 3 days before: once each, and anew when the
 * date has moved. What was put away, and what is over, reminds of nothing. Run with the alerts of the day.
 */
import { db, type Transaction } from "#lib/db";
import { PUBLISHED } from "#lib/entries/queries";
import { DomainError } from "#lib/errors";
import type { AlertItem } from "./items";
import { beginRound, endRound, enqueueRound, findRound, type Round } from "./progress";
import { type DueDate, dueDates } from "./reminder-dates";

const DAY_MS = 86_400_000;
/** Dates are looked for a little further than the first reminder: zones differ by a day. */
const LOOKED_AT_DAYS = 17;
/** Subscribers in one transaction. */
const BATCH = 100;

export async function remindOfDates(now = new Date()): Promise<void> {
  const round = await findRound("reminder", now);
  if (!round || !(await beginRound(round))) return;
  try {
    const reminders = [...Map.groupBy(await listDue(round.target), ({ subscriberId }) => subscriberId)];
    for (let start = 0; start < reminders.length; start += BATCH) {
      const batch = reminders.slice(start, start + BATCH);
      await db.$transaction((tx) => remind(tx, round, batch, now));
    }
    await endRound(round);
  } catch (error) {
    // Another server has ended it.
    if (!(error instanceof DomainError && error.code === "conflict")) throw error;
  }
}

interface Reminder extends DueDate {
  subscriptionId: string;
  subscriberId: string;
  entryId: string;
}

/** What is due and was not reminded of; what was is left out by `remind` too. */
async function listDue(at: Date): Promise<Reminder[]> {
  const near = {
    gte: new Date(at.getTime() - 2 * DAY_MS),
    lte: new Date(at.getTime() + LOOKED_AT_DAYS * DAY_MS),
  };
  const rows = await db.subscription.findMany({
    where: {
      reminders: true,
      confirmedAt: { not: null },
      pausedAt: null,
      entry: { ...PUBLISHED, OR: [{ deadlineAt: near }, { startsAt: near }] },
    },
    select: {
      id: true,
      subscriberId: true,
      confirmedAt: true,
      reminded: { select: { entryId: true, what: true, day: true, before: true } },
      entry: {
        select: {
          id: true,
          startsOn: true,
          deadlineOn: true,
          country: true,
          territoryCode: true,
          event: { select: { timezone: true } },
        },
      },
    },
  });
  return rows.flatMap(({ id, subscriberId, confirmedAt, reminded, entry }) => {
    if (!entry || !confirmedAt) return [];
    const dated = { ...entry, timezone: entry.event?.timezone ?? null, territory: entry.territoryCode };
    return dueDates(dated, confirmedAt, at)
      .filter(
        (due) =>
          !reminded.some(
            (one) =>
              one.entryId === entry.id &&
              one.what === due.what &&
              one.day === due.day &&
              one.before <= due.before,
          ),
      )
      .map((due) => ({ ...due, subscriptionId: id, subscriberId, entryId: entry.id }));
  });
}

async function remind(
  tx: Transaction,
  round: Round,
  batch: readonly (readonly [string, readonly Reminder[]])[],
  now: Date,
): Promise<void> {
  const mails = batch.map(([subscriberId, due]) => ({
    subscriberId,
    items: [...due].sort((a, b) => a.left - b.left).map(itemOf),
    more: 0,
  }));
  await enqueueRound(tx, round, mails, now);
  await tx.alertReminder.createMany({
    data: batch.flatMap(([, due]) =>
      due.map(({ subscriptionId, entryId, what, day, before }) => ({
        subscriptionId,
        entryId,
        what,
        day,
        before,
        at: now,
      })),
    ),
    skipDuplicates: true,
  });
}

const itemOf = ({ entryId, subscriptionId, what, day, before }: Reminder): AlertItem => ({
  entryId,
  isNew: false,
  fields: [],
  alerts: [subscriptionId],
  date: { what, day, before },
});
