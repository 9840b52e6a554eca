/** Where what happens stands in the grid of a month: on each of its days, in lines that a week keeps. Pure. */
import { type Dated, daySpan, precisionOf, weeksOf } from "./month";

/** What happens, on a week's row: from a day to another of the same week. */
export interface Bar<T> {
  happening: T;
  /** The line that it keeps from day to day, from 0. */
  line: number;
  /** How many days of the week it covers from this one on. */
  days: number;
  /** Whether it goes on from the week before, and into the next one. */
  fromBefore: boolean;
  goesOn: boolean;
}

export interface Cell<T> {
  /** Null in the weeks at both ends, for the days of other months. */
  day: string | null;
  /** All that happens that day. */
  happenings: readonly T[];
  /** What begins that day on the week's row, on the lines that are shown. */
  bars: readonly Bar<T>[];
  /** How many of the happenings have no line to be shown on. */
  hidden: number;
}

/** The lines of a week; what needs more is counted. */
export const LINES = 3;

/** The weeks of a month, Monday first, with what happens on each day; what is not known to the day is on none. */
export function gridOf<T extends Dated>(month: string, happenings: readonly T[]): Cell<T>[][] {
  const spans = happenings
    .filter((happening) => precisionOf(happening) === "day")
    .map((happening) => ({ happening, ...daySpan(happening) }));
  return weeksOf(month).map((week) => weekOf(week, spans));
}

interface Span<T> {
  happening: T;
  first: string;
  last: string;
}

function weekOf<T>(week: readonly (string | null)[], spans: readonly Span<T>[]): Cell<T>[] {
  const days = week.filter((day) => day !== null);
  const [monday = "", sunday = ""] = [days[0], days.at(-1)];
  const clamp = (day: string) => (day < monday ? monday : day > sunday ? sunday : day);
  const placed: (Span<T> & Bar<T> & { from: string; to: string })[] = [];
  const inWeek = spans
    .filter(({ first, last }) => first <= sunday && last >= monday)
    .map((span) => ({
      ...span,
      from: clamp(span.first),
      to: clamp(span.last),
    }))
    // The longest first among those that begin together: short ones fill the lines below.
    .sort((a, b) => compare(a.from, b.from) || compare(b.to, a.to));
  for (const span of inWeek) {
    const taken = new Set(placed.filter(({ to }) => to >= span.from).map(({ line }) => line));
    let line = 0;
    while (taken.has(line)) line++;
    placed.push({
      ...span,
      line,
      days: days.indexOf(span.to) - days.indexOf(span.from) + 1,
      fromBefore: span.first < span.from,
      goesOn: span.last > span.to,
    });
  }
  return week.map((day) => {
    if (day === null) return { day, happenings: [], bars: [], hidden: 0 };
    const on = placed.filter(({ from, to }) => from <= day && to >= day);
    return {
      day,
      happenings: on.map(({ happening }) => happening),
      bars: on
        .filter(({ from, line }) => from === day && line < LINES)
        .map(({ happening, line, days: covered, fromBefore, goesOn }) => ({
          happening,
          line,
          days: covered,
          fromBefore,
          goesOn,
        })),
      hidden: on.filter(({ line }) => line >= LINES).length,
    };
  });
}

const compare = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);
