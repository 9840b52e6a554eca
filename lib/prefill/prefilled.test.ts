import { expect, test } from "vitest";
import { asPrefilled, originsIn, prefilledOf } from "./prefilled";

const read = {
  content: { title: "Un rapport", credits: [{ role: "author", name: "Camille Martin", note: null }] },
  origins: { title: "crossref", credits: "html" },
} as const;
const content = { title: read.content.title, credits: read.content.credits.map((credit) => ({ ...credit })) };

test("a field says where it comes from as long as it says what it was filled with, and again when it does again", () => {
  const kept = asPrefilled(JSON.parse(JSON.stringify(prefilledOf({ content, origins: read.origins }))));
  expect(originsIn(kept, content)).toEqual(read.origins);
  expect(originsIn(kept, { ...content, title: "Un autre" })).toEqual({ credits: "html" });
  expect(originsIn(kept, { ...content, credits: [] })).toEqual({ title: "crossref" });
  expect(originsIn(kept, {})).toEqual({});
});

test("what was written by hand comes from nowhere else", () => {
  expect(originsIn(asPrefilled(null), content)).toEqual({});
});
