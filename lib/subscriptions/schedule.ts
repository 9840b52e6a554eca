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

/** More entries than this at once are an import: they are told together, each quarter of an hour. */
export const MANY_AT_ONCE = 40;
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

/** Whether what was changed at once waits for what an import still changes. */
export const waitsForMore = (entries: number, until: Date, now: Date): boolean =>
  entries > MANY_AT_ONCE && now.getTime() - until.getTime() < TOGETHER_MS;

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
