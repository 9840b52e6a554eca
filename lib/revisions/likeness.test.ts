import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ALIKE, likeness } from "./likeness";

describe("two names are alike", () => {
  test.each([
    [
      "L’innovation au pourvoir",
      "L'innovation au pouvoir. Pour une action publique réinventée au service des territoires",
    ],
    ["Initiation à l’innovation publique", "Initiation à l'innovation publique"],
    ["INITIATION A L INNOVATION PUBLIQUE", "Initiation à l'innovation publique"],
    ["27° Région", "La 27e Région"],
    ["27ième région", "La 27e Région"],
    ["Carrefour des innovations", "Carrefour des innovations sociales"],
    ["Futurs publics", "Futurs Publics : le programme"],
  ])("%s / %s", (one, other) => {
    expect(likeness(one, other)).toBeGreaterThanOrEqual(ALIKE);
  });
});

describe("two names are not", () => {
  test.each([
    [
      "L’innovation publique",
      "L'innovation au pouvoir. Pour une action publique réinventée au service des territoires",
    ],
    ["La Fabrique de la ville", "La Fabrique de l'hospitalité"],
    ["Région Bretagne", "La 27e Région"],
    ["Semaine de l’innovation publique 2018", "Baromètre de l’innovation publique locale"],
  ])("%s / %s", (one, other) => {
    expect(likeness(one, other)).toBeLessThan(ALIKE);
  });
});

test("a name is wholly like itself, and the order of the two does not count", () => {
  const name = fc
    .array(fc.stringMatching(/^[a-zé]{2,9}$/), { minLength: 1, maxLength: 8 })
    .map((words) => words.join(" "));
  fc.assert(
    fc.property(name, name, (one, other) => {
      expect(likeness(one, one)).toBe(1);
      expect(likeness(one, other)).toBe(likeness(other, one));
      expect(likeness(one, other)).toBeGreaterThanOrEqual(0);
      expect(likeness(one, other)).toBeLessThanOrEqual(1);
    }),
  );
});

test("a name of signs alone is like nothing", () => {
  expect(likeness("…", "La 27e Région")).toBe(0);
});
