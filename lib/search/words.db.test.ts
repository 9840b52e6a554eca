import "#lib/testing/database";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import pg from "pg";
import { expect, test } from "vitest";
import { db } from "#lib/db";

/** `search_words` as it was first defined: slower, and plainer to read. */
function firstDefinition(name: string): string {
  const file = join(import.meta.dirname, "../../prisma/migrations/20261122120000_finding/migration.sql");
  const [found] = /CREATE FUNCTION search_words\(.*?\$\$;/s.exec(readFileSync(file, "utf8")) ?? [];
  if (!found) throw new Error("search_words is defined elsewhere");
  return found.replace("search_words", name);
}

const SIGNS = [
  " ",
  " ",
  " ",
  "  ",
  "-",
  ".",
  ",",
  "’",
  "'",
  "/",
  "_",
  "\n",
  "\t",
  "\u00a0",
  "«",
  "–",
  "…",
  "(",
  "€",
  "😀",
];
const SYLLABLES = [
  "a",
  "lab",
  "é",
  "œuvre",
  "É",
  "Ç",
  "27e",
  "27ème",
  "2e",
  "1er",
  "3",
  "110bis",
  "th",
  "res",
  "ß",
  "λ",
  "ñ",
  "st",
];

test("texts are cut in words as the first definition cuts them, whatever is written", async () => {
  const text = fc
    .array(fc.oneof(fc.constantFrom(...SIGNS), fc.constantFrom(...SYLLABLES), fc.string({ maxLength: 4 })), {
      maxLength: 30,
    })
    .map((parts) => parts.join("").replaceAll("\0", "").toWellFormed());
  const texts = fc.sample(text, 3_000);
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  try {
    await client.query(firstDefinition("pg_temp.first_words"));
    const { rows } = await client.query<{ text: string; words: string; first: string }>(
      "SELECT text, search_words(text) AS words, pg_temp.first_words(text) AS first FROM unnest($1::text[]) AS text",
      [texts],
    );
    expect(rows).toHaveLength(texts.length);
    for (const { text, words, first } of rows) expect(words, JSON.stringify(text)).toBe(first);
  } finally {
    await client.end();
  }
});

/** A slip of the fingers at some place of a word: what stands there is left out, changed, doubled or swapped with the next. */
const slip = fc.record({
  at: fc.nat({ max: 12 }),
  letter: fc.constantFrom(..."abeinstxz"),
  kind: fc.constantFrom("add", "drop", "change", "swap"),
});

function slipped(word: string, { at, letter, kind }: { at: number; letter: string; kind: string }): string {
  const place = at % (word.length + 1);
  const [before, after] = [word.slice(0, place), word.slice(place)];
  if (kind === "add") return before + letter + after;
  if (kind === "drop") return before + after.slice(1);
  if (kind === "change") return before + letter + after.slice(1);
  return before + after.slice(1, 2) + after.slice(0, 1) + after.slice(2);
}

test("two words that are at most two slips apart have a cut in common, wherever the slips are", async () => {
  const word = fc
    .array(fc.constantFrom(..."abeinstéœ"), { minLength: 1, maxLength: 14 })
    .map((letters) => letters.join(""));
  const pairs = fc
    .sample(fc.tuple(word, fc.array(slip, { maxLength: 2 })), 3_000)
    .map(([word, slips]) => ({ word, typed: slips.reduce(slipped, word) }));
  const apart = await db.$queryRaw`
    SELECT word, typed FROM unnest(${pairs.map(({ word }) => word)}::text[], ${pairs.map(({ typed }) => typed)}::text[]) AS pairs (word, typed)
    WHERE NOT search_cuts(word) && search_cuts(typed)`;
  expect(apart).toEqual([]);
});
