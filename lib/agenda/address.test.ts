import fc from "fast-check";
import { expect, test } from "vitest";
import { withQuery } from "#lib/paths";
import { EMPTY_SEARCH } from "#lib/search/query";
import { parseAgenda, printAgenda } from "./address";

const of = (text: string) => parseAgenda(new URLSearchParams(text));

test("an agenda is a search and a month", () => {
  expect(of("q=design&month=2026-11&territory=region-53")).toMatchObject({
    query: { text: "design", territories: ["region-53"] },
    month: "2026-11",
    wrongMonth: false,
    issues: [],
  });
  expect(of("")).toMatchObject({ query: EMPTY_SEARCH, month: null, wrongMonth: false });
  expect(parseAgenda({ month: "2026-11", utm_source: "x" })).toMatchObject({ month: "2026-11", issues: [] });
});

test("a month that is none, or several, is left out and said; an empty one is none", () => {
  for (const month of ["2026-13", "2026-1", "nov", "2026-11-01", "\u0000", "2026-11&month=2026-12"])
    expect(of(`month=${month}`)).toMatchObject({ month: null, wrongMonth: true });
  expect(of("month=")).toMatchObject({ month: null, wrongMonth: false });
});

test("the order and the page of a search are not those of an agenda", () => {
  expect(of("sort=title&q=x").query.sort).toBeNull();
});

test("an address printed is read back as it was, whatever was in it", () => {
  const params = fc.array(
    fc.tuple(fc.constantFrom("q", "type", "theme", "month", "year", "deadline", "sort", "x"), fc.string()),
  );
  fc.assert(
    fc.property(params, (pairs) => {
      const { query, month } = parseAgenda(new URLSearchParams(pairs));
      const again = parseAgenda(
        new URL(withQuery("https://exemple.fr/", printAgenda(query, month))).searchParams,
      );
      expect(again).toEqual({ query, month, issues: [], wrongMonth: false });
    }),
  );
});
