import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { serviceJson } from "./api";
import { CHART, columnOf, scaleOf, stackOf } from "./chart";
import { isLate, lastMonths, promisedSince, serviceOf } from "./measures";
import { formatDelay, formatRate } from "./words";

const now = new Date("2026-11-22T12:00:00Z");
const waiting = { count: 2, oldest: new Date("2026-11-01T12:00:00Z"), late: 1 };

describe("the measures", () => {
  const service = serviceOf(
    {
      delays: [
        { month: null, answered: 5, median: 7200, p90: 172_800 },
        { month: "2026-11", answered: 3, median: 3600, p90: 90_000 },
        { month: "2026-09", answered: 2, median: 9000, p90: 200_000 },
      ],
      verdicts: [
        { month: "2026-11", verdict: "accepted", code: null, count: 6 },
        { month: "2026-11", verdict: "rejected", code: "duplicate", count: 1 },
        { month: "2026-09", verdict: "rejected", code: "duplicate", count: 1 },
        { month: "2026-09", verdict: "changes_requested", code: "incomplete", count: 4 },
      ],
      waiting,
    },
    now,
    14,
  );

  test("are told for twelve months without a gap, and for all of them", () => {
    expect(service.months).toHaveLength(12);
    expect(service.months.at(-1)).toMatchObject({ month: "2026-11", answered: 3, acceptance: 6 / 7 });
    expect(service.months.at(-2)).toMatchObject({
      month: "2026-10",
      answered: 0,
      median: null,
      acceptance: null,
    });
    expect(service.total).toMatchObject({
      answered: 5,
      median: 7200,
      accepted: 6,
      rejected: 2,
      acceptance: 0.75,
    });
  });

  test("count reasons over the months, the most frequent first", () => {
    expect(service.reasons).toEqual([
      { verdict: "changes_requested", code: "incomplete", count: 4 },
      { verdict: "rejected", code: "duplicate", count: 2 },
    ]);
  });

  test("are the same for programs: hours, rates, ISO instants", () => {
    const json = serviceJson(service);
    expect(json.total).toMatchObject({ medianHours: 2, p90Hours: 48, acceptanceRate: 0.75 });
    expect(json.waiting).toEqual({ count: 2, oldest: "2026-11-01T12:00:00.000Z", late: 1 });
    expect(json.months[11]).toMatchObject({ month: "2026-11", medianHours: 1, p90Hours: 25 });
  });
});

test("months are those of Paris, across years", () => {
  expect(lastMonths(new Date("2026-01-31T23:30:00Z")).at(-1)).toBe("2026-02");
  const months = lastMonths(new Date("2026-03-15T12:00:00Z"));
  expect([months[0], months[9], months[10], months[11]]).toEqual([
    "2025-04",
    "2026-01",
    "2026-02",
    "2026-03",
  ]);
});

test("what has waited longer than was promised is late", () => {
  expect(isLate(new Date("2026-11-08T11:59:59Z"), now, 14)).toBe(true);
  expect(isLate(new Date("2026-11-08T12:00:00Z"), now, 14)).toBe(false);
  expect(promisedSince(now, 1).toISOString()).toBe("2026-11-21T12:00:00.000Z");
});

test("delays and rates are read in round figures", () => {
  expect(formatDelay(null, "fr")).toBe("—");
  expect(formatDelay(600, "fr")).toBe("moins d’une heure");
  expect(formatDelay(5 * 3600, "fr")).toBe("5 heures");
  expect(formatDelay(2.5 * 86_400, "fr")).toBe("2,5 jours");
  expect(formatDelay(30.4 * 86_400, "en")).toBe("30 days");
  expect(formatRate(0.875, "fr")).toBe("88\u00a0%");
  expect(formatRate(null, "en")).toBe("—");
});

test("whatever the values, the drawing stays in its frame and its steps are round", () => {
  const values = fc.array(fc.nat({ max: 1_000_000 }), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(values, fc.array(fc.nat({ max: 5000 }), { maxLength: 3 }), (all, stack) => {
      const scale = scaleOf([...all, stack.reduce((sum, value) => sum + value, 0)]);
      expect(scale.max).toBeGreaterThanOrEqual(Math.max(...all));
      expect(scale.ticks.length).toBeLessThanOrEqual(5);
      expect(scale.ticks.at(-1)).toBe(scale.max);
      for (const [index, value] of all.entries()) {
        const { x, width } = columnOf(index, all.length);
        expect(x).toBeGreaterThanOrEqual(CHART.left);
        expect(x + width).toBeLessThanOrEqual(CHART.width);
        expect(scale.y(value)).toBeGreaterThanOrEqual(CHART.top - 0.1);
        expect(scale.y(value)).toBeLessThanOrEqual(CHART.height - CHART.bottom);
      }
      for (const { y, height } of stackOf(stack, { x: 0, width: 10 }, scale)) {
        expect(y).toBeGreaterThanOrEqual(CHART.top - 0.1);
        expect(height).toBeGreaterThanOrEqual(0);
      }
    }),
  );
});
