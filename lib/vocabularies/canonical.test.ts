import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Changes, Content } from "#lib/revisions/changes";
import { merge } from "#lib/revisions/changes";
import { canonicalChanges, canonicalContent, type MergedTerms, NOTHING_MERGED } from "./canonical";

const terms: MergedTerms = {
  themes: new Map([
    ["co-conception", "design"],
    ["ateliers", "design"],
  ]),
  organisations: new Map([["dinsic", "dinum"]]),
  entries: new Map<string, string | null>([
    ["vieux-lab", "lab"],
    ["moi-bis", null],
  ]),
  positions: new Map([
    ["design", 1],
    ["territoires", 2],
    ["culture", 3],
  ]),
};

const credit = (organisation: string | null) => ({
  role: "author",
  name: "DINSIC",
  note: null,
  organisation,
  entry: null,
});

test("an organisation that took another's place is credited once in one role, where it came first", () => {
  const parent = { ...credit("dinsic"), role: "parent" };
  const noted = { ...credit("dinum"), note: "direction" };
  const credits = [credit("dinum"), credit("ditp"), credit("dinsic"), parent, noted, credit("ditp")];
  expect(canonicalContent({ credits }, terms).credits).toEqual([
    credit("dinum"),
    credit("ditp"),
    { ...parent, organisation: "dinum" },
    noted,
    // Said twice by its author, and none of the merge's doing.
    credit("ditp"),
  ]);
  const before = [credit("dinum"), credit("dinum")];
  expect(canonicalContent({ credits: before }, terms).credits).toEqual(before);
});

describe("what was merged is named as it is today", () => {
  test("in the order of the vocabulary, each theme once", () => {
    const content = { themes: ["territoires", "co-conception", "ateliers", "culture"] };
    expect(canonicalContent(content, terms)).toEqual({ themes: ["design", "territoires", "culture"] });
  });

  test("in credits, which keep the name as printed", () => {
    const content = { credits: [credit("dinsic"), credit("ditp"), credit(null)] };
    expect(canonicalContent(content, terms)).toEqual({
      credits: [credit("dinum"), credit("ditp"), credit(null)],
    });
  });

  test("in relations, credits and sources, once each, and never as a tie of the entry to itself", () => {
    const relation = (to: string, note: string | null = null) => ({ kind: "cites", to, note });
    const printed = (entry: string | null) => ({ ...credit(null), entry });
    const source = (entry: string | null) => ({
      document: "Annuaire",
      locator: null,
      highlighted: false,
      entry,
    });
    const content = {
      relations: [
        relation("vieux-lab", "le premier"),
        relation("moi-bis"),
        relation("lab"),
        relation("autre"),
      ],
      credits: [printed("vieux-lab"), printed("lab"), printed("moi-bis")],
      sources: [source("moi-bis"), source("vieux-lab")],
    };
    expect(canonicalContent(content, terms)).toEqual({
      relations: [relation("lab", "le premier"), relation("autre")],
      credits: [printed("lab"), printed(null)],
      sources: [source(null), source("lab")],
    });
  });

  test("and a list of today's names is left as it was typed", () => {
    const content = { themes: ["culture", "design"], title: "co-conception" };
    expect(canonicalContent(content, terms)).toEqual(content);
  });
});

test("a change from one name to the other is none any more, and others stay", () => {
  const changes: Changes = {
    themes: { from: ["co-conception"], to: ["design"] },
    title: { from: "Avant", to: "Après" },
  };
  expect(canonicalChanges(changes, terms)).toEqual({ title: { from: "Avant", to: "Après" } });
});

test("what adds a theme to an entry still does once another of its themes was merged", () => {
  const changes: Changes = {
    themes: { from: ["territoires", "ateliers"], to: ["territoires", "ateliers", "culture"] },
  };
  const today: Content = { themes: ["design", "territoires"] };
  const { content, conflicts } = merge(today, canonicalChanges(changes, terms));
  expect(conflicts).toEqual([]);
  expect(content).toEqual({ themes: ["design", "territoires", "culture"] });
});

test("nothing is renamed when nothing was merged, and renaming twice is renaming once", () => {
  const themes = fc.array(fc.constantFrom("design", "co-conception", "ateliers", "territoires", "autre"));
  fc.assert(
    fc.property(themes, (slugs) => {
      const content = { themes: slugs };
      expect(canonicalContent(content, NOTHING_MERGED)).toEqual(content);
      const once = canonicalContent(content, terms);
      expect(canonicalContent(once, terms)).toEqual(once);
    }),
  );
});
