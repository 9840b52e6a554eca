import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { entryTypes } from "#lib/entries/types/index";
import { ENTRY_TYPES, withQuery } from "#lib/paths";
import {
  changeSearch,
  DEADLINES,
  EMPTY_SEARCH,
  encodeCursor,
  parseSearch,
  printSearch,
  type SearchQuery,
  SORTS,
  sortOf,
  WHENS,
} from "./query";

const read = (text: string) => parseSearch(new URLSearchParams(text));

const slug = fc.stringMatching(/^[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,3}$/);
const at = fc
  .date({ min: new Date("0001-01-01T00:00:00Z"), max: new Date("2999-12-31T00:00:00Z"), noInvalidDate: true })
  .map((date) => date.toISOString());
const id = fc.uuid();
const sorted = (values: string[]) => [...new Set(values)].sort();

const partialDate = fc
  .tuple(
    fc.date({ min: new Date("1000-01-01"), max: new Date("2999-12-31"), noInvalidDate: true }),
    fc.constantFrom(4, 7, 10),
  )
  .map(([date, length]) => date.toISOString().slice(0, length));

const query: fc.Arbitrary<SearchQuery> = fc
  .record({
    text: fc.stringMatching(/^([\p{L}\p{N}"’-]{1,12}( [\p{L}\p{N}"’-]{1,12}){0,4})?$/u),
    types: fc.subarray([...ENTRY_TYPES], { maxLength: 3 }),
    kinds: fc.subarray(ENTRY_TYPES.flatMap((type) => [...entryTypes[type].kinds])).map(sorted),
    themes: fc.array(slug, { maxLength: 5 }).map(sorted),
    territories: fc
      .subarray(["fr", "national", "region-53", "departement-2A", "epci-243500139", "commune-35238"])
      .map(sorted),
    organisations: fc.array(slug, { maxLength: 3 }).map(sorted),
    years: fc
      .uniqueArray(fc.integer({ min: 1000, max: 2999 }), { maxLength: 3 })
      .map((years) => years.sort((a, b) => a - b)),
    languages: fc.subarray(["de", "en", "fr"]),
    deadlines: fc.subarray([...DEADLINES]),
    from: fc.option(partialDate),
    to: fc.option(partialDate),
    when: fc.option(fc.constantFrom(...WHENS)),
    typed: fc.boolean(),
    sort: fc.option(fc.constantFrom(...SORTS)),
  })
  .map((query) => changeSearch({ ...EMPTY_SEARCH, ...query, text: query.text.normalize("NFC") }, {}))
  .map((query) => (query.sort === "relevance" && !query.text ? { ...query, sort: null } : query))
  // A period that ends before it starts is no period.
  .map((query) => (query.from && query.to && query.from > query.to ? { ...query, to: null } : query))
  .chain((query) =>
    fc
      .option(
        fc.record({
          score: fc.double({ min: 0, max: 1e6, noNaN: true }),
          at,
          id,
          title: fc.string({ maxLength: 300 }),
          before: fc.option(fc.integer({ min: 1, max: 1e9 }), { nil: undefined }),
        }),
      )
      .map((place) => {
        if (!place || place.title.includes("\0")) return query;
        const sort = sortOf(query);
        const { before } = place;
        if (sort === "relevance") {
          // JSON writes -0 as 0.
          const score = place.score === 0 ? 0 : place.score;
          return { ...query, cursor: { sort, score, at: place.at, id: place.id, before } };
        }
        if (sort === "title") return { ...query, cursor: { sort, title: place.title, id: place.id, before } };
        return { ...query, cursor: { sort, at: place.at, id: place.id, before } };
      }),
  );

describe("a search and its address", () => {
  it("say the same thing, whatever the search", () => {
    fc.assert(
      fc.property(query, (original) => {
        const address = new URL(withQuery("/fr/recherche", printSearch(original)), "https://x.fr");
        expect(parseSearch(address.searchParams, { strict: true })).toEqual({ query: original, issues: [] });
      }),
    );
  });

  it("reads the dates that people write, and refuses a period that ends before it starts", () => {
    expect(read("from=14/09/2018&to=9/2019").query).toMatchObject({ from: "2018-09-14", to: "2019-09" });
    expect(read("from=31/02/2018").issues).toEqual([{ name: "from", code: "notDate" }]);
    expect(read("from=2020&to=2019")).toMatchObject({
      query: { from: "2020", to: null },
      issues: [{ name: "to", code: "reversed" }],
    });
    expect(read("from=2018-05&to=2018").issues).toEqual([]);
  });

  it("are stable once read, whatever the address", () => {
    const name = fc.constantFrom(
      "q",
      "type",
      "kind",
      "theme",
      "territory",
      "organisation",
      "year",
      "language",
      "deadline",
      "from",
      "to",
      "typed",
      "when",
      "sort",
      "cursor",
      "x",
    );
    const value = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom("lab", "report", "2018", "date", "relevance", "fr"),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(name, value)), (pairs) => {
        const { query: first } = parseSearch(new URLSearchParams(pairs));
        const again = new URL(withQuery("/", printSearch(first)), "https://x.fr");
        expect(parseSearch(again.searchParams, { strict: true })).toEqual({ query: first, issues: [] });
      }),
    );
  });

  it("take a run of what cannot be read as one space", () => {
    expect(parseSearch(new URLSearchParams([["q", "un\u0000\u0000 lab\ud800"]])).query.text).toBe("un lab");
  });

  it("have one form, whatever the order and the doubles", () => {
    expect(read("theme=b&type=lab&theme=a&type=resource&theme=b").query).toEqual(
      read("type=resource&type=lab&theme=a&theme=b").query,
    );
    expect(read("type=lab&type=event&type=resource&type=programme").query).toEqual(EMPTY_SEARCH);
    expect(printSearch(read("q=design&sort=relevance").query)).toMatchObject({ sort: null });
  });

  it("read a page's searchParams as well as URLSearchParams", () => {
    expect(parseSearch({ q: "design", type: ["lab", "event"], year: undefined }).query).toEqual(
      read("q=design&type=lab&type=event").query,
    );
  });
});

