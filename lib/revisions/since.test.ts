import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { apply, type Content, diff } from "./changes";
import { sinceReading } from "./since";

describe("what changed since the last reading", () => {
  it("goes from what was proposed then to what is proposed now", () => {
    const seen = { title: { from: "A", to: "B" }, url: { from: null, to: "https://exemple.fr/" } };
    const now = { title: { from: "A", to: "C" }, summary: { from: "S", to: "T" } };
    expect(sinceReading(seen, now)).toEqual({
      title: { from: "B", to: "C" },
      url: { from: "https://exemple.fr/", to: null },
      summary: { from: "S", to: "T" },
    });
  });

  it("leads from one proposal to the other, whatever they change", () => {
    const value = fc.constantFrom("Un", "Deux", null);
    const content = fc.record({ title: value, summary: value, url: value });
    fc.assert(
      fc.property(content, content, content, (before: Content, then: Content, now: Content) => {
        const since = sinceReading(diff(before, then), diff(before, now));
        expect(since).toEqual(diff(then, now));
        expect(apply(then, since)).toEqual(now);
      }),
    );
  });
});
