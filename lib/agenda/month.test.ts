import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { listOf } from "./days";
import { gridOf, LINES } from "./grid";
import {
  addMonths,
  dayAfter,
  daySpan,
  daysOf,
  isIn,
  isMonth,
  monthOf,
  precisionOf,
  weekdayOf,
  weeksOf,
} from "./month";

const months = fc
  .tuple(fc.integer({ min: 1000, max: 2999 }), fc.integer({ min: 1, max: 12 }))
  .map(([year, month]) => `${year}-${String(month).padStart(2, "0")}`);

/** Happenings around a month: single days, several days over months, partial dates. */
const happeningsOf = (month: string) => {
  const around = [-1, 0, 1].flatMap((shift) => daysOf(addMonths(month, shift)));
  const day = fc.constantFrom(...around);
  const days = fc.tuple(day, day, fc.boolean()).map(([one, other, single]) => {
    const [startsOn = one, endsOn = other] = [one, other].sort();
    return { startsOn, endsOn: single ? null : endsOn };
  });
  const partial = fc.constantFrom(
    { startsOn: month, endsOn: null },
    { startsOn: month.slice(0, 4), endsOn: null },
    { startsOn: addMonths(month, -2), endsOn: month },
    { startsOn: `${month}-10`, endsOn: addMonths(month, 1) },
  );
  return fc.array(fc.oneof({ weight: 5, arbitrary: days }, { weight: 1, arbitrary: partial }), {
    maxLength: 15,
  });
};
const monthWith = months.chain((month) => fc.tuple(fc.constant(month), happeningsOf(month)));

describe("a month", () => {
  test("is written with its year, from 1000 to 2999", () => {
    for (const month of ["2026-11", "1000-01", "2999-12"]) expect(isMonth(month)).toBe(true);
    for (const month of [
      "2026-13",
      "2026-00",
      "2026-1",
      "2026",
      "0999-01",
      "3000-01",
      "2026-11-01",
      " 2026-11",
      "",
    ])
      expect(isMonth(month)).toBe(false);
  });

  test("has weeks of seven days from Monday to Sunday, each of its days once and in order", () => {
    fc.assert(
      fc.property(months, (month) => {
        const weeks = weeksOf(month);
        expect(weeks.flat().filter((day) => day !== null)).toEqual(daysOf(month));
        for (const week of weeks) {
          expect(week).toHaveLength(7);
          expect(week.some((day) => day !== null)).toBe(true);
          week.forEach((day, index) => {
            if (day) expect(weekdayOf(day)).toBe(index);
          });
        }
      }),
    );
    expect(weeksOf("2026-11")[0]).toEqual([null, null, null, null, null, null, "2026-11-01"]);
    expect(weeksOf("2027-02")).toHaveLength(4);
  });

  test("has a 29th of February in leap years only", () => {
    expect(daysOf("2028-02").at(-1)).toBe("2028-02-29");
    expect(daysOf("2027-02").at(-1)).toBe("2027-02-28");
    expect(daysOf("2000-02")).toHaveLength(29);
    expect(daysOf("2100-02")).toHaveLength(28);
    expect(dayAfter("2028-02-28")).toBe("2028-02-29");
    expect(dayAfter("2027-02-28")).toBe("2027-03-01");
  });

  test("is counted across years, forth and back", () => {
    expect(addMonths("2026-11", 2)).toBe("2027-01");
    expect(addMonths("2026-01", -1)).toBe("2025-12");
    fc.assert(
      fc.property(months, fc.integer({ min: -500, max: 500 }), (month, count) => {
        expect(addMonths(addMonths(month, count), -count)).toBe(month);
      }),
    );
  });
});

