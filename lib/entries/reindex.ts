/**
 * Fills `indexed_entry`: what searches, lists and facets read of an entry that is published. Its words, by how much they
 * say that the entry is the one looked for:
 *
 *   A  the names of the thing: title, aliases, names of the body that it presents
 *   B  who did it: names as printed, all the names of the organisations, the labs and programmes credited
 *   C  what says at once what it is: summary, subtitle, its type and its kind by their names; the names of the bodies before and after those
 *      that did it (what the SGMAP did is found under "DITP")
 *   D  the body, the place and what contains it, dates in words, its themes by their names
 *
 * Which fields of a type's own table are read, and with which weight, is in the registry (`search`).
 */
import type { Transaction } from "#lib/db";
import { Prisma } from "#lib/generated/prisma/client";
import { type Known, WEIGHTS, type Weight } from "./index-known";
import { creditsSql, rowsSql } from "./index-row";

/**
 * Fills the search of one entry, once its row, its details and its credits are written; when it was renamed, taken
 * down or put back, also that of the entries that credit it, which are found under its names.
 * @param known what it is now, when the caller has that at hand.
 */
export async function reindex(
  tx: Transaction,
  entryId: string,
  renamed: boolean,
  known: Known | null = null,
): Promise<void> {
  await tx.$executeRaw(reindexSql(Prisma.sql`e.id = ${entryId}::uuid`, known));
  if (!renamed) return;
  const crediting = Prisma.sql`e.id IN (SELECT entry_id FROM credit WHERE credited_entry_id = ${entryId}::uuid)`;
  // Locked first: a decision under way on one of them is waited for, and what it wrote is what is read next. In order,
  // so that two such renamings do not wait for one another.
  await tx.$executeRaw`SELECT 1 FROM entry e WHERE ${crediting} ORDER BY e.id FOR NO KEY UPDATE`;
  await tx.$executeRaw(reindexSql(crediting));
}

/**
 * The statement that fills `indexed_entry` for the entries (alias `e`) that the condition names, published ones only,
 * and takes out those that are so no longer: `Prisma.sql\`true\`` for all of them. The distinct words follow: new ones
 * come in, and those that no entry holds any more go, at once, since they may be a name that had to be taken away.
 * @param known what all of them are: the statement leaves out what they cannot have, and begins sooner.
 */
export function reindexSql(which: Prisma.Sql, known: Known | null = null): Prisma.Sql {
  return Prisma.sql`
WITH RECURSIVE ${creditsSql(which, known)}
  texts AS MATERIALIZED (${rowsSql(which, known)}),
  -- Cut in words once: for the index, which then makes one of their endings, and for the words themselves.
  read AS MATERIALIZED (
    SELECT texts.*, search_words(a) AS words_a, search_words(b) AS words_b, search_words(c) AS words_c, search_words(d) AS words_d
    FROM texts
  ),
  fresh AS MATERIALIZED (
    SELECT read.*, setweight(title.words, 'A') || ${weighed("b", "B")} || ${weighed("c", "C")} || ${weighed("d", "D")} AS search,
      title.words AS names
    FROM read CROSS JOIN LATERAL (SELECT ${wordsSql("a")} AS words OFFSET 0) title
  ),
  old AS MATERIALIZED (
    SELECT i.entry_id, i.search FROM entry e JOIN indexed_entry i ON i.entry_id = e.id WHERE ${which}
  ),
  taken_out AS (
    DELETE FROM indexed_entry i USING old WHERE i.entry_id = old.entry_id AND old.entry_id NOT IN (SELECT id FROM fresh)
  ),
  new_words AS (
    INSERT INTO search_word (word, stem, entries)
    SELECT unknown.word, stem, 1
    FROM (
      SELECT words.word FROM (
        SELECT DISTINCT unnest(string_to_array(${newWords(known)}, ' ')) AS word FROM read
      ) words
      WHERE NOT EXISTS (SELECT FROM search_word known WHERE known.word = words.word) OFFSET 0
    ) unknown, search_stem(unknown.word) AS stem
    WHERE unknown.word ~ '^[[:alnum:]]{2,40}$' AND unknown.word !~ '^[0-9]+$' AND stem IS NOT NULL
    -- In order: two decisions that bring the same words do not wait for one another.
    ORDER BY unknown.word ON CONFLICT DO NOTHING
  ),
  lost (stem) AS (
    SELECT unnest(tsvector_to_array(old.search)) FROM old
    EXCEPT SELECT unnest(tsvector_to_array(fresh.search)) FROM fresh
  ),
  lost_words AS (
    DELETE FROM search_word w USING lost WHERE w.stem = lost.stem AND NOT EXISTS (
      SELECT FROM indexed_entry i
      WHERE i.search @@ to_tsquery('simple', quote_literal(lost.stem)) AND i.entry_id NOT IN (SELECT entry_id FROM old)
    )
  )
INSERT INTO indexed_entry (entry_id, ${COLUMNS})
SELECT id, ${COLUMNS} FROM fresh
ON CONFLICT (entry_id) DO UPDATE SET (${COLUMNS}) = (${NEW_VALUES})`;
}

const COLUMN_NAMES = [
  "type",
  "published_at",
  "dated_at",
  "sort_title",
  "starts_at",
  "ends_at",
  "deadline_at",
  "country",
  "latitude",
  "longitude",
  "point_of",
  "tags",
  "names",
  "search",
];
const COLUMNS = Prisma.raw(COLUMN_NAMES.join(", "));

// Values in another order are the same values: the row stays as it is, and nobody is told that it changed.
const SAME_TAGS = "indexed_entry.tags @> excluded.tags AND indexed_entry.tags <@ excluded.tags";
const NEW_VALUES = Prisma.raw(
  COLUMN_NAMES.map((name) =>
    name === "tags"
      ? `CASE WHEN ${SAME_TAGS} THEN indexed_entry.tags ELSE excluded.tags END`
      : `excluded.${name}`,
  ).join(", "),
);

/** Those that may not be known yet: of the texts that changed. */
function newWords(known: Known | null): Prisma.Sql {
  const texts = WEIGHTS.map((weight) => {
    const words = Prisma.raw(`words_${weight.toLowerCase()}`);
    return known ? Prisma.sql`CASE WHEN ${known.changed.has(weight)} THEN ${words} END` : words;
  });
  return Prisma.sql`concat_ws(' ', ${Prisma.join(texts)})`;
}

/** The words of a text as the search compares them: `search_text` (in the migrations) cuts what people type alike. */
const wordsSql = (column: string) =>
  Prisma.raw(`to_tsvector('sillage', search_endings(coalesce(read.words_${column}, '')))`);

const weighed = (column: string, weight: Weight) =>
  Prisma.sql`setweight(${wordsSql(column)}, ${Prisma.raw(`'${weight}'`)})`;
