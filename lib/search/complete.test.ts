import fc from "fast-check";
import { expect, it } from "vitest";
import { type AnswerGroup, balance } from "./complete";

const some = (counts: Partial<Record<AnswerGroup, number>>) =>
  (["entry", "organisation", "theme", "word"] as const).flatMap((group) =>
    Array.from({ length: counts[group] ?? 0 }, (_, place) => ({ group, place })),
  );
const tally = (counts: Partial<Record<AnswerGroup, number>>) => {
  const groups = balance(some(counts)).map(({ group }) => group);
  return (["entry", "organisation", "theme", "word"] as const).map(
    (each) => groups.filter((group) => group === each).length,
  );
};

it("when there is enough of all, five entries, two organisations, two themes and a word", () => {
  expect(tally({ entry: 10, organisation: 10, theme: 10, word: 10 })).toEqual([5, 2, 2, 1]);
});

it("words take the place that the others leave, then entries, organisations and themes", () => {
  expect(tally({ entry: 3, organisation: 1, word: 10 })).toEqual([3, 1, 0, 6]);
  expect(tally({ entry: 10, word: 2 })).toEqual([8, 0, 0, 2]);
  expect(tally({ organisation: 10, theme: 10 })).toEqual([0, 8, 2, 0]);
  expect(tally({ theme: 3 })).toEqual([0, 0, 3, 0]);
});

it("gives as many as there are up to ten, each group together and the first of each", () => {
  const count = fc.integer({ min: 0, max: 12 });
  fc.assert(
    fc.property(count, count, count, count, (entry, organisation, theme, word) => {
      const given = balance(some({ entry, organisation, theme, word }));
      expect(given).toHaveLength(Math.min(10, entry + organisation + theme + word));
      const places = new Map<AnswerGroup, number>();
      for (const { group, place } of given) {
        expect(place).toBe(places.get(group) ?? 0);
        places.set(group, place + 1);
      }
    }),
  );
});
