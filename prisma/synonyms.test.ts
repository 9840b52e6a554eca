import { expect, test } from "vitest";
import { CHARACTERS } from "#lib/synonyms/expressions";
import { expand, keyOf, synonymIndex, wordsOf } from "#lib/synonyms/match";
import { readSynonyms } from "./synonyms";

const sets = readSynonyms();
const all = sets.flatMap(({ words }) => words);

test("there are at least 150 sets, each as an administrator could have typed it, of 2 to 6 expressions", () => {
  expect(sets.length).toBeGreaterThanOrEqual(150);
  for (const { words } of sets) {
    expect(words.length, words.join(" = ")).toBeLessThanOrEqual(6);
    for (const word of words) expect(word.length, word).toBeLessThanOrEqual(CHARACTERS.max);
  }
});

test("each set has an id of its own", () => {
  expect(new Set(sets.map(({ id }) => id)).size).toBe(sets.length);
});

test("the expressions of a set are all different for the search", () => {
  for (const { words } of sets) expect(new Set(words.map(keyOf)).size, words.join(" = ")).toBe(words.length);
});

test("no expression is in more than two sets", () => {
  const counts = new Map<string, number>();
  for (const word of all) counts.set(keyOf(word), (counts.get(keyOf(word)) ?? 0) + 1);
  expect([...counts].filter(([, count]) => count > 2)).toEqual([]);
});

test("expressions are written with typographic apostrophes and one space", () => {
  expect(all.filter((word) => /'|\s{2}|^\s|\s$/.test(word))).toEqual([]);
});

test("each expression leads to all the others of its set", () => {
  const index = synonymIndex(sets.map(({ words }) => words));
  for (const { words } of sets) {
    for (const word of words) {
      const [found] = expand(wordsOf(word), index);
      const others = found?.others.map((other) => keyOf(other.join(" ")));
      expect(others, word).toEqual(
        expect.arrayContaining(words.map(keyOf).filter((key) => key !== keyOf(word))),
      );
    }
  }
});

test.each([
  ["coup de pouce", "nudge"],
  ["OECD", "ocde"],
  ["données ouvertes", "open data"],
  ["service design", "design de services"],
  ["Pôle emploi", "france travail"],
  ["ville intelligente", "smart city"],
])("%s is %s", (typed, other) => {
  const index = synonymIndex(sets.map(({ words }) => words));
  expect(expand(wordsOf(typed), index)[0]?.others.map((words) => words.join(" "))).toContain(other);
});
