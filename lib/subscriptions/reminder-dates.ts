/** Which dates of an entry are worth a reminder, and when. Pure. */
import { zoneOf } from "#lib/entries/zone";
import { REMINDER_DAYS } from "./kinds";

export type DateKind = "deadline" | "start";

/** What of an entry says when it is; days as people give them. */
export interface Dated {
  startsOn: string | null;
  deadlineOn: string | null;
  timezone: string | null;
  territory: string | null;
  country: string | null;
}

export interface DueDate {
  what: DateKind;
  /** "2026-12-07", in the zone of the entry. */
  day: string;
  /** Days left there: 0 on the day itself. */
  left: number;
  before: (typeof REMINDER_DAYS)[number];
}

/**
 * What to remind of now: of each date to come that is known to the day, the nearest reminder whose time has come, unless
 * the entry was followed when it already had: who has just read the date needs no mail about it.
 */
export function dueDates(entry: Dated, followedAt: Date, now: Date): DueDate[] {
  const zone = zoneOf(entry);
  return datesOf(entry).flatMap(({ what, day }) => {
    const left = daysUntil(day, now, zone);
    const before = [...REMINDER_DAYS].reverse().find((days) => left <= days);
    if (left < 0 || before === undefined || daysUntil(day, followedAt, zone) <= before) return [];
    return [{ what, day, left, before }];
  });
}

/** Whether there is a date to come of which one may be reminded. */
export const hasDatesToCome = (entry: Dated, now: Date): boolean =>
  datesOf(entry).some(({ day }) => daysUntil(day, now, zoneOf(entry)) >= 0);

/** Days left until one of its days, where it is: 0 on the day itself, negative once it is past. */
export const daysLeftOf = (entry: Dated, day: string, now: Date): number =>
  daysUntil(day, now, zoneOf(entry));

function datesOf({ deadlineOn, startsOn }: Dated): { what: DateKind; day: string }[] {
  const dates: { what: DateKind; day: string | null }[] = [
    { what: "deadline", day: deadlineOn },
    { what: "start", day: startsOn },
  ];
  return dates.flatMap(({ what, day }) => (day?.length === 10 ? [{ what, day }] : []));
}

/** Days of the calendar of the zone between an instant's and this one; negative once it is past. */
function daysUntil(day: string, at: Date, zone: string): number {
  const today = new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short" }).format(at);
  return (Date.parse(day) - Date.parse(today)) / 86_400_000;
}
