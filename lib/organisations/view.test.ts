import { expect, test } from "vitest";
import { byLetter } from "./view";

test("names come under their letter, accents and punctuation aside, and those that begin with none before", () => {
  const names = ["Étalab", "27e Région", "EHESP", "« Agence »", "ÉTAT", "zoom", "Élan"];
  const found = byLetter(names.map((name) => ({ slug: name, name })));
  expect(found.map(([letter, members]) => [letter, members.map(({ name }) => name)])).toEqual([
    ["0-9", ["27e Région"]],
    ["A", ["« Agence »"]],
    ["E", ["EHESP", "Élan", "Étalab", "ÉTAT"]],
    ["Z", ["zoom"]],
  ]);
});
