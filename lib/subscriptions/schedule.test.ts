import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isoDay } from "#lib/dates";
import { MAILS_AN_HOUR, nextTarget, SETTLED_MS, waitsForMore } from "./schedule";

const instant = fc.date({
  min: new Date("2025-01-01T00:00:00Z"),
  max: new Date("2030-12-31T00:00:00Z"),
  noInvalidDate: true,
});

const CLOCK = new Intl.DateTimeFormat("fr-FR", {
  timeZone: "Europe/Paris",
  hour: "2-digit",
  minute: "2-digit",
  weekday: "long",
});
const clockOf = (at: Date) => CLOCK.format(at);
const DAY_MS = 86_400_000;
const longAgo = new Date("2020-01-01T00:00:00Z");

describe("when alerts are told", () => {
  test("a day's mails tell until seven in Paris, whatever the season, and never of what may still come in", () => {
    fc.assert(
      fc.property(instant, (now) => {
        const target = nextTarget("daily", longAgo, now);
        expect(target && clockOf(target)).toMatch(/07:00$/);
        const age = now.getTime() - (target?.getTime() ?? 0);
        expect(age).toBeGreaterThanOrEqual(SETTLED_MS);
        // The longest day of the year has 25 hours.
        expect(age).toBeLessThan(25 * 3_600_000 + SETTLED_MS);
      }),
    );
  });

  test("a week's mails tell until Monday at seven, once a week", () => {
    fc.assert(
      fc.property(instant, (now) => {
        const target = nextTarget("weekly", longAgo, now);
        expect(target && clockOf(target)).toMatch(/^lundi.*07:00$/);
        expect(now.getTime() - (target?.getTime() ?? 0)).toBeLessThan(7 * DAY_MS + 3_600_000 + SETTLED_MS);
        expect(target && nextTarget("weekly", target, now)).toBeNull();
      }),
    );
  });

  test("each day has one mail, those on which the clocks change too", () => {
    for (const first of ["2026-03-26", "2026-10-22"]) {
      const told: string[] = [];
      let until = new Date(`${first}T06:00:00Z`);
      const end = until.getTime() + 6 * DAY_MS;
      for (let at = until.getTime(); at < end; at += 600_000) {
        const target = nextTarget("daily", until, new Date(at));
        if (!target) continue;
        told.push(isoDay(target));
        expect(clockOf(target)).toMatch(/07:00$/);
        until = target;
      }
      expect(told).toEqual([...new Set(told)]);
      expect(told.length).toBeGreaterThanOrEqual(5);
    }
  });

  test("what was told is not told again, and nothing is told twice by a clock that goes back", () => {
    fc.assert(
      fc.property(
        instant,
        fc.constantFrom("at_once" as const, "daily" as const, "weekly" as const),
        (now, round) => {
          const target = nextTarget(round, longAgo, now);
          expect(target).not.toBeNull();
          if (!target) return;
          expect(nextTarget(round, target, now)).toBeNull();
          expect(nextTarget(round, target, new Date(now.getTime() - 3_600_000))).toBeNull();
        },
      ),
    );
  });

  test("the first changes of an hour leave at once, those of an import each quarter of an hour", () => {
    const now = new Date("2026-11-22T10:00:00Z");
    const last = new Date("2026-11-22T09:50:00Z");
    expect(waitsForMore({ count: 0, last: null }, now)).toBe(false);
    expect(waitsForMore({ count: MAILS_AN_HOUR - 1, last }, now)).toBe(false);
    expect(waitsForMore({ count: MAILS_AN_HOUR, last }, now)).toBe(true);
    expect(waitsForMore({ count: MAILS_AN_HOUR, last }, new Date("2026-11-22T10:05:00Z"))).toBe(false);
  });
});
