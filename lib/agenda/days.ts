/** What happens in a month, as a list by day. Pure. */
import { type Dated, daySpan, isIn, monthOf, precisionOf } from "./month";

export interface MonthList<T> {
  /** What began before the month and goes on in it. */
  begun: readonly T[];
  /** By the day on which it begins; only days that have something. */
  days: readonly { day: string; happenings: readonly T[] }[];
  /** What is known to the month, or to the year, only: it may be on any day. */
  inMonth: readonly T[];
  inYear: readonly T[];
}

/** Each happening of the month once, in the order given. */
export function listOf<T extends Dated>(month: string, happenings: readonly T[]): MonthList<T> {
  const here = happenings.filter((happening) => isIn(month, happening));
  const of = (precision: string) => here.filter((happening) => precisionOf(happening) === precision);
  const begins = of("day").filter(({ startsOn }) => monthOf(startsOn) === month);
  const byDay = [...Map.groupBy(begins, ({ startsOn }) => startsOn)].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    begun: of("day").filter((happening) => monthOf(daySpan(happening).first) < month),
    days: byDay.map(([day, on]) => ({ day, happenings: on })),
    inMonth: of("month"),
    inYear: of("year"),
  };
}
