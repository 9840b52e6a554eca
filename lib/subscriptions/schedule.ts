/** When alerts are told. Pure. */
import { isoDay } from "#lib/dates";
import { startOf } from "#lib/entries/partial-date";
import type { AlertRound } from "./kinds";

/** In Paris, before the working day. */
const MORNING = "07:00";

/**
 * A decision says when it was begun, and is there once it is done, at most so much later (lib/db.ts: ten seconds to have
 * a connection, ten to do it): what is told is older, so that nothing comes in behind.
 */
export const SETTLED_MS = 25_000;

/** What an address is mailed at once in an hour; beyond, as in an import, what comes is told together each quarter of an hour. */
export const MAILS_AN_HOUR = 4;
export const HOUR_MS = 3_600_000;
const TOGETHER_MS = 900_000;

/**
 * Until when a round that has told everything until `until` tells next; null while there is nothing to tell yet. At once:
 * all that is settled. Daily, and reminders: until seven in Paris. Weekly: until seven on Monday. A server that was away
 * tells when it is back.
 */
export function nextTarget(round: AlertRound, until: Date, now: Date): Date | null {
  const settled = new Date(now.getTime() - SETTLED_MS);
  const target = round === "at_once" ? settled : lastMorning(settled, round === "weekly" ? MONDAY : null);
  return target > until ? target : null;
}

/** Whether what has just changed waits for what changes next. @param recent mails at once to the address, of the last hour */
export const waitsForMore = (recent: { count: number; last: Date | null }, now: Date): boolean =>
  recent.count >= MAILS_AN_HOUR &&
  recent.last !== null &&
  now.getTime() - recent.last.getTime() < TOGETHER_MS;

/** Every seven o'clock in Paris after one instant and until the other, the last one before them first; at most a month of them. */
export function morningsOf(from: Date, until: Date): Date[] {
  const mornings = [lastMorning(until, null)];
  const first = lastMorning(from, null);
  while (mornings.length <= MAX_MORNINGS && (mornings[0] ?? first) > first)
    mornings.unshift(lastMorning(new Date((mornings[0] ?? first).getTime() - 1), null));
  return mornings;
}

const MAX_MORNINGS = 31;

const MONDAY = 1;

/** The latest seven o'clock in Paris that is not after `at`; of that day of the week, when one is asked. */
function lastMorning(at: Date, weekday: number | null): Date {
  const day = new Date(`${isoDay(at)}T12:00:00Z`);
  for (;;) {
    const morning = startOf(day.toISOString().slice(0, 10), MORNING);
    if (morning <= at && (weekday === null || day.getUTCDay() === weekday)) return morning;
    day.setUTCDate(day.getUTCDate() - 1);
  }
}
