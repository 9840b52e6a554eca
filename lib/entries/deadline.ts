/** Where what has a deadline stands. */
import { isoDay } from "#lib/dates";
import { endOf, startOf } from "./partial-date";
import { zoneOf } from "./zone";

/** What ends within so many days of Paris is closing. */
export const CLOSING_DAYS = 15;

export type DeadlineState = "upcoming" | "open" | "closing" | "closed";

/**
 * The longest day of the year has 25 hours: what starts less than that before its deadline starts on its last day, as an
 * event that announces a deadline does, and does not open it.
 */
export const LAST_DAY_HOURS = 25;

/**
 * Not open yet, open, closing within 15 days, or closed; null without a deadline. What starts before the day of its
 * deadline opens when it starts (a call); what starts on that day or after is open until then (an event and its
 * registration).
 */
export function deadlineStateOf(
  { startsAt, deadlineAt }: { startsAt: Date | null; deadlineAt: Date | null },
  now: Date,
): DeadlineState | null {
  if (!deadlineAt) return null;
  if (deadlineAt < now) return "closed";
  if (startsAt && startsAt > now && opens(startsAt, deadlineAt)) return "upcoming";
  return deadlineAt <= closingUntil(now) ? "closing" : "open";
}

/** The state of what a card shows: its dates are text, in the time of its place. */
export function deadlineStateOfCard(
  { startsOn, deadlineOn, territory, country, details }: CardDates,
  now: Date,
): DeadlineState | null {
  if (!deadlineOn) return null;
  const text = (value: unknown) => (typeof value === "string" && value !== "" ? value : null);
  const zone = zoneOf({ timezone: text(details.timezone), territory: territory?.code, country });
  const startsAt = startsOn ? startOf(startsOn, text(details.startTime), zone) : null;
  return deadlineStateOf({ startsAt, deadlineAt: endOf(deadlineOn, null, zone) }, now);
}

/** What an entry's card (lib/entries/view.ts) says of its dates and of where it is. */
interface CardDates {
  startsOn: string | null;
  deadlineOn: string | null;
  territory: { code: string } | null;
  country: string | null;
  details: Readonly<Record<string, unknown>>;
}

const opens = (startsAt: Date, deadlineAt: Date) =>
  startsAt.getTime() < deadlineAt.getTime() - LAST_DAY_HOURS * 3_600_000;

/** Days of Paris between today and the deadline's: 0 on its last day, negative once it is past. */
export const daysLeft = (deadlineAt: Date, now: Date): number =>
  (Date.parse(isoDay(deadlineAt)) - Date.parse(isoDay(now))) / 86_400_000;

/** The last instant of the 15th day of Paris after today. */
export function closingUntil(now: Date): Date {
  const day = new Date(`${isoDay(now)}T12:00:00Z`);
  day.setUTCDate(day.getUTCDate() + CLOSING_DAYS + 1);
  return new Date(startOf(day.toISOString().slice(0, 10)).getTime() - 1);
}
