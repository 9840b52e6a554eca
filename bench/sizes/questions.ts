/**
 * What pages ask of the database, through the functions that they call, one after the other: each kind of question over
 * many words, places and months, chosen in the directory that is asked. Runs in a process of its own (child.ts).
 */
import { addMonths, monthOf } from "#lib/agenda/month";
import { db } from "#lib/db";
import { getCards, getEntry } from "#lib/entries/queries";
import { ENTRY_TYPES } from "#lib/paths";
import { complete } from "#lib/search/complete";
import { facets } from "#lib/search/facets";
import { happeningsOf } from "#lib/search/happenings";
import { understand } from "#lib/search/meaning";
import { nameFilters } from "#lib/search/names";
import { placesOf } from "#lib/search/places";
import { EMPTY_SEARCH, type SearchQuery } from "#lib/search/query";
import { search as find } from "#lib/search/search";
import { similarEntries } from "#lib/search/similar";
import { QUESTIONS, type QuestionName } from "./names";

export type Questions = Record<QuestionName, (variant: number) => Promise<unknown>>;

const now = new Date();

export async function readQuestions(): Promise<Questions> {
  const everywhere = await wordsHeldBy(0.5, 1);
  const frequent = await wordsHeldBy(0.05, 0.2);
  const middling = await wordsHeldBy(0.01, 0.03);
  const rare = await rareWords();
  const themes = await column(
    "SELECT slug AS value FROM theme WHERE merged_into_id IS NULL ORDER BY md5(slug)",
  );
  const places = await column(
    "SELECT code AS value FROM territory WHERE level = 'region' ORDER BY md5(code)",
  );
  const entries = await column("SELECT slug AS value FROM entry ORDER BY md5(slug) LIMIT 200");
  const year = (n: number) => 2019 + (n % 7);
  const type = (n: number) => at(ENTRY_TYPES, n);
  const word = (n: number) => at(at([everywhere, frequent, middling, rare], n), n >> 2);
  return {
    [QUESTIONS.everywhere]: (n) => page({ text: at(everywhere, n) }),
    [QUESTIONS.frequent]: (n) => page({ text: at(frequent, n) }),
    [QUESTIONS.middling]: (n) => page({ text: at(middling, n) }),
    [QUESTIONS.rare]: (n) => page({ text: at(rare, n) }),
    [QUESTIONS.two]: (n) => page({ text: `${at(frequent, n)} ${word(n + 1)}` }),
    [QUESTIONS.typo]: (n) => page({ text: mistyped(at(n % 2 ? middling : rare, n)) }),
    [QUESTIONS.filtered]: (n) =>
      page({
        text: at(at([everywhere, frequent, middling], n), Math.floor(n / 3)),
        types: n % 2 ? [type(n)] : [],
        themes: [at(themes, n)],
        years: n % 3 ? [year(n)] : [],
      }),
    [QUESTIONS.further]: (n) =>
      page({
        text: at(at([everywhere, frequent], n), n >> 1),
        cursor: { sort: "relevance", score: 0, at: `${year(n)}-06-01T00:00:00Z`, id: NO_ID },
      }),
    [QUESTIONS.list]: (n) =>
      page({ types: [type(n)], sort: at(["novelty", "date", "title"] as const, n >> 2) }),
    [QUESTIONS.facets]: (n) =>
      page({
        types: n % 2 ? [type(n)] : [],
        themes: [at(themes, n), at(themes, n + 1)],
        territories: [at(places, n)],
        years: [year(n)],
      }),
    [QUESTIONS.suggestions]: (n) => complete(word(n).slice(0, 2 + (n % 5)), "fr"),
    [QUESTIONS.similar]: (n) => similarEntries(at(entries, n), []),
    [QUESTIONS.map]: async (n) => placesOf(await asked(narrowed(n)), now),
    [QUESTIONS.agenda]: async (n) =>
      happeningsOf(await asked(narrowed(n)), addMonths(MONTH, (n % 9) - 5), now),
    [QUESTIONS.entry]: (n) => getEntry(at(entries, n)),
  };

  function narrowed(n: number): Partial<SearchQuery> {
    const themed = { themes: [at(themes, n)] };
    const placed = { territories: [at(places, n)] };
    return at([{}, themed, placed, { text: word(n) }, { ...themed, ...placed }], n);
  }
}

const MONTH = monthOf(now.toISOString());
const NO_ID = "00000000-0000-7000-8000-000000000000";

/** What a page of results reads: the names of its filters, its entries, what else could be chosen. */
async function page(search: Partial<SearchQuery>): Promise<void> {
  const query = await asked(search);
  const { hits } = await find(query, { now, highlight: query.text !== "" });
  await facets(query, now);
  await getCards(hits.map(({ id }) => id));
}

const asked = async (search: Partial<SearchQuery>) =>
  understand((await nameFilters({ ...EMPTY_SEARCH, ...search }, "fr")).query);

/** Words by the share of the entries that hold them, as they are written. */
async function wordsHeldBy(least: number, most: number): Promise<string[]> {
  return await column(`
    SELECT min(word) AS value FROM search_word
    WHERE entries BETWEEN ${least} * (SELECT count(*) FROM indexed_entry) AND ${most} * (SELECT count(*) FROM indexed_entry)
      AND length(word) > 4
    GROUP BY stem ORDER BY md5(stem) LIMIT 25`);
}

/** Words that a few entries hold, whatever the size of the directory. */
async function rareWords(): Promise<string[]> {
  return await column(`
    SELECT word AS value FROM (SELECT word, stem FROM search_word WHERE length(word) > 7 ORDER BY md5(word) LIMIT 2000) AS words
    WHERE (SELECT count(*) FROM indexed_entry WHERE search @@ to_tsquery('simple', quote_literal(stem))) BETWEEN 1 AND 20
    LIMIT 25`);
}

/** Two letters swapped, the first one left as it is. */
const mistyped = (word: string) => `${word.slice(0, 2)}${word.charAt(3)}${word.charAt(2)}${word.slice(4)}`;

async function column(sql: string): Promise<string[]> {
  const rows = await db.$queryRawUnsafe<{ value: string }[]>(sql);
  return rows.map(({ value }) => value);
}

function at<T>(values: readonly T[], index: number): T {
  const value = values[index % values.length];
  if (value === undefined) throw new Error("the directory is too small to be asked this");
  return value;
}
