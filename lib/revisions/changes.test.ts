import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { apply, type Choice, type Content, diff, invert, merge, same, settle } from "./changes";

const value: fc.Arbitrary<Content[string]> = fc.oneof(
  fc.constant(null),
  fc.boolean(),
  fc.integer(),
  fc.string(),
  fc.array(fc.string(), { maxLength: 3 }),
  fc.array(fc.record({ role: fc.string(), name: fc.string(), note: fc.option(fc.string()) }), {
    maxLength: 3,
  }),
);
const names = ["title", "summary", "themes", "credits", "startsOn"];
const content: fc.Arbitrary<Content> = fc.record(Object.fromEntries(names.map((name) => [name, value])));

describe("the changes between two contents", () => {
  test("bring the first to the second", () => {
    fc.assert(fc.property(content, content, (a, b) => same(apply(a, diff(a, b)), b)));
  });

  test("inverted, bring the second back to the first", () => {
    fc.assert(fc.property(content, content, (a, b) => same(apply(b, invert(diff(a, b))), a)));
  });

  test("inverted twice, are themselves", () => {
    fc.assert(
      fc.property(content, content, (a, b) => {
        expect(invert(invert(diff(a, b)))).toEqual(diff(a, b));
      }),
    );
  });

  test("are none between a content and itself, whatever the order of keys", () => {
    const reversed = (a: Content) => Object.fromEntries(Object.entries(a).reverse());
    fc.assert(fc.property(content, (a) => Object.keys(diff(a, reversed(a))).length === 0));
  });

  test("name no field that is the same on both sides", () => {
    fc.assert(
      fc.property(content, content, (a, b) =>
        Object.values(diff(a, b)).every(({ from, to }) => !same(from, to)),
      ),
    );
  });

  test("of a creation all start from nothing", () => {
    expect(diff({ title: null, themes: [] }, { title: "Un lab", themes: ["design"] })).toEqual({
      title: { from: null, to: "Un lab" },
      themes: { from: [], to: ["design"] },
    });
  });

  test("see an empty list and no value as the same", () => {
    expect(diff({ themes: [], body: null }, { themes: null, body: null })).toEqual({});
  });

  test("see the order of a list", () => {
    expect(Object.keys(diff({ themes: ["a", "b"] }, { themes: ["b", "a"] }))).toEqual(["themes"]);
  });
});

describe("two people's edits of one entry", () => {
  test("on different fields commute", () => {
    fc.assert(
      fc.property(content, content, content, fc.subarray(names), (base, a, b, fieldsOfA) => {
        const mine = only(diff(base, a), fieldsOfA);
        const theirs = without(diff(base, b), fieldsOfA);
        const oneWay = merge(merge(base, mine).content, theirs);
        const otherWay = merge(merge(base, theirs).content, mine);
        expect(oneWay.conflicts).toEqual([]);
        expect(otherWay.conflicts).toEqual([]);
        expect(same(oneWay.content, otherWay.content)).toBe(true);
      }),
    );
  });

  test("never overwrite each other in silence", () => {
    fc.assert(
      fc.property(content, content, content, (base, a, b) => {
        const first = merge(base, diff(base, a)).content;
        const { content: result, conflicts } = merge(first, diff(base, b));
        for (const name of names) {
          const lost =
            !same(first[name] ?? null, base[name] ?? null) &&
            !same(result[name] ?? null, first[name] ?? null);
          expect(lost).toBe(false);
        }
        for (const { field, current, to } of conflicts) {
          expect(same(current, first[field] ?? null)).toBe(true);
          expect(same(to, b[field] ?? null)).toBe(true);
        }
      }),
    );
  });

  test("that agree are no conflict", () => {
    const edit = diff({ title: "Avant" }, { title: "Après" });
    expect(merge({ title: "Après" }, edit)).toEqual({
      content: { title: "Après" },
      applied: {},
      conflicts: [],
    });
  });

  test("on one field are a conflict with its three values", () => {
    const edit = diff({ title: "Avant" }, { title: "Le mien" });
    expect(merge({ title: "Le leur" }, edit).conflicts).toEqual([
      { field: "title", from: "Avant", current: "Le leur", to: "Le mien" },
    ]);
  });
});

function only(changes: ReturnType<typeof diff>, fields: string[]) {
  return Object.fromEntries(Object.entries(changes).filter(([field]) => fields.includes(field)));
}

function without(changes: ReturnType<typeof diff>, fields: string[]) {
  return Object.fromEntries(Object.entries(changes).filter(([field]) => !fields.includes(field)));
}

describe("what a moderator settles", () => {
  const choice: fc.Arbitrary<Choice> = fc.oneof(
    fc.constant({ take: "proposed" } as const),
    fc.constant({ take: "current" } as const),
    value.map((chosen) => ({ take: "value", value: chosen }) as const),
  );
  const choices = fc.dictionary(fc.constantFrom(...names), choice);

  test("without a choice is a merge", () => {
    fc.assert(
      fc.property(content, content, content, (base, wanted, current) => {
        const changes = diff(base, wanted);
        expect(settle(current, changes, {})).toEqual(merge(current, changes));
      }),
    );
  });

  test("is, field by field, what was chosen, whatever is there now", () => {
    fc.assert(
      fc.property(content, content, content, choices, (base, wanted, current, chosen) => {
        const changes = diff(base, wanted);
        const settled = settle(current, changes, chosen);
        for (const name of names) {
          const one = chosen[name];
          const proposed = changes[name];
          const now = settled.content[name] ?? null;
          if (one?.take === "value") expect(same(now, one.value)).toBe(true);
          else if (one?.take === "current" || !proposed) expect(same(now, current[name] ?? null)).toBe(true);
          else if (one?.take === "proposed") expect(same(now, proposed.to)).toBe(true);
        }
      }),
    );
  });

  test("applies exactly the difference, and its inverse goes back", () => {
    fc.assert(
      fc.property(content, content, content, choices, (base, wanted, current, chosen) => {
        const { content: after, applied } = settle(current, diff(base, wanted), chosen);
        expect(same(apply(current, applied), after)).toBe(true);
        expect(same(apply(after, invert(applied)), current)).toBe(true);
        for (const [name, { from, to }] of Object.entries(applied)) {
          expect(same(from, to)).toBe(false);
          expect(same(from, current[name] ?? null)).toBe(true);
        }
      }),
    );
  });

  test("leaves in conflict nothing that was chosen, and touches nothing that is in conflict", () => {
    fc.assert(
      fc.property(content, content, content, choices, (base, wanted, current, chosen) => {
        const settled = settle(current, diff(base, wanted), chosen);
        for (const { field } of settled.conflicts) {
          expect(Object.hasOwn(chosen, field)).toBe(false);
          expect(same(settled.content[field] ?? null, current[field] ?? null)).toBe(true);
        }
      }),
    );
  });
});
