import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Dated, dueDates, hasDatesToCome } from "./reminder-dates";

const call: Dated = {
  startsOn: null,
  deadlineOn: "2026-12-20",
  timezone: null,
  territory: null,
  country: null,
};
const LONG_AGO = new Date("2026-01-01T08:00:00Z");
const seven = (day: string) => new Date(`${day}T06:00:00Z`);

describe("reminders of dates", () => {
  test("come 15 and 3 days before, and say how many are left", () => {
    expect(dueDates(call, LONG_AGO, seven("2026-12-04"))).toEqual([]);
    expect(dueDates(call, LONG_AGO, seven("2026-12-05"))).toEqual([
      { what: "deadline", day: "2026-12-20", left: 15, before: 15 },
    ]);
    expect(dueDates(call, LONG_AGO, seven("2026-12-17"))).toMatchObject([{ left: 3, before: 3 }]);
    expect(dueDates(call, LONG_AGO, seven("2026-12-20"))).toMatchObject([{ left: 0, before: 3 }]);
    expect(dueDates(call, LONG_AGO, seven("2026-12-21"))).toEqual([]);
  });

  test("do not come for a date that was that near when it was first followed", () => {
    const followed = new Date("2026-12-10T10:00:00Z");
    expect(dueDates(call, followed, seven("2026-12-11"))).toEqual([]);
    expect(dueDates(call, followed, seven("2026-12-17"))).toMatchObject([{ before: 3 }]);
    expect(dueDates(call, new Date("2026-12-18T10:00:00Z"), seven("2026-12-19"))).toEqual([]);
  });

  test("count the days of where it is", () => {
    const at = seven("2026-12-05");
    // Seven in Paris is the evening before in Tahiti, and the same day in Réunion.
    expect(dueDates({ ...call, territory: "departement-987" }, LONG_AGO, at)).toEqual([]);
    expect(dueDates({ ...call, territory: "departement-974" }, LONG_AGO, at)).toMatchObject([{ left: 15 }]);
    expect(dueDates({ ...call, timezone: "Pacific/Auckland" }, LONG_AGO, at)).toMatchObject([{ left: 15 }]);
    const evening = new Date("2026-12-04T20:00:00Z");
    expect(dueDates({ ...call, timezone: "Pacific/Auckland" }, LONG_AGO, evening)).toMatchObject([
      { left: 15 },
    ]);
  });

  test("come for a deadline and for the first day alike; a month is no day", () => {
    const event = { ...call, startsOn: "2026-12-22" };
    expect(dueDates(event, LONG_AGO, seven("2026-12-19")).map(({ what }) => what)).toEqual([
      "deadline",
      "start",
    ]);
    expect(dueDates({ ...call, deadlineOn: "2026-12" }, LONG_AGO, seven("2026-12-05"))).toEqual([]);
    expect(hasDatesToCome({ ...call, deadlineOn: "2026-12" }, LONG_AGO)).toBe(false);
    expect(hasDatesToCome(call, seven("2026-12-20"))).toBe(true);
    expect(hasDatesToCome(call, seven("2026-12-21"))).toBe(false);
  });

  test("of one date, a person who is reminded each morning hears twice at most", () => {
    const zones = fc.constantFrom(null, "departement-987", "departement-974", "departement-975");
    fc.assert(
      fc.property(zones, fc.integer({ min: 0, max: 60 }), (territory, followedBefore) => {
        const at = (days: number) => new Date(Date.parse("2026-12-20T06:00:00Z") + days * 86_400_000);
        const seen = new Set<number>();
        for (let day = -followedBefore; day <= 2; day++) {
          for (const { before, left } of dueDates({ ...call, territory }, at(-followedBefore), at(day))) {
            expect(left).toBeLessThanOrEqual(before);
            expect(left).toBeGreaterThanOrEqual(0);
            seen.add(before);
          }
        }
        expect(seen.size).toBe(followedBefore > 17 ? 2 : seen.size);
      }),
    );
  });
});
