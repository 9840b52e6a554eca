import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { entryTypes, fieldsOf } from "#lib/entries/types/index";
import { ENTRY_TYPES } from "#lib/paths";
import { type Change, diff, type Json } from "./changes";
import { compareChanges, compareField, type ListItem, type Wording, webAddress } from "./compare";
import { wordingIn } from "./wording";

const plain: Wording = {
  value: (_, value) => (value === null ? null : String(value)),
  item: (_, item) =>
    typeof item === "string"
      ? item
      : Object.values(item ?? {})
          .filter(Boolean)
          .join(" "),
};

const field = (name: string) =>
  fieldsOf("resource").find((one) => one.name === name) ?? { name, required: false };
const items = (name: string, change: Change): ListItem[] => {
  const comparison = compareField(field(name), change, plain);
  return comparison.shape === "list" ? comparison.items : [];
};
const seen = (list: ListItem[]) =>
  list.map(({ state, moved, from, to }) => `${state}${moved ? " moved" : ""} ${from}→${to}`);
const credit = (role: string, name: string, note: string | null = null): Json => ({
  role,
  name,
  note,
  organisation: null,
  entry: null,
});

describe("lists item by item", () => {
  it("tells what comes, what goes and what stays, where each is read", () => {
    const list = items("themes", { from: ["a", "b", "c"], to: ["a", "c", "d"] });
    expect(seen(list)).toEqual(["kept 1→1", "removed 2→null", "kept 3→2", "added null→3"]);
  });

  it("knows a credit by its name when its role or note changes, and marks only those words", () => {
    const list = items("credits", {
      from: [credit("author", "Camille Martin")],
      to: [credit("editor", "Camille Martin", "dir.")],
    });
    expect(seen(list)).toEqual(["changed 1→1"]);
    expect(list[0]?.parts.map(({ state, text }) => `${state}:${text.trim()}`)).toEqual([
      "removed:author",
      "added:editor",
      "same:Camille Martin",
      "added:dir.",
    ]);
  });

  it("says that an author moved to the front, and moves nobody else", () => {
    const [a, b, c] = [credit("author", "A"), credit("author", "B"), credit("author", "C")];
    expect(seen(items("credits", { from: [a, b, c], to: [c, a, b] }))).toEqual([
      "kept moved 3→1",
      "kept 1→2",
      "kept 2→3",
    ]);
  });

  it("does not call a new order of themes a change of each", () => {
    expect(seen(items("themes", { from: ["a", "b"], to: ["b", "a"] }))).toEqual(["kept 2→1", "kept 1→2"]);
  });

  it("knows a link by its address, then by its label", () => {
    const link = (url: string, label: string) => ({ url, label, kind: "report", language: "fr" });
    const list = items("links", {
      from: [link("https://a.fr/", "Rapport"), link("https://b.fr/", "Synthèse")],
      to: [link("https://a.fr/", "Le rapport"), link("https://b.fr/2", "Synthèse")],
    });
    expect(seen(list)).toEqual(["changed 1→1", "changed 2→2"]);
    expect(list[1]?.href).toBe("https://b.fr/2");
  });

  it("accounts for each item of both lists once, whatever they are", () => {
    const lists = fc.uniqueArray(fc.constantFrom("a", "b", "c", "d", "e", "f"), { maxLength: 6 });
    fc.assert(
      fc.property(lists, lists, (from, to) => {
        const list = items("themes", { from, to });
        const of = (side: "from" | "to", gone: string) =>
          list.flatMap((item) => (item[side] === null ? [] : [item])).filter(({ state }) => state !== gone);
        expect(
          of("from", "added")
            .map((item) => from[(item.from ?? 0) - 1])
            .sort(),
        ).toEqual([...from].sort());
        expect(of("to", "removed").map((item) => to[(item.to ?? 0) - 1])).toEqual(to);
      }),
    );
  });

  it("moves the fewest items that explain the new order", () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(["A", "B", "C", "D", "E"], { minLength: 5 }), (order) => {
        const from = ["A", "B", "C", "D", "E"].map((name) => credit("author", name));
        const steady = items("credits", { from, to: order.map((name) => credit("author", name)) }).filter(
          ({ moved }) => !moved,
        );
        const ranks = steady.map((item) => item.from ?? 0);
        expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
        expect(ranks.length).toBeGreaterThanOrEqual(1);
      }),
    );
  });
});

describe("fields", () => {
  it("come in the order of the registry, and one that the type no longer has comes last", () => {
    const compared = compareChanges(
      "resource",
      {
        vanished: { from: "x", to: "y" },
        links: { from: [], to: [] },
        title: { from: "A", to: "B" },
        summary: { from: null, to: "S" },
      },
      plain,
    );
    expect(compared.map((one) => one.field.name)).toEqual(["title", "summary", "links", "vanished"]);
  });

  it("show a choice before and after in words", () => {
    expect(compareField(field("kind"), { from: "report", to: null }, plain)).toEqual({
      shape: "value",
      before: "report",
      after: null,
    });
  });

  for (const type of ENTRY_TYPES) {
    it(`compare the creation of a whole ${type}, field by field`, () => {
      const changes = diff({}, entryTypes[type].example);
      const compared = compareChanges(type, changes, plain);
      expect(compared.map((one) => one.field.name).sort()).toEqual(Object.keys(changes).sort());
    });
  }

  it("survive any JSON in any field, said in words", () => {
    const none = { entries: new Map(), organisations: new Map(), themes: new Map(), territories: new Map() };
    const names = ENTRY_TYPES.flatMap((type) => fieldsOf(type).map(({ name }) => ({ type, name })));
    const json = fc.jsonValue().map((value): Json => JSON.parse(JSON.stringify(value)));
    fc.assert(
      fc.property(fc.constantFrom(...names), json, json, ({ type, name }, from, to) => {
        expect(compareChanges(type, { [name]: { from, to } }, wordingIn("fr", none))).toHaveLength(1);
      }),
      { numRuns: 500 },
    );
  });
});

it("an address that is not of a web page leads nowhere", () => {
  expect(webAddress("javascript:alert(1)")).toBeNull();
  expect(webAddress("https://exemple.fr/a")).toBe("https://exemple.fr/a");
  expect(webAddress("pas une adresse")).toBeNull();
});
