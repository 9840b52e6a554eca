import { expect, test } from "vitest";
import { catalogueEntries } from "#prisma/catalogue";
import { readRelevanceSet } from "./set";

const classes = readRelevanceSet();
const queries = classes.flatMap((one) => one.queries);

test("every entry that a relevance query expects, or wants left out, is in the catalogue", () => {
  const known = new Set(catalogueEntries().map(({ slug }) => slug));
  const named = queries.flatMap(({ expected, absent = [] }) => [...expected, ...absent]);
  expect(named.filter((slug) => !known.has(slug))).toEqual([]);
});

test("no relevance query is there twice, nor a class, nor an answer of a query", () => {
  const twice = (names: string[]) => names.filter((name, index) => names.indexOf(name) !== index);
  expect(twice(queries.map(({ query }) => query.toLowerCase()))).toEqual([]);
  expect(twice(classes.map((one) => one.class))).toEqual([]);
  for (const { query, expected, absent = [] } of queries)
    expect(twice([...expected, ...absent]), query).toEqual([]);
});
