/** Where what has a deadline stands. */
import { isoDay } from "#lib/dates";
import { startOf } from "./partial-date";

/** What ends within so many days of Paris is closing. */
export const CLOSING_DAYS = 15;

export type DeadlineState = "upcoming" | "open" | "closing" | "closed";

/**
 * Not open yet, open, closing within 15 days, or closed; null without a deadline. What starts before its deadline opens
 * when it starts (a call); what starts after it is open until then (an event and its registration).
 */
export function deadlineStateOf(
  { startsAt, deadlineAt }: { startsAt: Date | null; deadlineAt: Date | null },
  now: Date,
): DeadlineState | null {
  if (!deadlineAt) return null;
  if (deadlineAt < now) return "closed";
  if (startsAt && startsAt > now && startsAt <= deadlineAt) return "upcoming";
  return deadlineAt <= closingUntil(now) ? "closing" : "open";
}

/** The last instant of the 15th day of Paris after today. */
export function closingUntil(now: Date): Date {
  const day = new Date(`${isoDay(now)}T12:00:00Z`);
  day.setUTCDate(day.getUTCDate() + CLOSING_DAYS + 1);
  return new Date(startOf(day.toISOString().slice(0, 10)).getTime() - 1);
}
