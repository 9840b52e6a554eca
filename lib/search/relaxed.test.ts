import { describe, expect, it } from "vitest";
import type { Group } from "./groups";
import { relaxedQuery } from "./relaxed";

const word = (stem: string, idf: number, quoted = false): Group => ({
  parts: [
    {
      alternatives: [{ query: `'${stem}'`, stems: [stem], weight: 1 }],
      idf,
      missing: false,
      corrections: [],
    },
  ],
  others: [],
  quoted,
});

describe("when few entries have all the words", () => {
  it("each of two finds by itself, however much rarer the other is", () => {
    expect(relaxedQuery([word("budget", 6), word("design", 1)], "strict")).toBe("(strict|'budget'|'design')");
  });

  it("of more, those that say little do not find alone", () => {
    const read = [word("budget", 6), word("design", 1), word("usage", 1)];
    expect(relaxedQuery(read, "strict")).toBe("(strict|'budget')");
  });

  it("a phrase is in all that is found, and the word beside it is not asked for", () => {
    expect(relaxedQuery([word("phrase", 6, true), word("design", 1)], "strict")).toBe("(strict|'phrase')");
  });
});
