import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readTyped, type Term } from "./typed";

const written = ({ pieces, quoted }: Term) => {
  const words = pieces.map(({ word }) => word).join("+");
  return quoted ? `"${words}"` : words;
};
const read = (text: string) => {
  const { terms, excluded } = readTyped(text);
  return [...terms.map(written), ...excluded.map((term) => `-${written(term)}`)].join(" ");
};

describe("what was typed", () => {
  it.each([
    ["Évaluer l’action publique", "evaluer l+action publique"],
    ["aujourd'hui qu'est-ce", "aujourd+hui"],
    ["les labs à Rennes", "labs rennes"],
    ["la 27e Région", "27 region"],
    ["27ème 27ième 27 ième 27° 1er 1st", "27 27 27 27 1 1"],
    ["110bis", "110+bis"],
    ["covid-19", "covid+19"],
    ["beta.gouv.fr", "beta+gouv+fr"],
    ["co-construction", "co+construction"],
    ["2015-2018 a - b", "2015+2018 b"],
    ['« action publique » “deux mots” "et trois"', '"action+publique" "deux+mots" "et+trois"'],
    ['"jamais fermé', "jamais ferme"],
    ["sonar -version", "sonar -version"],
    ['-rennes -"deux mots" ville', 'ville -rennes -"deux+mots"'],
    ["--rennes ville- —ville", "rennes ville ville"],
    ["-covid-19", "-covid+19"],
    ["les de la", "les de la"],
    ["comment", "comment"],
    ["qu'est-ce qu'un lab ?", "lab"],
    ["what is a policy lab?", "policy lab"],
    ["#Design @ditp a@b.fr https://x.fr/y?z=1", "design ditp a+b+fr https+x+fr+y+z+1"],
    ["🚀 ‮lab‬ & | ! ( ) :* <->", "lab"],
    ["---", ""],
    ['"', ""],
    ["", ""],
  ])("%s is read as %s", (text, terms) => {
    expect(read(text)).toBe(terms);
  });

  const any = fc.oneof(
    fc.string({ unit: "binary", maxLength: 300 }),
    fc.string({ unit: fc.constantFrom(..." -\"«»“”'’.27eéa\0\u200f🚀\\%|&!()"), maxLength: 300 }),
  );

  it("never fails, whatever it is, and gives words of letters or figures that stand where it says", () => {
    fc.assert(
      fc.property(any, (text) => {
        const { terms, excluded } = readTyped(text);
        for (const { pieces } of [...terms, ...excluded]) {
          expect(pieces.length).toBeGreaterThan(0);
          for (const { word, start, end } of pieces) {
            expect(word).toMatch(/^(?:[\p{L}\p{M}]+|\p{N}+)$/u);
            expect(text.slice(start, end)).toMatch(/^[\p{L}\p{M}\p{N}]+$/u);
          }
        }
      }),
    );
  });

  it("takes a time that grows with its length only", () => {
    const start = performance.now();
    for (const part of ['"', "-", "a-", "27e ", "« ", "l'", "é"]) readTyped(part.repeat(50_000));
    expect(performance.now() - start).toBeLessThan(3_000);
  });
});
