import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fold, slugify, sortKey, tidyLine, tidyText, UNREADABLE, wellFormed } from "./text";

const anything = fc.string({ unit: "binary", maxLength: 200 });

describe("text from outside", () => {
  test("is always storable: no NUL, no lone surrogate, no control character", () => {
    fc.assert(
      fc.property(anything, (text) => {
        const clean = wellFormed(text);
        expect(clean.isWellFormed()).toBe(true);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
        expect(clean).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f]/);
      }),
    );
  });

  test("shows where something could not be kept", () => {
    expect(wellFormed("a\0b\ud800c")).toBe(`a${UNREADABLE}b${UNREADABLE}c`);
  });

  test("turns the direction of nothing beside it", () => {
    expect(wellFormed("Zeta\u202e tset\u2066, שלום\u200f")).toBe("Zeta tset, שלום\u200f");
  });

  test("is the same tidied once or twice", () => {
    fc.assert(
      fc.property(anything, (text) => {
        expect(tidyLine(tidyLine(text))).toBe(tidyLine(text));
      }),
    );
    fc.assert(
      fc.property(anything, (text) => {
        expect(tidyText(tidyText(text))).toBe(tidyText(text));
      }),
    );
  });

  test("keeps the no-break spaces of French typography", () => {
    expect(tidyLine("  Où ?\t « Ici »\u00a0:  oui ")).toBe("Où ? « Ici »\u00a0: oui");
  });

  test("keeps paragraphs and drops the rest of the white space", () => {
    expect(tidyText("un  \r\n\r\n\r\n\r\ndeux\t\n")).toBe("un\n\ndeux");
  });

  test("takes no longer for a form full of spaces", () => {
    const start = performance.now();
    expect(tidyText(`a${" ".repeat(400_000)}b`)).toHaveLength(400_002);
    expect(tidyLine(`a${" ".repeat(400_000)}b`)).toBe("a b");
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});

describe("a slug", () => {
  test("says the title in plain letters", () => {
    expect(slugify("L’innovation au pouvoir ! Œuvre d’État")).toBe("l-innovation-au-pouvoir-oeuvre-d-etat");
  });

  test("is never empty and never too long, whatever the title", () => {
    fc.assert(
      fc.property(anything, (title) => {
        expect(slugify(title)).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      }),
    );
    expect(slugify("mot ".repeat(100)).length).toBeLessThanOrEqual(80);
    expect(slugify("x".repeat(300))).toBe("x".repeat(80));
    expect(slugify("＠＠")).toBe("fiche");
  });
});

test("titles sort without case, accents and leading signs", () => {
  expect(
    ["« Zèbre »", "écran", "Étage", "#design"].sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1)),
  ).toEqual(["#design", "écran", "Étage", "« Zèbre »"]);
  expect(fold("Évaluer Œuvre")).toBe("evaluer oeuvre");
});
