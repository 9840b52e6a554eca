import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { correctionOf, distance, withAccents } from "./corrections";

const known = (...words: string[]) =>
  words.map((word, index) => ({ word, entries: 10 * (words.length - index) }));

describe("a word that is found nowhere", () => {
  it.each([
    ["inovation", ["innovation", "renovation"], "innovation"],
    ["desgin", ["design", "dessin"], "design"],
    ["fesign", ["design"], "design"],
    ["lba", ["lab"], "lab"],
    ["labortaoire", ["laboratoire"], "laboratoire"],
    ["partisipation", ["participation", "anticipation"], "participation"],
    ["phisique", ["physique"], "physique"],
  ])("%s, beside %j, is %s", (word, words, meant) => {
    expect(correctionOf(word, known(...words))).toBe(meant);
  });

  it.each([
    ["desin", ["dessein"], "two edits in five letters"],
    ["numeriqueeee", ["numerique"], "three edits"],
    ["xy", ["xz"], "two letters, as acronyms have"],
  ])("%s is not one of %j: %s", (word, words) => {
    expect(correctionOf(word, known(...words))).toBeNull();
  });

  it("is the nearest, unless a far more frequent word is hardly further", () => {
    expect(
      correctionOf("vile", [
        { word: "vide", entries: 3 },
        { word: "ville", entries: 2 },
      ]),
    ).toBe("ville");
    expect(
      correctionOf("numeriqe", [
        { word: "numeriste", entries: 1 },
        { word: "numerique", entries: 500 },
      ]),
    ).toBe("numerique");
  });
});

it("a corrected search is shown with the accents of what was found", () => {
  expect(
    withAccents("evaluation Locale des ecoles", "evalution Locale des ecoles", ["Évaluation", "écoles"]),
  ).toBe("évaluation Locale des ecoles");
});

describe("the distance of two words", () => {
  const word = fc.string({ unit: fc.constantFrom(..."abc"), maxLength: 8 });

  it("is 0 for the same, the same both ways, and at most the longer's length", () => {
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(distance(a, b) === 0).toBe(a === b);
        expect(distance(a, b)).toBe(distance(b, a));
        expect(distance(a, b)).toBeLessThanOrEqual(Math.max(a.length, b.length));
      }),
    );
  });

  it("counts letters missed, added, changed, and swapped with the next, once each", () => {
    expect(
      ["lab/la", "lab/labo", "lab/lob", "lab/lba", "lab/bal"].map((pair) => {
        const [a = "", b = ""] = pair.split("/");
        return distance(a, b);
      }),
    ).toEqual([1, 1, 1, 1, 2]);
  });
});
