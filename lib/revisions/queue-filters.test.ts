import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { reviewPath } from "#lib/paths";
import { ages, parseQueueFilters, parseQueueQuery, queueQuery, span } from "./queue-filters";

const none = { type: null, kind: null, age: null, holder: null, theme: null };

describe("the filters of the queue", () => {
  it("come back from the address that they print", () => {
    const filters = {
      type: "lab",
      kind: "edit",
      age: "older",
      holder: "me",
      theme: "design-public",
    } as const;
    const [, query = ""] = reviewPath("fr", queueQuery(filters)).split("?");
    expect(parseQueueQuery(query)).toEqual(filters);
    expect(reviewPath("fr", queueQuery(none))).toBe("/fr/moderation");
  });

  it("ignore what means nothing, repeated names and other parameters", () => {
    expect(
      parseQueueFilters({ type: "chose", kind: ["edit", "edit"], theme: "'; drop", age: "", done: "x" }),
    ).toEqual(none);
  });

  it("never fail, whatever the address", () => {
    fc.assert(fc.property(fc.string(), (query) => void parseQueueQuery(query)));
  });

  it("put every instant in one age and one only", () => {
    const now = new Date("2026-11-22T10:00:00Z");
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 * 86_400_000 }), (elapsed) => {
        const at = new Date(now.getTime() - elapsed);
        const fits = ages.filter((age) => {
          const { after, until } = span(age, now);
          return (!after || at > after) && (!until || at <= until);
        });
        expect(fits).toHaveLength(1);
      }),
    );
  });
});
