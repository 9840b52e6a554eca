import fc from "fast-check";
import { expect, test } from "vitest";
import { type Figures, isHigher, isSettled, levelOf, levels, missingFor } from "./levels";

const figures: fc.Arbitrary<Figures> = fc
  .record({
    older: fc.nat(40),
    recentAccepted: fc.nat(40),
    recentRefused: fc.nat(20),
    days: fc.nat(800),
    open: fc.boolean(),
  })
  .map(({ older, ...rest }) => ({ ...rest, accepted: older + rest.recentAccepted }));

function neverLower(before: Figures, after: Figures): void {
  expect(isHigher(levelOf(before), levelOf(after))).toBe(false);
}

test("one more acceptance never lowers a level", () => {
  fc.assert(
    fc.property(figures, (one) =>
      neverLower(one, { ...one, accepted: one.accepted + 1, recentAccepted: one.recentAccepted + 1 }),
    ),
  );
});

test("one more refusal never raises a level", () => {
  fc.assert(fc.property(figures, (one) => neverLower({ ...one, recentRefused: one.recentRefused + 1 }, one)));
});

test("days alone never lower a level, as long as nothing grows old", () => {
  fc.assert(
    fc.property(figures, fc.nat(400), (one, more) => neverLower(one, { ...one, days: one.days + more })),
  );
});

test("an account that is shut is a newcomer's, whatever it has done", () => {
  fc.assert(
    fc.property(figures, (one) => {
      expect(levelOf({ ...one, open: false })).toBe("newcomer");
    }),
  );
});

test("a level is had exactly when nothing is missing for it", () => {
  fc.assert(
    fc.property(figures, (one) => {
      const level = levelOf(one);
      expect(missingFor("trusted", one).length === 0).toBe(level === "trusted");
      if (level === "contributor") expect(missingFor("contributor", one)).toEqual([]);
      if (level === "newcomer") expect(missingFor("contributor", one)).not.toEqual([]);
    }),
  );
});

test("a settled level is the same whatever three others decide at once", () => {
  fc.assert(
    fc.property(figures, fc.nat(3), (one, more) => {
      if (!isSettled(levelOf(one), one)) return;
      const mixed = {
        ...one,
        accepted: one.accepted + more,
        recentAccepted: one.recentAccepted + more,
        recentRefused: one.recentRefused + 3 - more,
      };
      expect(levelOf(mixed)).toBe(levelOf(one));
    }),
  );
});

test("who is trusted is a contributor too", () => {
  fc.assert(
    fc.property(figures, (one) => {
      if (missingFor("trusted", one).length === 0) expect(missingFor("contributor", one)).toEqual([]);
    }),
  );
});

test.each([
  ["nothing yet", { accepted: 0, recentAccepted: 0, recentRefused: 0, days: 0 }, "newcomer"],
  ["two accepted", { accepted: 2, recentAccepted: 2, recentRefused: 0, days: 300 }, "newcomer"],
  ["three accepted", { accepted: 3, recentAccepted: 3, recentRefused: 0, days: 0 }, "contributor"],
  ["three accepted, two refused", { accepted: 3, recentAccepted: 3, recentRefused: 2, days: 9 }, "newcomer"],
  ["a burst of a hundred", { accepted: 100, recentAccepted: 100, recentRefused: 0, days: 3 }, "contributor"],
  ["twenty over two months", { accepted: 20, recentAccepted: 20, recentRefused: 2, days: 60 }, "trusted"],
  ["three of them refused", { accepted: 20, recentAccepted: 20, recentRefused: 3, days: 60 }, "contributor"],
  ["a year of silence", { accepted: 80, recentAccepted: 0, recentRefused: 0, days: 900 }, "contributor"],
] as const)("%s", (_, counted, level) => {
  expect(levelOf({ ...counted, open: true })).toBe(level);
  expect(levels).toContain(level);
});
