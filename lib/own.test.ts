import fc from "fast-check";
import { expect, test } from "vitest";
import { own } from "./own";

test("what every object inherits is in no table", () => {
  for (const name of ["constructor", "toString", "__proto__", "hasOwnProperty", "valueOf"])
    expect(own({ a: "b" }, name)).toBeUndefined();
});

test("a table gives what it holds, and nothing else", () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (name, other) => {
      const table = new Map([[name, 1]]);
      expect(own(Object.fromEntries(table), other)).toBe(table.get(other));
    }),
  );
});
