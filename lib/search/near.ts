/** What to propose to someone whose words found nothing. */
import { db, type Transaction } from "#lib/db";
import type { EntryType } from "#lib/paths";
import { fold } from "#lib/text";
import { countMatches } from "./count";
import { understand } from "./meaning";
import { changeSearch, EMPTY_SEARCH, isFiltered, type SearchQuery } from "./query";

export interface Near {
  /** How many the same words find without the filters; 0 when there are none. */
  unfiltered: number;
  /** The words that find something by themselves. */
  words: string[];
  /** What is written alike: a letter too many, two swapped. */
  entries: { type: EntryType; slug: string; title: string; language: string }[];
  organisations: { slug: string; name: string }[];
  themes: { slug: string; labelFr: string; labelEn: string }[];
}

/** Titles looked at: the newest. */
const MAX_TITLES = 2000;
const MAX_WORDS = 5;
/** From 0, nothing in common, to 1 (pg_trgm). */
const ALIKE = 0.45;

export async function near(query: SearchQuery, now: Date, tx: Transaction = db): Promise<Near> {
  // The whole, then word by word: one good word among wrong ones is enough.
  const texts = [...new Set([fold(query.text), ...wordsOf(query.text).map(fold)])];
  const [unfiltered, words, entries, organisations, themes] = await Promise.all([
    isFiltered(query)
      ? countMatches(await understand({ ...EMPTY_SEARCH, text: query.text }, tx), now, tx)
      : null,
    wordsThatFind(query, now, tx),
    tx.$queryRaw<Near["entries"]>`
      SELECT type, slug, title, language FROM (
        SELECT e.type, e.slug, e.title, e.language, (SELECT max(word_similarity(typed, e.sort_title)) FROM unnest(${texts}::text[]) typed) AS alike
        FROM (SELECT entry_id FROM indexed_entry ORDER BY published_at DESC, entry_id DESC LIMIT ${MAX_TITLES}) i JOIN entry e ON e.id = i.entry_id
      ) titles WHERE alike >= ${ALIKE} ORDER BY alike DESC, title LIMIT 5`,
    tx.$queryRaw<Near["organisations"]>`
      SELECT slug, name FROM (
        SELECT o.slug, o.name, (
          SELECT max(similarity(typed, lower(unaccent(known))))
          FROM unnest(o.aliases || o.name || o.acronym || o.full_name) AS known, unnest(${texts}::text[]) AS typed
        ) AS alike FROM organisation o
      ) names WHERE alike >= ${ALIKE} ORDER BY alike DESC, name LIMIT 3`,
    tx.$queryRaw<Near["themes"]>`
      SELECT slug, label_fr AS "labelFr", label_en AS "labelEn" FROM (
        SELECT t.*, (
          SELECT max(word_similarity(typed, lower(unaccent(label))))
          FROM unnest(ARRAY[t.label_fr, t.label_en]) AS label, unnest(${texts}::text[]) AS typed
        ) AS alike
        FROM theme t
      ) labels WHERE alike >= ${ALIKE} ORDER BY alike DESC, position LIMIT 3`,
  ]);
  return { unfiltered: unfiltered?.count ?? 0, words, entries, organisations, themes };
}

async function wordsThatFind(query: SearchQuery, now: Date, tx: Transaction): Promise<string[]> {
  const words = wordsOf(query.text);
  if (words.length < 2) return [];
  const counts = await Promise.all(
    words.map(async (word) =>
      countMatches(await understand(changeSearch(query, { text: word }), tx), now, tx),
    ),
  );
  return words.filter((_, index) => (counts[index]?.count ?? 0) > 0);
}

const wordsOf = (text: string) =>
  [...new Set(text.split(/[\s"«»“”]+/).filter((word) => word.length > 2))].slice(0, MAX_WORDS);
