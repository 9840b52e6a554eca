/** What the index knows of words, all asked in one statement. */
import type { Transaction } from "#lib/db";

export interface Known {
  /** How the index holds it; null when it says nothing ("de", "pour"). */
  stem: string | null;
  /** How many entries hold it, as last counted; null when none does. */
  entries: number | null;
  /** Names of bodies that have it. */
  bodies: string[];
  /** The words of the directory that have this stem: those to mark in a text. */
  forms: string[];
  /** When it is found nowhere and was to be mended: words written alike, which are known then. */
  alike: { word: string; stem: string; entries: number }[];
  /** Likewise: words that begin as it does ("développement" for "développeurs"). */
  kin: { word: string; stem: string; entries: number }[];
  /** Likewise: two words that are known and that make it together. */
  halves: { left: Half; right: Half; entries: number }[];
}

interface Half {
  word: string;
  stem: string;
}

export interface Lookup {
  words: ReadonlyMap<string, Known>;
  /** About how many entries are searched. */
  size: number;
}

/** Forms that are marked: the most frequent. */
const MAX_FORMS = 60;
const MAX_ALIKE = 40;
const MAX_KIN = 12;
const MAX_NAMES = 60;
/** Words that are mended: the first ones that are found nowhere. */
const MAX_MENDED = 6;

export interface Asked {
  /** Folded, letters only or figures only, each once. */
  words: readonly string[];
  /** Those for which others are looked for when they are found nowhere. */
  mend: ReadonlySet<string>;
}

/** What is known of words that entries hold is kept for a minute: nothing in it has to be of this instant. */
const KEPT = 60_000;
const MAX_KEPT = 5_000;
let kept = { at: 0, size: 1, words: new Map<string, Known>() };

export async function lookUp(asked: Asked, tx: Transaction): Promise<Lookup> {
  if (Date.now() - kept.at > KEPT || kept.words.size > MAX_KEPT) {
    kept = { at: Date.now(), size: 1, words: new Map() };
  }
  const words = asked.words.filter((word) => !kept.words.has(word));
  const fresh = words.length > 0 ? await read({ words, mend: asked.mend }, tx) : null;
  const found = new Map(fresh?.words);
  for (const [word, known] of found) if (known.entries !== null) kept.words.set(word, known);
  for (const word of asked.words) {
    const known = kept.words.get(word);
    if (known) found.set(word, known);
  }
  kept.size = Math.max(kept.size, fresh?.size ?? 1);
  return { words: found, size: kept.size };
}

async function read({ words, mend }: Asked, tx: Transaction): Promise<Lookup> {
  const rows = await tx.$queryRaw<(Known & { word: string; size: number })[]>`
    WITH asked AS (
      SELECT word, mend, position, search_stem(word) AS stem
      FROM unnest(${words}::text[], ${words.map((word) => mend.has(word))}::boolean[]) WITH ORDINALITY AS asked (word, mend, position)
    ),
    counted AS (
      SELECT t.*, known.* FROM asked t LEFT JOIN LATERAL (
        SELECT max(w.entries) AS entries, (array_agg(w.word ORDER BY w.entries DESC))[1:${MAX_FORMS}::int] AS forms
        FROM search_word w WHERE w.stem = t.stem
      ) known ON true
    ),
    t AS MATERIALIZED (
      SELECT *, mend AND entries IS NULL
        AND count(*) FILTER (WHERE mend AND entries IS NULL) OVER (ORDER BY position) <= ${MAX_MENDED} AS missing
      FROM counted
    )
    SELECT t.word, t.stem, t.entries, coalesce(t.forms, '{}') AS forms,
      ARRAY(
        SELECT known FROM organisation o, unnest(ARRAY[o.acronym, o.name, o.full_name] || o.aliases) AS known
        WHERE o.words @@ to_tsquery('simple', quote_literal(t.word)) AND known IS NOT NULL LIMIT ${MAX_NAMES}
      ) AS bodies,
      coalesce(near.alike, '[]') AS alike, coalesce(begun.kin, '[]') AS kin, coalesce(parted.halves, '[]') AS halves,
      (SELECT greatest(reltuples, 1)::int FROM pg_class WHERE oid = 'indexed_entry'::regclass) AS size
    FROM t
    LEFT JOIN LATERAL (
      SELECT json_agg(json_build_object('word', closest.word, 'stem', closest.stem, 'entries', closest.entries)) AS alike FROM (
        SELECT w.word, w.stem, w.entries FROM search_word w
        WHERE t.missing AND search_cuts(w.word) && search_cuts(t.word)
          AND length(w.word) BETWEEN length(t.word) - 2 AND length(t.word) + 2
          AND levenshtein_less_equal(w.word, t.word, 2) <= 2
        ORDER BY levenshtein_less_equal(w.word, t.word, 2), w.entries DESC, w.word LIMIT ${MAX_ALIKE}
      ) closest
    ) near ON true
    LEFT JOIN LATERAL (
      SELECT json_agg(json_build_object('word', first.word, 'stem', first.stem, 'entries', first.entries)) AS kin FROM (
        SELECT w.word, w.stem, w.entries FROM search_word w
        WHERE t.missing AND length(t.word) >= 6
          AND w.word LIKE left(t.word, greatest(5, ceil(length(t.word) * 0.75)::int)) || '%'
        ORDER BY w.entries DESC, w.word LIMIT ${MAX_KIN}
      ) first
    ) begun ON true
    LEFT JOIN LATERAL (
      SELECT json_agg(json_build_object('left', json_build_object('word', a.word, 'stem', a.stem),
        'right', json_build_object('word', b.word, 'stem', b.stem), 'entries', least(a.entries, b.entries))) AS halves
      FROM generate_series(3, length(t.word) - 3) AS cut
      JOIN LATERAL (SELECT * FROM search_word w WHERE w.word = left(t.word, cut) OFFSET 0) a ON true
      JOIN LATERAL (SELECT * FROM search_word w WHERE w.word = substr(t.word, cut + 1) OFFSET 0) b ON true
      WHERE t.missing
    ) parted ON true`;
  const known = new Map<string, Known>(rows.map(({ word, size: _, ...known }) => [word, known]));
  for (const { alike, kin, halves } of rows) {
    const found = [
      ...alike,
      ...kin,
      ...halves.flatMap(({ left, right, entries }) => [left, right].map((half) => ({ ...half, entries }))),
    ];
    for (const { word, stem, entries } of found) {
      if (known.has(word)) continue;
      const forms = found.filter((other) => other.stem === stem).map((other) => other.word);
      known.set(word, { stem, entries, bodies: [], forms, alike: [], kin: [], halves: [] });
    }
  }
  return {
    words: known,
    size: Math.max(rows[0]?.size ?? 1, ...rows.map(({ entries }) => entries ?? 0)),
  };
}
