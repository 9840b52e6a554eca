import fc from "fast-check";
import { expect, test } from "vitest";
import { MAX_STEPS, stepOf, stepsOf } from "./steps";

const counts = fc.array(fc.nat({ max: 5000 }), { maxLength: 110 });

test("there are five shades at most, in order, and the first says one entry", () => {
  fc.assert(
    fc.property(counts, (given) => {
      const steps = stepsOf(given);
      expect(steps.length).toBeLessThanOrEqual(MAX_STEPS);
      expect([...new Set(steps)].sort((a, b) => a - b)).toEqual(steps);
      if (steps.length > 0) expect(steps[0]).toBe(1);
    }),
  );
});

test("none has no shade, and the fullest has the last", () => {
  fc.assert(
    fc.property(counts, (given) => {
      const steps = stepsOf(given);
      expect(stepOf(0, steps)).toBe(0);
      expect(stepOf(Math.max(0, ...given), steps)).toBe(steps.length);
    }),
  );
});

test("steps are round", () => {
  expect(stepsOf([])).toEqual([]);
  expect(stepsOf([3, 1])).toEqual([1, 2]);
  expect(stepsOf([27])).toEqual([1, 2, 5, 10, 20]);
  expect(stepsOf([300])).toEqual([1, 5, 20, 50, 200]);
});
