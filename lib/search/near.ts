/** What to propose to someone whose search found nothing. */
import { db, type Transaction } from "#lib/db";
import { withQuery } from "#lib/paths";
import { fold } from "#lib/text";
import type { ActiveFilter } from "./active";
import type { Count } from "./count";
import { countEach } from "./count-each";
import type { Understood } from "./meaning";
import { changeSearch, EMPTY_SEARCH, isFiltered, printSearch, type SearchQuery } from "./query";
import { withMeaning } from "./refilter";
import { lexeme } from "./tsquery";
import { readTyped, says } from "./typed";

export interface Near {
  /** The same search without one of its filters or its words: those that find something. */
  without: { label: string; query: SearchQuery; count: Count }[];
  /** The words alone, when there are filters and they find something. */
  unfiltered: { query: SearchQuery; count: Count } | null;
  /** Nothing in the words can be searched: too small, or all to be left out. */
  wordless: boolean;
  /** Words written like those typed, that find something. */
  words: string[];
  organisations: { slug: string; name: string }[];
  themes: { slug: string; labelFr: string; labelEn: string }[];
}

const MAX_FILTERS = 8;
const MAX_WORDS = 5;
/** From 0, nothing in common, to 1 (pg_trgm). */
const ALIKE = 0.45;

/** @param active the filters in use, as the page lists them. */
export async function near(
  query: Understood,
  active: readonly ActiveFilter[],
  now: Date,
  tx: Transaction = db,
): Promise<Near> {
  const { meaning } = query;
  const typed = readTyped(query.text)
    .terms.flatMap(({ pieces }) => pieces.map(({ word }) => word))
    .filter(says);
  const names = meaning && typed.length > 0 ? await namesAlike(query.text, typed, tx) : NO_NAMES;
  // Without its words alone there is no search left.
  const lessOne = active.length > 1 || !query.text ? active.slice(0, MAX_FILTERS) : [];
  const wordsAlone = changeSearch(EMPTY_SEARCH, { text: query.text, typed: query.typed });
  const isNew = lessOne.every(({ without }) => addressOf(without) !== addressOf(wordsAlone));
  const unfiltered = meaning && isFiltered(query) && isNew ? wordsAlone : null;
  const counts = await countEach(
    [
      ...lessOne.map(({ without }) => withMeaning(query, without)),
      ...(unfiltered ? [withMeaning(query, unfiltered)] : []),
      ...names.words.map(({ stem, entries }) => ({
        ...query,
        cursor: null,
        meaning: meaning && { ...meaning, match: lexeme(stem) },
        scale: query.scale && { ...query.scale, words: entries / query.scale.total },
      })),
    ],
    now,
    tx,
  );
  const countAt = (index: number) => counts[index] ?? { count: 0, more: false };
  const found = countAt(lessOne.length);
  const firstWord = lessOne.length + (unfiltered ? 1 : 0);
  return {
    wordless: meaning !== null && typed.length === 0,
    without: lessOne
      .map(({ label, without }, index) => ({ label, query: without, count: countAt(index) }))
      .filter(({ count }) => count.count > 0),
    unfiltered: unfiltered && found.count > 0 ? { query: unfiltered, count: found } : null,
    words: names.words
      .filter((_, index) => countAt(firstWord + index).count > 0)
      .map(({ word }) => word)
      .slice(0, MAX_WORDS),
    organisations: names.organisations,
    themes: names.themes,
  };
}

const addressOf = (query: SearchQuery) => withQuery("", printSearch(changeSearch(query, { sort: null })));

interface Names extends Pick<Near, "organisations" | "themes"> {
  words: { word: string; stem: string; entries: number }[];
}

const NO_NAMES: Names = { words: [], organisations: [], themes: [] };

/** Words, organisations and themes that are written alike: a letter too many, two swapped. */
async function namesAlike(text: string, typed: readonly string[], tx: Transaction): Promise<Names> {
  const words = typed.filter((word) => word.length > 2 && word.length <= 40).slice(0, MAX_WORDS);
  // The whole, then word by word: one good word among wrong ones is enough.
  const texts = [...new Set([fold(text), ...words])];
  const [alike, organisations, themes] = await Promise.all([
    tx.$queryRaw<Names["words"]>`
      SELECT min(word) AS word, stem, max(entries) AS entries FROM (
        SELECT alike.* FROM unnest(${words}::text[]) AS typed (word) CROSS JOIN LATERAL (
          SELECT w.word, w.stem, w.entries, similarity(w.word, typed.word) AS likeness FROM search_word w
          WHERE w.word % typed.word AND w.word <> typed.word
          ORDER BY likeness DESC, w.entries DESC, w.word LIMIT 3
        ) alike WHERE alike.likeness >= ${ALIKE}::float4
      ) words GROUP BY stem ORDER BY max(likeness) DESC, stem LIMIT ${2 * MAX_WORDS}`,
    tx.$queryRaw<Near["organisations"]>`
      SELECT slug, name FROM (
        SELECT o.slug, o.name, (
          SELECT max(similarity(typed, lower(unaccent(known))))
          FROM unnest(o.aliases || o.name || o.acronym || o.full_name) AS known, unnest(${texts}::text[]) AS typed
        ) AS alike FROM organisation o WHERE o.merged_into_id IS NULL
      ) names WHERE alike >= ${ALIKE} ORDER BY alike DESC, name LIMIT 3`,
    tx.$queryRaw<Near["themes"]>`
      SELECT slug, label_fr AS "labelFr", label_en AS "labelEn" FROM (
        SELECT t.*, (
          SELECT max(word_similarity(typed, lower(unaccent(label))))
          FROM unnest(ARRAY[t.label_fr, t.label_en]) AS label, unnest(${texts}::text[]) AS typed
        ) AS alike
        FROM theme t WHERE t.merged_into_id IS NULL
      ) labels WHERE alike >= ${ALIKE} ORDER BY alike DESC, position LIMIT 3`,
  ]);
  return { words: alike, organisations, themes };
}
