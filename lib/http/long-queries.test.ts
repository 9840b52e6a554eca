import fc from "fast-check";
import { expect, test } from "vitest";
import { withFirstParameters } from "./long-queries";

test("of an address, the first parameters are read, and all of them when they are no more", () => {
  expect(withFirstParameters("/fr/recherche?q=a&theme=b&theme=c", 2)).toBe("/fr/recherche?q=a&theme=b");
  expect(withFirstParameters("/fr/recherche?q=a&theme=b", 2)).toBe("/fr/recherche?q=a&theme=b");
  expect(withFirstParameters("/fr/a&b&c&d", 1)).toBe("/fr/a&b&c&d");
  expect(withFirstParameters(`/oai?${"q=a&".repeat(3000)}`)).toBe(`/oai?${"q=a&".repeat(500).slice(0, -1)}`);
});

test("what is left are the first ones, whatever they are", () => {
  const parameter = fc.string({ unit: "grapheme-ascii", maxLength: 5 }).map(encodeURIComponent);
  fc.assert(
    fc.property(fc.array(parameter, { minLength: 1 }), fc.integer({ min: 1, max: 20 }), (all, most) => {
      const left = withFirstParameters(`/fr?${all.join("&")}`, most);
      const whole = `/fr?${all.join("&")}`;
      expect(left).toBe(whole.length < 2 * most ? whole : `/fr?${all.slice(0, most).join("&")}`);
    }),
  );
});
