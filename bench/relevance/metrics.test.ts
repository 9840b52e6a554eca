import fc from "fast-check";
import { expect, test } from "vitest";
import { rankOf, scoreOf } from "./metrics";

test("the rank of a query is the place of the first entry that it expects, whichever it is", () => {
  expect(rankOf(["a", "b", "c"], { expected: ["c", "b"] })).toBe(2);
  expect(rankOf(["a"], { expected: ["a"] })).toBe(1);
});

test("a query whose expected entries are not found has no rank", () => {
  expect(rankOf(["a", "b"], { expected: ["c"] })).toBeNull();
  expect(rankOf([], { expected: ["c"] })).toBeNull();
});

test("a query that finds what it excludes has no rank, even when its first answer is expected", () => {
  expect(rankOf(["a", "b"], { expected: ["a"], absent: ["b"] })).toBeNull();
  expect(rankOf(["a", "c"], { expected: ["a"], absent: ["b"] })).toBe(1);
});

test("success is counted within the first 1, 3 and 10 answers, and the reciprocal rank over every query", () => {
  expect(scoreOf([1, 3, 4, 10, null])).toEqual({
    queries: 5,
    at1: 1 / 5,
    at3: 2 / 5,
    at10: 4 / 5,
    mrr: (1 + 1 / 3 + 1 / 4 + 1 / 10) / 5,
  });
});

test("no query at all scores nothing", () => {
  expect(scoreOf([])).toEqual({ queries: 0, at1: 0, at3: 0, at10: 0, mrr: 0 });
});

test("a better rank never scores less", () => {
  const rank = fc.option(fc.integer({ min: 1, max: 50 }));
  fc.assert(
    fc.property(fc.array(rank), fc.integer({ min: 2, max: 50 }), (others, worse) => {
      const [before, after] = [scoreOf([...others, worse]), scoreOf([...others, worse - 1])];
      for (const figure of ["at1", "at3", "at10", "mrr"] as const)
        expect(after[figure]).toBeGreaterThanOrEqual(before[figure]);
    }),
  );
});
