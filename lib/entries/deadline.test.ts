import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { closingUntil, daysLeft, deadlineStateOf } from "./deadline";
import { endOf, startOf } from "./partial-date";

const at = (text: string) => new Date(text);
const call = { startsAt: startOf("2026-10-01"), deadlineAt: endOf("2026-11-30") };

describe("the state of a deadline", () => {
  test("changes at the very instants", () => {
    for (const [now, state] of [
      ["2026-09-30T21:59:59.999Z", "upcoming"],
      ["2026-09-30T22:00:00.000Z", "open"],
      // Fifteen days of Paris before the 30th starts the 15th.
      ["2026-11-14T22:59:59.999Z", "open"],
      ["2026-11-14T23:00:00.000Z", "closing"],
      ["2026-11-30T22:59:59.999Z", "closing"],
      ["2026-11-30T23:00:00.000Z", "closed"],
    ] as const)
      expect(deadlineStateOf(call, at(now)), now).toBe(state);
  });

  test("is none without a deadline", () => {
    expect(
      deadlineStateOf({ startsAt: startOf("2026"), deadlineAt: null }, at("2026-01-01T00:00Z")),
    ).toBeNull();
  });

  test("is open before an event that takes registrations, or that is the deadline itself", () => {
    const now = at("2026-10-05T12:00Z");
    const deadlineAt = endOf("2026-11-30");
    for (const startsAt of [
      null,
      startOf("2026-12-10"),
      startOf("2026-11-30"),
      startOf("2026-11-30", "18:00"),
    ])
      expect(deadlineStateOf({ startsAt, deadlineAt }, now)).toBe("open");
    expect(deadlineStateOf({ startsAt: startOf("2026-11-29"), deadlineAt }, now)).toBe("upcoming");
    // The day of 25 hours.
    const longest = { startsAt: startOf("2026-10-25"), deadlineAt: endOf("2026-10-25") };
    expect(deadlineStateOf(longest, now)).toBe("open");
  });

  test("ends with the day of its place, not of Paris", () => {
    const deadlineAt = endOf("2026-11-30", null, "Indian/Reunion");
    expect(deadlineStateOf({ startsAt: null, deadlineAt }, at("2026-11-30T19:59:59.999Z"))).toBe("closing");
    expect(deadlineStateOf({ startsAt: null, deadlineAt }, at("2026-11-30T20:00:00.000Z"))).toBe("closed");
  });

  test("counts the 29th of February", () => {
    const deadlineAt = endOf("2028-03-10");
    expect(daysLeft(deadlineAt, at("2028-02-24T12:00Z"))).toBe(15);
    expect(deadlineStateOf({ startsAt: null, deadlineAt }, at("2028-02-24T12:00Z"))).toBe("closing");
    expect(deadlineStateOf({ startsAt: null, deadlineAt }, at("2028-02-23T12:00Z"))).toBe("open");
    expect(
      deadlineStateOf({ startsAt: null, deadlineAt: endOf("2028-02-29") }, at("2028-02-29T12:00Z")),
    ).toBe("closing");
  });

  test("is closing exactly when 15 days of Paris or fewer are left, clocks changing or not", () => {
    const day = fc.date({ min: at("2020-01-01T00:00Z"), max: at("2032-12-31T00:00Z"), noInvalidDate: true });
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 40 * 24 * 3_600_000 }), (now, ahead) => {
        const deadlineAt = new Date(now.getTime() + ahead);
        const closing = deadlineStateOf({ startsAt: null, deadlineAt }, now) === "closing";
        expect(closing).toBe(daysLeft(deadlineAt, now) <= 15);
        expect(closing).toBe(deadlineAt <= closingUntil(now));
      }),
    );
  });
});
