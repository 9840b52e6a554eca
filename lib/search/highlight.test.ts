import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Highlight, type Marks, mark, quote } from "./highlight";

const marks = (words: string[], phrases: string[][] = []): Marks => ({
  words: new Set(words),
  phrases: phrases.map((phrase) => phrase.map((word) => new Set([word]))),
});
const written = (pieces: Highlight[] | null) =>
  pieces?.map(({ text, marked }) => (marked ? `[${text}]` : text)).join("") ?? null;

describe("words", () => {
  it.each([
    ["Évaluer l’Évaluation", ["evaluation"], "Évaluer l’[Évaluation]"],
    ["Les tiers-lieux", ["tierslieux"], "Les [tiers-lieux]"],
    ["beta.gouv.fr", ["gouv"], "beta.[gouv].fr"],
    ["le 110bis", ["110"], "le [110]bis"],
    ["rien", ["lab"], "rien"],
    ["", ["lab"], ""],
  ])("of %s that are %j are marked", (text, words, expected) => {
    expect(written(mark(text, marks(words)))).toBe(expected);
  });

  it("of another expression are marked when they are side by side, little words between them too", () => {
    const nudge = marks([], [["coup", "pouce"]]);
    expect(written(mark("Un coup de pouce, un coup du pouce levé", nudge))).toBe(
      "Un [coup de pouce], un [coup du pouce] levé",
    );
    expect(written(mark("Un coup sans élan ni pouce", nudge))).toBe("Un coup sans élan ni pouce");
  });
});

describe("any text", () => {
  it("is given back whole, marked or not", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.array(fc.string()), (text, words) => {
        expect(
          mark(text, marks([...words, "a", "1"], [["a", "b"]]))
            .map((piece) => piece.text)
            .join(""),
        ).toBe(text);
      }),
    );
  });
});

describe("a long text", () => {
  const filler = "On parle d’autre chose ici. ".repeat(40);

  it("is quoted where it has the most of the words", () => {
    const quotation = written(
      quote(`${filler}Un lab seul. ${filler}Un lab de design. ${filler}`, marks(["lab", "design"])),
    );
    expect(quotation).toContain("Un [lab] de [design].");
    expect(quotation).toMatch(/^… .* …$/);
    expect(quotation?.length).toBeLessThan(400);
  });

  it("that has none is not quoted", () => {
    expect(quote(filler, marks(["lab"]))).toBeNull();
  });

  it("of 20,000 characters takes no time, even where every word is marked", () => {
    const start = performance.now();
    quote("lab ".repeat(5_000), marks(["lab"], [["lab", "design"]]));
    expect(performance.now() - start).toBeLessThan(500);
  });
});