describe("a parameter", () => {
  it("left empty by a form is none", () => {
    expect(read("q=&type=&kind=&theme=&territory=&organisation=&year=&when=&sort=&cursor=")).toEqual({
      query: EMPTY_SEARCH,
      issues: [],
    });
  });

  it.each([
    ["type=blog", "type", "notInList"],
    ["type=lab&type=__proto__", "type", "notInList"],
    ["kind=nothing", "kind", "notInList"],
    ["theme=Design%20!", "theme", "notSlug"],
    [`theme=${"a".repeat(121)}`, "theme", "notSlug"],
    [Array.from({ length: 41 }, (_, i) => `theme=t${i}`).join("&"), "theme", "tooMany"],
    ["territory=../etc", "territory", "notSlug"],
    ["organisation='; DROP TABLE entry; --", "organisation", "notSlug"],
    ["year=20188", "year", "notYear"],
    ["year=0", "year", "notYear"],
    ["when=someday", "when", "notInList"],
    ["sort=random()", "sort", "notInList"],
    ["q=a&q=b", "q", "repeated"],
    [`q=${"a".repeat(10_000)}`, "q", "tooLong"],
    ["cursor=abc", "cursor", "notCursor"],
    [`cursor=${Buffer.from('["novelty","yesterday","1"]').toString("base64url")}`, "cursor", "notCursor"],
    [`cursor=${Buffer.from('{"__proto__":1}').toString("base64url")}`, "cursor", "notCursor"],
    [
      `cursor=${Buffer.from('["novelty","0000-01-01T00:00:00.000Z","01890000-0000-7000-8000-000000000000"]').toString("base64url")}`,
      "cursor",
      "notCursor",
    ],
  ])("%s is said to be wrong, and the rest of the search stays", (text, name, code) => {
    const { query, issues } = read(
      `${text}&year=2018`.replace("year=20188&year=2018", "year=20188").replace("year=0&year=2018", "year=0"),
    );
    expect(issues).toEqual([{ name, code }]);
    if (name !== "year") expect(query).toEqual({ ...EMPTY_SEARCH, years: [2018] });
  });

  it("that is no search's is ignored on pages and wrong where it is strict", () => {
    expect(read("utm_source=x")).toEqual({ query: EMPTY_SEARCH, issues: [] });
    expect(parseSearch(new URLSearchParams("themes=x"), { strict: true }).issues).toEqual([
      { name: "themes", code: "unknown" },
    ]);
  });

  it("cursor belongs to one order", () => {
    const cursor = encodeCursor({
      sort: "title",
      title: "atelier",
      id: "01937d2e-5a5f-7000-8000-000000000001",
    });
    expect(read(`cursor=${cursor}&sort=title`).issues).toEqual([]);
    expect(read(`cursor=${cursor}`)).toEqual({
      query: EMPTY_SEARCH,
      issues: [{ name: "cursor", code: "notCursor" }],
    });
  });
});

it("an address that says one thing ten thousand times is read at once, and not in the square of its length", () => {
  const params = new URLSearchParams(Array.from({ length: 20_000 }, (_, i) => ["q", String(i)]));
  const start = performance.now();
  expect(parseSearch(params).issues).toEqual([{ name: "q", code: "repeated" }]);
  expect(performance.now() - start).toBeLessThan(500);
});

describe("what was typed", () => {
  it.each([
    ["  l’innovation \n publique ", "l’innovation publique"],
    ["a\0b", "a b"],
    ["a\ud800b", "a b"],
    ["\u0000", ""],
  ])("%j is searched as %j", (typed, text) => {
    expect(parseSearch({ q: typed })).toEqual({ query: { ...EMPTY_SEARCH, text }, issues: [] });
  });
});
