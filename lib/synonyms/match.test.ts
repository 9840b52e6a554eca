import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { expand, keyOf, synonymIndex, wordsOf } from "./match";

const index = synonymIndex([
  ["nudge", "coup de pouce"],
  ["tiers-lieu", "espace partagé"],
  ["boîte à outils", "toolkit", "kit"],
  ["ville intelligente", "smart city"],
  ["ville", "commune", "municipalité"],
  ["laboratoire d’innovation", "lab d’innovation"],
  ["AFD", "Agence française de développement"],
  ["startup d’État", "state startup"],
]);

const found = (text: string) =>
  expand(wordsOf(text), index).map(({ start, length, others }) => ({
    words: wordsOf(text)
      .slice(start, start + length)
      .join(" "),
    others: others.map((other) => other.join(" ")),
  }));

describe("what is met", () => {
  test("an expression among other words, with the others of its set", () => {
    expect(found("un coup de pouce pour trier")).toEqual([{ words: "coup de pouce", others: ["nudge"] }]);
    expect(found("effet nudge")).toEqual([{ words: "nudge", others: ["coup de pouce"] }]);
  });

  test.each([
    ["BOITE A OUTILS", "boite a outils", []],
    ["la boîte-à-outils", "boite a outils", []],
    ["boîtes à outils", "boites a outils", ["boite a outils"]],
    ["boite outils", "boite outils", ["boite a outils"]],
  ])("%s, whatever the case, accents, hyphens, plurals and little words", (typed, words, usual) => {
    expect(found(typed)).toEqual([{ words, others: [...usual, "toolkit", "kit"] }]);
  });

  test.each(["l’agence française de développement", "L'Agence francaise de developpement"])(
    "%s, the article elided",
    (typed) => {
      expect(found(typed)).toEqual([{ words: "agence francaise de developpement", others: ["afd"] }]);
    },
  );

  test("an expression in one word, of which the usual spelling is then another", () => {
    expect(found("tierslieux")).toEqual([{ words: "tierslieux", others: ["tiers lieu", "espace partage"] }]);
  });

  test("the longest expression, and not the one inside it", () => {
    expect(found("une ville intelligente, une ville calme")).toEqual([
      { words: "ville intelligente", others: ["smart city"] },
      { words: "ville", others: ["commune", "municipalite"] },
    ]);
  });

  test("the others keep their little words, whose places a phrase counts", () => {
    expect(found("lab innovation")).toEqual([
      { words: "lab innovation", others: ["laboratoire d innovation", "lab d innovation"] },
    ]);
  });

  test("an expression of two sets has the others of both, once", () => {
    const both = synonymIndex([
      ["ESS", "économie sociale et solidaire"],
      ["ESS", "environnement, santé, sécurité", "Économie sociale et solidaire"],
    ]);
    expect(expand(["ess"], both)[0]?.others).toEqual([
      ["economie", "sociale", "et", "solidaire"],
      ["environnement", "sante", "securite"],
    ]);
  });
});

describe("whatever the sets and the words", () => {
  const word = fc.constantFrom(
    ..."ville villes de la l smart city lab d innovation État œuvre 27e x 東京".split(" "),
  );
  const expression = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(" "));
  const sets = fc.array(fc.array(expression, { minLength: 2, maxLength: 4 }), { maxLength: 6 });
  const typed = fc.array(word, { maxLength: 12 }).map((words) => wordsOf(words.join(" ")));

  test("what is found stands in the words, in order, and never overlaps", () => {
    fc.assert(
      fc.property(typed, sets, (words, known) => {
        let after = 0;
        for (const { start, length } of expand(words, synonymIndex(known))) {
          expect(start).toBeGreaterThanOrEqual(after);
          expect(length).toBeGreaterThan(0);
          after = start + length;
        }
        expect(after).toBeLessThanOrEqual(words.length);
      }),
    );
  });

  test("an expression typed alone is found, with every other expression of its set", () => {
    fc.assert(
      fc.property(sets, (known) => {
        const index = synonymIndex(known);
        for (const set of known) {
          for (const one of set) {
            const key = keyOf(one);
            if (key === "") continue;
            const keys = expand(wordsOf(one), index).flatMap(({ others }) =>
              others.map((other) => keyOf(other.join(" "))),
            );
            const expected = set.map(keyOf).filter((other) => other !== "" && other !== key);
            expect(keys).toEqual(expect.arrayContaining(expected));
          }
        }
      }),
    );
  });

  test("what was typed is never among the others", () => {
    fc.assert(
      fc.property(typed, sets, (words, known) => {
        for (const { start, length, others } of expand(words, synonymIndex(known))) {
          expect(others).not.toContainEqual(words.slice(start, start + length));
        }
      }),
    );
  });

  test("little words in the query change nothing to what is met", () => {
    fc.assert(
      fc.property(typed, sets, (words, known) => {
        const index = synonymIndex(known);
        const met = (list: readonly string[]) =>
          expand(list, index).map(({ start, length }) =>
            list.slice(start, start + length).filter((one) => keyOf(one) !== ""),
          );
        expect(met(words)).toEqual(met(words.filter((one) => keyOf(one) !== "")));
      }),
    );
  });

  test("any text at all is read without an error", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.array(fc.array(fc.string())), (text, known) => {
        expect(expand(wordsOf(text), synonymIndex(known))).toBeInstanceOf(Array);
      }),
    );
  });
});

test("10,000 words are read in a time that grows with them, little words and starts of expressions alike", () => {
  const all = synonymIndex([
    ["lab ".repeat(10), "laboratoire"],
    ["ville", "commune"],
  ]);
  for (const text of ["lab ", "de ", "ville de "]) {
    const words = wordsOf(text.repeat(10_000));
    const start = performance.now();
    expand(words, all);
    expect(performance.now() - start).toBeLessThan(2_000);
  }
});
