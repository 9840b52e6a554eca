import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { diffLine, diffText, type Part, type TextDiff } from "./text-diff";

const before = (parts: Part[]) =>
  parts.flatMap(({ state, text }) => (state === "added" ? [] : text)).join("");
const after = (parts: Part[]) =>
  parts.flatMap(({ state, text }) => (state === "removed" ? [] : text)).join("");
const all = ({ blocks }: TextDiff) => blocks.flatMap(({ parts }) => parts);
const marked = (parts: Part[]) =>
  parts
    .map(({ state, text }) => (state === "same" ? text : state === "added" ? `[+${text}]` : `[-${text}]`))
    .join("");

describe("a line", () => {
  it("marks the word that changes and nothing else", () => {
    expect(marked(diffLine("Un lab pour la région Bretagne", "Un lab pour la région Normandie"))).toBe(
      "Un lab pour la région [-Bretagne][+Normandie]",
    );
  });

  it("marks the sign alone when only punctuation comes", () => {
    expect(marked(diffLine("Essayer ensemble", "Essayer, ensemble"))).toBe("Essayer[- ][+, ]ensemble");
  });

  it("adds words at the end without touching the word before", () => {
    expect(marked(diffLine("L’essai", "L’essai transformé"))).toBe("L’essai[+ transformé]");
  });

  it("shows the whole before and after when they have little in common", () => {
    const parts = diffLine("Guide pratique du design de services", "Un bilan de dix ans");
    expect(parts.map(({ state }) => state)).toEqual(["removed", "added"]);
  });

  it("shows only what comes when nothing was there", () => {
    expect(diffLine("", "Neuf")).toEqual([{ state: "added", text: "Neuf" }]);
    expect(diffLine("Vieux", "")).toEqual([{ state: "removed", text: "Vieux" }]);
    expect(diffLine("", "")).toEqual([]);
  });
});

describe("a text", () => {
  it("leaves the paragraphs that do not change in blocks of their own", () => {
    const { blocks, grain } = diffText(
      "Premier paragraphe.\n\nLe lab a ouvert en 2016.\n\nFin.\n",
      "Premier paragraphe.\n\nLe lab a ouvert en 2017.\n\nFin.\n",
    );
    expect(grain).toBe("words");
    expect(blocks.map(({ changed, parts }) => [changed, marked(parts)])).toEqual([
      [false, "Premier paragraphe.\n\n"],
      [true, "Le lab a ouvert en [-2016][+2017].\n"],
      [false, "\nFin.\n"],
    ]);
  });

  it("gives back both texts to the character, whatever they are", () => {
    const text = fc.oneof(
      fc.string({ unit: "binary", maxLength: 200 }),
      fc.string({
        unit: fc.constantFrom("a", "b", " ", "\n", ",", "é", "’", "\u00a0", "\t", "mot "),
        maxLength: 80,
      }),
    );
    fc.assert(
      fc.property(text, text, (a, b) => {
        for (const parts of [all(diffText(a, b)), diffLine(a, b)]) {
          expect(before(parts)).toBe(a);
          expect(after(parts)).toBe(b);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("finds nothing changed between a text and itself", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (text) => {
        expect(all(diffText(text, text)).every(({ state }) => state === "same")).toBe(true);
      }),
    );
  });

  it("never gives an empty part, nor two of the same state in a row", () => {
    const text = fc.string({ unit: fc.constantFrom("a", "b ", "c", " ", ",", "\n"), maxLength: 60 });
    fc.assert(
      fc.property(text, text, (a, b) => {
        for (const { parts } of diffText(a, b).blocks) {
          parts.forEach((part, i) => {
            expect(part.text).not.toBe("");
            expect(part.state).not.toBe(parts[i - 1]?.state);
          });
        }
      }),
    );
  });

  const noise = (length: number, seed: number, letters: string) =>
    Array.from(
      { length },
      (_, i) => letters[Math.floor(Math.abs(Math.sin(i * 78.233 + seed) * 43758.5453) % letters.length)],
    ).join("");
  const hostile: Record<string, [string, string]> = {
    "signs that never match": ["!".repeat(20_000), "?".repeat(20_000)],
    "two letters at random": [noise(20_000, 1, "a b "), noise(20_000, 2, "a b ")],
    "a line for each letter": [noise(20_000, 3, "a\nb\n"), noise(20_000, 4, "b\nc\n")],
    "one word alone": ["a".repeat(20_000), "b".repeat(20_000)],
    "spaces alone": [" ".repeat(20_000), "\t".repeat(19_999)],
    "everything backwards": [words(3000).join(" "), words(3000).reverse().join(" ")],
    "a change in each paragraph": [paragraphs("avant"), paragraphs("après")],
    "combining marks": ["e\u0301".repeat(10_000), "e\u0300".repeat(10_000)],
  };
  for (const [name, [a, b]] of Object.entries(hostile)) {
    it(`answers within a second on 20,000 characters: ${name}`, () => {
      const start = performance.now();
      const result = diffText(a, b);
      expect(performance.now() - start).toBeLessThan(1000);
      expect(before(all(result))).toBe(a);
      expect(after(all(result))).toBe(b);
    });
  }

  it("still marks the words of a long text with a change in each paragraph", () => {
    const { grain, blocks } = diffText(paragraphs("avant"), paragraphs("après"));
    expect(grain).toBe("words");
    expect(blocks.flatMap(({ parts }) => parts).filter(({ text }) => text === "après ").length).toBe(200);
  });
});

function words(count: number): string[] {
  return Array.from({ length: count }, (_, i) => `mot${i}`);
}

function paragraphs(word: string): string {
  return Array.from(
    { length: 200 },
    (_, i) => `Paragraphe ${i} : voici ${word} la suite des choses dites ici et là.\n\n`,
  ).join("");
}