test("a partial date spans all the days that it may mean", () => {
  expect(daySpan({ startsOn: "2028", endsOn: null })).toEqual({ first: "2028-01-01", last: "2028-12-31" });
  expect(daySpan({ startsOn: "2028-02", endsOn: null })).toEqual({ first: "2028-02-01", last: "2028-02-29" });
  expect(daySpan({ startsOn: "2017-01", endsOn: "2018-02" })).toEqual({
    first: "2017-01-01",
    last: "2018-02-28",
  });
  expect(daySpan({ startsOn: "2018-11-05", endsOn: "2018-11-06" })).toEqual({
    first: "2018-11-05",
    last: "2018-11-06",
  });
  expect(precisionOf({ startsOn: "2018-09-14", endsOn: "2018-09" })).toBe("month");
  expect(precisionOf({ startsOn: "2017", endsOn: "2018-09-14" })).toBe("year");
  expect(isIn("2018-12", { startsOn: "2018", endsOn: null })).toBe(true);
  expect(isIn("2019-01", { startsOn: "2018", endsOn: null })).toBe(false);
});

describe("the grid", () => {
  test("holds what is known to the day on each of its days, and on no other", () => {
    fc.assert(
      fc.property(monthWith, ([month, happenings]) => {
        for (const { day, happenings: on } of gridOf(month, happenings).flat()) {
          const expected = day
            ? happenings.filter((one) => {
                const { first, last } = daySpan(one);
                return precisionOf(one) === "day" && first <= day && last >= day;
              })
            : [];
          expect(new Set(on)).toEqual(new Set(expected));
          expect(on).toHaveLength(expected.length);
        }
      }),
    );
  });

  test("draws what lasts as one bar a week, on a line of its own, and counts what has no line", () => {
    fc.assert(
      fc.property(monthWith, ([month, happenings]) => {
        for (const week of gridOf(month, happenings)) {
          const lines = week.map(() => new Map<number, unknown>());
          week.forEach(({ bars }, from) => {
            for (const { happening, line, days } of bars) {
              expect(line).toBeLessThan(LINES);
              for (let at = from; at < from + days; at++) {
                expect(lines[at]?.has(line)).toBe(false);
                lines[at]?.set(line, happening);
                expect(week[at]?.happenings).toContain(happening);
              }
            }
          });
          week.forEach(({ happenings: on, hidden }, at) => {
            expect((lines[at]?.size ?? 0) + hidden).toBe(on.length);
          });
        }
      }),
    );
  });

  test("says when a bar comes from the week before and goes on into the next", () => {
    const long = { startsOn: "2018-10-15", endsOn: "2018-11-30" };
    const weeks = gridOf("2018-11", [long]);
    expect(weeks.map((week) => week.flatMap(({ bars }) => bars.map(({ days }) => days)))).toEqual([
      [4],
      [7],
      [7],
      [7],
      [5],
    ]);
    expect(weeks.flat().flatMap(({ bars }) => bars)[0]).toMatchObject({ fromBefore: true, goesOn: true });
    expect(
      weeks
        .flat()
        .flatMap(({ bars }) => bars)
        .at(-1),
    ).toMatchObject({ fromBefore: true, goesOn: false });
  });
});

describe("the list", () => {
  test("has everything of the month once: begun before, by day of beginning, or apart", () => {
    fc.assert(
      fc.property(monthWith, ([month, happenings]) => {
        const { begun, days, inMonth, inYear } = listOf(month, happenings);
        const all = [...begun, ...days.flatMap((day) => day.happenings), ...inMonth, ...inYear];
        expect(all).toHaveLength(happenings.filter((one) => isIn(month, one)).length);
        for (const { day, happenings: on } of days) {
          expect(monthOf(day)).toBe(month);
          for (const { startsOn } of on) expect(startsOn).toBe(day);
        }
        expect(days.map(({ day }) => day)).toEqual([...new Set(days.map(({ day }) => day))].sort());
        for (const { startsOn } of begun) expect(startsOn < month).toBe(true);
      }),
    );
  });

  test("never puts a partial date on the first day", () => {
    const { days, inMonth, inYear } = listOf("2018-09", [
      { startsOn: "2018-09", endsOn: null },
      { startsOn: "2018", endsOn: null },
    ]);
    expect([days.length, inMonth.length, inYear.length]).toEqual([0, 1, 1]);
  });
});
