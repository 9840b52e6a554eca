import "#lib/testing/settings";
import fc from "fast-check";
import { expect, it } from "vitest";
import { z } from "zod";
import { limit, parameters, searching } from "./parameters";
import { routes } from "./routes";

const own = parameters({
  limit,
  level: z.enum(["a", "b"], { error: "one of a, b" }).optional(),
  name: z.array(z.string().max(5, { error: "at most 5 characters" })).optional(),
});
const read = (query: string) => own.read(new URLSearchParams(query));

it("reads numbers, choices and lists, and leaves out what is empty", () => {
  expect(read("")).toEqual({ query: { limit: 20 } });
  expect(read("limit=7&level=b&name=x&name=y")).toEqual({
    query: { limit: 7, level: "b", name: ["x", "y"] },
  });
  expect(read("limit=&level=")).toEqual({ query: { limit: 20 } });
});

it("names each parameter that is wrong, and why", () => {
  expect(read("limit=0&level=c&name=abcdef&other=1&__proto__=2")).toEqual({
    errors: [
      { name: "other", reason: "other: there is no such parameter." },
      { name: "__proto__", reason: "__proto__: there is no such parameter." },
      { name: "limit", reason: "limit: a number from 1 to 100." },
      { name: "level", reason: "level: one of a, b." },
      { name: "name", reason: "name: at most 5 characters." },
    ],
  });
  expect(read("level=a&level=b")).toEqual({
    errors: [{ name: "level", reason: "level: only one value is possible." }],
  });
});

it("reads a search beside parameters of its own, and refuses those that it is said to be without", () => {
  const some = searching({ limit }, ["type"]);
  expect(some.read(new URLSearchParams("q=design&limit=5"))).toMatchObject({
    query: { search: { text: "design" }, own: { limit: 5 } },
  });
  expect(some.read(new URLSearchParams("type=lab"))).toEqual({
    errors: [{ name: "type", reason: "type: there is no such parameter." }],
  });
  expect(Object.keys(some.schema.shape)).not.toContain("type");
});

it("answers whatever is given, by every route: what is asked, or what is wrong", () => {
  const names = Object.values(routes).flatMap((route) => Object.keys(route.query.schema.shape));
  const pair = fc.tuple(
    fc.oneof(fc.constantFrom(...names), fc.string({ unit: "binary", maxLength: 12 })),
    fc.oneof(
      fc.string({ unit: "binary", maxLength: 40 }),
      fc.constantFrom("\0", "\ud800", "1e9", "-1", "0000-00-00", "WyJub3ZlbHR5Il0", "[]", "' OR 1=1--"),
    ),
  );
  fc.assert(
    fc.property(fc.array(pair, { maxLength: 6 }), (pairs) => {
      for (const route of Object.values(routes)) {
        const result = route.query.read(new URLSearchParams(pairs));
        if ("errors" in result) expect(result.errors.length).toBeGreaterThan(0);
      }
    }),
    { numRuns: 30 },
  );
});
