import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { endOf, isPartialDate, startOf } from "./partial-date";

describe("a partial date", () => {
  test("is a year, a month or a day that exists", () => {
    for (const date of ["2018", "2018-09", "2018-09-14", "2020-02-29"])
      expect(isPartialDate(date)).toBe(true);
    for (const date of [
      "18",
      "2018-13",
      "2018-00",
      "2018-02-30",
      "2019-02-29",
      "2018-9",
      "2018-09-14T00",
      "0999",
      "9999",
      " 2018",
      "",
    ])
      expect(isPartialDate(date)).toBe(false);
  });

  test("starts with its first day and ends with its last, in Paris", () => {
    expect(startOf("2018").toISOString()).toBe("2017-12-31T23:00:00.000Z");
    expect(endOf("2018").toISOString()).toBe("2018-12-31T22:59:59.999Z");
    expect(startOf("2018-07").toISOString()).toBe("2018-06-30T22:00:00.000Z");
    expect(endOf("2018-02").toISOString()).toBe("2018-02-28T22:59:59.999Z");
    expect(endOf("2018-12-31").toISOString()).toBe("2018-12-31T22:59:59.999Z");
  });

  test("takes the time and the zone of the place", () => {
    expect(startOf("2018-11-23", "09:15").toISOString()).toBe("2018-11-23T08:15:00.000Z");
    expect(startOf("2018-11-23", "09:15", "Indian/Reunion").toISOString()).toBe("2018-11-23T05:15:00.000Z");
    expect(endOf("2018-11-23", "12:45", "Pacific/Tahiti").toISOString()).toBe("2018-11-23T22:45:00.000Z");
  });

  test("survives the night when clocks change", () => {
    expect(startOf("2027-03-28", "02:30").getTime()).toBeGreaterThan(startOf("2027-03-28").getTime());
    expect(endOf("2027-03-28").toISOString()).toBe("2027-03-28T21:59:59.999Z");
    expect(endOf("2027-10-31").toISOString()).toBe("2027-10-31T22:59:59.999Z");
  });

  test("means the first of the two hours of the same name, and an hour that was skipped as if it had not been", () => {
    expect(startOf("2026-10-25", "02:30").toISOString()).toBe("2026-10-25T00:30:00.000Z");
    expect(startOf("2026-10-25", "03:00").toISOString()).toBe("2026-10-25T02:00:00.000Z");
    expect(startOf("2026-03-29", "02:30").toISOString()).toBe("2026-03-29T01:30:00.000Z");
    expect(startOf("2026-03-29", "03:30").toISOString()).toBe("2026-03-29T01:30:00.000Z");
    expect(startOf("2026-11-01", "01:30", "America/Toronto").toISOString()).toBe("2026-11-01T05:30:00.000Z");
    expect(startOf("2026-04-05", "02:30", "Australia/Sydney").toISOString()).toBe("2026-04-04T15:30:00.000Z");
  });

  test("never ends before it starts, and a longer one holds a shorter one", () => {
    const day = fc.date({ min: new Date("1000-01-02"), max: new Date("2999-12-30"), noInvalidDate: true });
    const zone = fc.constantFrom("Europe/Paris", "Pacific/Noumea", "America/Cayenne", "UTC");
    fc.assert(
      fc.property(day, zone, (date, timezone) => {
        const full = date.toISOString().slice(0, 10);
        const [year, month] = [full.slice(0, 4), full.slice(0, 7)];
        const starts = [year, month, full].map((partial) => startOf(partial, null, timezone).getTime());
        const ends = [year, month, full].map((partial) => endOf(partial, null, timezone).getTime());
        expect([...starts].sort((a, b) => a - b)).toEqual(starts);
        expect([...ends].sort((a, b) => b - a)).toEqual(ends);
        expect(ends[2]).toBeGreaterThan(starts[2] ?? 0);
      }),
    );
  });
});
