/**
 * A month as a calendar shows it. Days and months are text ("2026-11-22", "2026-11"), as entries say them: what happens
 * is on the days that its place calls so, whatever the time in Paris. Pure.
 */

/** What has dates: partial ones, in the time of its place. */
export interface Dated {
  startsOn: string;
  endsOn: string | null;
}

const DAY = 86_400_000;

/** The months that an address may ask for: those of years 1000 to 2999, as dates of entries are. */
export const isMonth = (text: string): boolean => /^[12]\d{3}-(0[1-9]|1[0-2])$/.test(text);

export const monthOf = (day: string): string => day.slice(0, 7);

/** The month so many months after (before, when negative). */
export function addMonths(month: string, count: number): string {
  const [year = 0, number = 1] = month.split("-").map(Number);
  const at = new Date(Date.UTC(2000, number - 1 + count, 1));
  return `${String(year + at.getUTCFullYear() - 2000).padStart(4, "0")}-${String(at.getUTCMonth() + 1).padStart(2, "0")}`;
}

/** The days of a month, in order. */
export function daysOf(month: string): string[] {
  const next = addMonths(month, 1);
  const days: string[] = [];
  for (let day = `${month}-01`; monthOf(day) !== next; day = dayAfter(day)) days.push(day);
  return days;
}

/** Its weeks, Monday first; null for the days of other months. */
export function weeksOf(month: string): (string | null)[][] {
  const days = daysOf(month);
  const before = Array.from<null>({ length: weekdayOf(`${month}-01`) }).fill(null);
  const cells = [...before, ...days];
  const after = Array.from<null>({ length: (7 - (cells.length % 7)) % 7 }).fill(null);
  const all = [...cells, ...after];
  return Array.from({ length: all.length / 7 }, (_, week) => all.slice(week * 7, week * 7 + 7));
}

/** 0 for a Monday, 6 for a Sunday. */
export const weekdayOf = (day: string): number => (new Date(Date.parse(day)).getUTCDay() + 6) % 7;

export const dayAfter = (day: string): string => new Date(Date.parse(day) + DAY).toISOString().slice(0, 10);

/** The first and the last day of what has dates, those of a partial date included; both are equal for a single day. */
export function daySpan({ startsOn, endsOn }: Dated): { first: string; last: string } {
  const last = endsOn ?? startsOn;
  const lastMonth = last.length === 4 ? `${last}-12` : monthOf(last);
  return {
    first: startsOn + "-01-01".slice(startsOn.length - 4),
    last: last.length === 10 ? last : (daysOf(lastMonth).at(-1) ?? last),
  };
}

/** How well its days are known. What is known to the month or to the year is on no day. */
export function precisionOf({ startsOn, endsOn }: Dated): "day" | "month" | "year" {
  const shortest = Math.min(startsOn.length, endsOn?.length ?? 10);
  return shortest === 10 ? "day" : shortest === 7 ? "month" : "year";
}

/** Whether some of its days are in the month. */
export function isIn(month: string, dated: Dated): boolean {
  const { first, last } = daySpan(dated);
  return monthOf(first) <= month && monthOf(last) >= month;
}
