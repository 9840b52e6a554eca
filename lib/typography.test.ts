import fc from "fast-check";
import { expect, test } from "vitest";
import { unbroken } from "./typography";

test.each([
  ["Quelles opportunités, quels usages ?", "Quelles opportunités, quels usages\u00a0?"],
  [
    "Le MOOC « Créer » : 40 % en ligne ; 3 € !",
    "Le MOOC «\u00a0Créer\u00a0»\u00a0: 40\u00a0% en ligne\u00a0; 3\u00a0€\u00a0!",
  ],
  ["Why? Because: “yes”", "Why? Because: “yes”"],
  ["déjà\u202f!", "déjà\u202f!"],
])("%s", (typed, shown) => {
  expect(unbroken(typed)).toBe(shown);
});

test("only spaces change, each into one, and once is enough", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(..." «»;:?!%€aé\u00a0") }), (text) => {
      const shown = unbroken(text);
      expect(shown.replaceAll("\u00a0", " ")).toBe(text.replaceAll("\u00a0", " "));
      expect(unbroken(shown)).toBe(shown);
    }),
  );
});
