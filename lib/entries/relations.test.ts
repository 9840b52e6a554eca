import { expect, test } from "vitest";
import { inverseOf, isRelationKind, type RelationKind, relationKinds, relationLabel } from "./relations";

const kinds = Object.keys(relationKinds).filter(isRelationKind);

test("the inverse of a kind's inverse is the kind itself", () => {
  for (const kind of kinds) expect(inverseOf(inverseOf(kind))).toBe(kind);
});

test("every kind has its own wording in each language", () => {
  for (const lang of ["fr", "en"] as const) {
    expect(new Set(kinds.map((kind) => relationLabel(kind, lang))).size).toBe(kinds.length);
  }
});

test("a kind is its own inverse only where both ends say the same thing", () => {
  const symmetric: RelationKind[] = ["same-as", "partner-of", "related-to"];
  expect(kinds.filter((kind) => inverseOf(kind) === kind)).toEqual(symmetric);
});

test("a name of the object prototype is not a kind", () => {
  expect(isRelationKind("constructor")).toBe(false);
  expect(relationLabel("constructor", "fr")).toBe("constructor");
});
