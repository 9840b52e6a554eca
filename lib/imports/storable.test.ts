import fc from "fast-check";
import { expect, test } from "vitest";
import { storable } from "./storable";

test("half a sign and NUL, at any depth, are marked as what cannot be read; the rest is left", () => {
  expect(storable({ title: "Un 😀".slice(0, 4), credits: [{ name: "a\u0000b", note: null }], n: 1 })).toEqual(
    {
      title: "Un \uFFFD",
      credits: [{ name: "a\uFFFDb", note: null }],
      n: 1,
    },
  );
});

test("whatever a text holds, what is kept has neither", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.nat(20), (text, length) => {
      const { body } = storable({ body: text.slice(0, length) });
      expect(body).toSatisfy((kept: string) => kept.isWellFormed() && !kept.includes("\u0000"));
    }),
  );
});
