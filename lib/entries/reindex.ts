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
import { LANGS, type Lang, messages } from "#lib/messages/index";
import { ENTRY_TYPES } from "#lib/paths";
import { countryName, optionLabel } from "./field-words";
import { entryTypes, fieldsOf } from "./types/index";
import { countryOptions } from "./vocabularies";

type Weight = "A" | "B" | "C" | "D";

/**
 * Fills the search of one entry, once its row, its details and its credits are written; when it was renamed, taken
 * down or put back, also that of the entries that credit it, which are found under its names.
 */
export async function reindex(tx: Transaction, entryId: string, renamed: boolean): Promise<void> {
  await tx.$executeRaw(reindexSql(Prisma.sql`e.id = ${entryId}::uuid`));
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
 */
export function reindexSql(which: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
WITH RECURSIVE
  -- Every organisation credited on these entries, itself or as the lab that presents it, with the bodies that came after
  -- it and those that came before it.
  credited (entry_id, organisation_id) AS (
    SELECT c.entry_id, c.organisation_id FROM entry e JOIN credit c ON c.entry_id = e.id
    WHERE ${which} AND c.organisation_id IS NOT NULL
    UNION ALL
    SELECT c.entry_id, o.id FROM entry e JOIN credit c ON c.entry_id = e.id JOIN organisation o ON o.entry_id = c.credited_entry_id
    WHERE ${which}
  ),
  later (root, id) AS (
    SELECT DISTINCT organisation_id, organisation_id FROM credited
    UNION SELECT l.root, s.successor_id FROM later l JOIN organisation_succession s ON s.predecessor_id = l.id
  ),
  earlier (root, id) AS (
    SELECT DISTINCT organisation_id, organisation_id FROM credited
    UNION SELECT l.root, s.predecessor_id FROM earlier l JOIN organisation_succession s ON s.successor_id = l.id
  ),
  -- By whom each entry can be filtered: those credited and those that came after them.
  bodies AS MATERIALIZED (
    SELECT c.entry_id, array_agg(DISTINCT 'by:' || o.slug) AS tags
    FROM credited c JOIN later l ON l.root = c.organisation_id JOIN organisation o ON o.id = l.id
    GROUP BY c.entry_id
  ),
  lineage AS MATERIALIZED (
    SELECT f.root, string_agg(${organisationNames}, ' ') FILTER (WHERE f.id = f.root) AS names,
      string_agg(${organisationNames}, ' ') FILTER (WHERE f.id <> f.root) AS kin
    FROM (SELECT * FROM later UNION SELECT * FROM earlier) f JOIN organisation o ON o.id = f.id
    GROUP BY f.root
  ),
  texts AS MATERIALIZED (
    SELECT e.id, e.type, e.published_at, e.dated_at, e.sort_title, e.starts_at, e.ends_at, e.deadline_at, e.country,
      coalesce(e.latitude, place.latitude) AS latitude, coalesce(e.longitude, place.longitude) AS longitude,
      CASE WHEN e.latitude IS NULL THEN place.point_of END AS point_of,
      ${tagsSql} AS tags,
      concat_ws(' ', e.title, ${details("A")},
        (SELECT string_agg(${organisationNames}, ' ') FROM organisation o WHERE o.entry_id = e.id)) AS a,
      concat_ws(' ', ${details("B")}, credits.names) AS b,
      concat_ws(' ', e.summary, ${details("C")}, ${labelsSql}, credits.kin) AS c,
      concat_ws(' ', e.body, ${details("D")}, e.address, ${placeNames}, ${datesInWords}, ${countryLabel}, (
        SELECT string_agg(concat_ws(' ', t.label_fr, t.label_en), ' ') FROM entry_theme et JOIN theme t ON t.id = et.theme_id
        WHERE et.entry_id = e.id
      )) AS d
    FROM entry e LEFT JOIN territory place ON place.code = e.territory_code LEFT JOIN bodies ON bodies.entry_id = e.id
      CROSS JOIN LATERAL (${creditNames}) credits
    WHERE NOT e.archived AND e.merged_into_id IS NULL AND ${which}
  ),
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
        SELECT DISTINCT unnest(string_to_array(concat_ws(' ', words_a, words_b, words_c, words_d), ' ')) AS word FROM read
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
ON CONFLICT (entry_id) DO UPDATE SET (${COLUMNS}) = (${Prisma.raw(`excluded.${COLUMN_NAMES.join(", excluded.")}`)})`;
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

// The years that it spans, fifty at most: a lab founded in 1810 is not found in each since.
const FIRST_YEAR = Prisma.sql`left(e.starts_on, 4)::int`;
const yearsSql = Prisma.sql`
  SELECT year FROM generate_series(${FIRST_YEAR}, least(left(coalesce(e.ends_on, e.starts_on), 4)::int, ${FIRST_YEAR} + 49)) AS year
  UNION SELECT left(e.deadline_on, 4)::int WHERE e.deadline_on IS NOT NULL`;

/**
 * Its type, the month of its publication and the values by which it is filtered (lib/search/tags.ts). What has a point in
 * France and no territory is where the nearest commune is: in its département and its region.
 */
const tagsSql = Prisma.sql`ARRAY(
  SELECT 'month:' || to_char(e.published_at AT TIME ZONE 'UTC', 'YYYY-MM')
  UNION SELECT 'type:' || e.type UNION SELECT 'kind:' || e.kind UNION SELECT 'language:' || e.language
  UNION SELECT 'year:' || year FROM (${yearsSql}) AS years
  UNION SELECT 'theme:' || t.slug FROM entry_theme et JOIN theme t ON t.id = et.theme_id WHERE et.entry_id = e.id
  UNION SELECT unnest(bodies.tags)
  UNION SELECT 'place:' || code FROM unnest(place.ancestors || place.code) AS code WHERE code IS NOT NULL
  UNION SELECT 'place:national' WHERE e.territory_code = 'fr'
  UNION SELECT 'place:fr' WHERE e.country = 'FR'
  UNION SELECT 'place:' || code FROM unnest((
    SELECT near.ancestors FROM territory near
    WHERE e.territory_code IS NULL AND e.country = 'FR' AND e.latitude IS NOT NULL
      AND near.level = 'commune' AND near.point_of = 'commune'
    ORDER BY point(near.longitude, near.latitude) <-> point(e.longitude, e.latitude) LIMIT 1
  )) AS code WHERE code NOT LIKE 'epci-%'
)`;

/** The words of a text as the search compares them: `search_text` (in the migrations) cuts what people type alike. */
const wordsSql = (column: string) =>
  Prisma.raw(`to_tsvector('sillage', search_endings(coalesce(read.words_${column}, '')))`);

const weighed = (column: string, weight: Weight) =>
  Prisma.sql`setweight(${wordsSql(column)}, ${Prisma.raw(`'${weight}'`)})`;

const organisationNames = Prisma.sql`concat_ws(' ', o.name, o.acronym, o.full_name, array_to_string(o.aliases, ' '))`;

const monthsIn = (lang: Lang) =>
  Prisma.raw(
    `'{${Array.from({ length: 12 }, (_, month) => new Date(2000, month, 15).toLocaleDateString(lang, { month: "long" })).join(",")}}'::text[]`,
  );
const [MONTHS, MONTHS_IN_ENGLISH] = [monthsIn("fr"), monthsIn("en")];

const bothOf = (label: (lang: Lang) => string) => [...new Set(LANGS.map(label))].join(" ");
const LABELS = JSON.stringify(
  Object.fromEntries([
    ...ENTRY_TYPES.map((type) => [type, bothOf((lang) => messages(lang).common.types[type].one)] as const),
    ...[...new Set(ENTRY_TYPES.flatMap((type) => entryTypes[type].kinds))].map(
      (kind) => [`kind:${kind}`, bothOf((lang) => optionLabel("kind", kind, lang))] as const,
    ),
    ...countryOptions("fr").map(
      ({ value }) => [`country:${value}`, bothOf((lang) => countryName(value, lang))] as const,
    ),
  ]),
);

const creditNames = Prisma.sql`
  SELECT string_agg(concat_ws(' ', c.name, l.names, other.title, ${details("A", "other")}), ' ') AS names, string_agg(l.kin, ' ') AS kin
  FROM credit c
  LEFT JOIN lineage l ON l.root = c.organisation_id
  LEFT JOIN entry other ON other.id = c.credited_entry_id
  WHERE c.entry_id = e.id AND other.removed IS NOT TRUE`;

const placeNames = Prisma.sql`place.name, (
  SELECT string_agg(holder.name, ' ') FROM territory holder WHERE holder.code = ANY(place.ancestors)
)`;

/** "14 septembre 2018 september": when it starts, ends or closes, as people type it. */
const datesInWords = Prisma.sql`(
  SELECT string_agg(concat_ws(' ', ltrim(substr(day, 9, 2), '0'), (${MONTHS})[substr(day, 6, 2)::int], left(day, 4), (${MONTHS_IN_ENGLISH})[substr(day, 6, 2)::int]), ' ')
  FROM (SELECT unnest(ARRAY[e.starts_on, e.ends_on, e.deadline_on]) AS day) AS days
  WHERE day ~ '^\\d{4}-\\d{2}'
)`;

/** What a value is called, in both languages. */
const labelOf = (value: string) => Prisma.sql`(${LABELS}::jsonb ->> ${Prisma.raw(value)})`;
const labelsSql = Prisma.sql`${labelOf("e.type::text")}, ${labelOf("('kind:' || e.kind)")}`;
const countryLabel = labelOf("('country:' || e.country)");

// Of the fields that only some types have, those of that weight, whatever the type of the entry. `array || column`
// takes a text and an array alike, and leaves NULL out.
function details(weight: Weight, entry: "e" | "other" = "e"): Prisma.Sql {
  const parts = ENTRY_TYPES.flatMap((type) => {
    const columns = fieldsOf(type).flatMap((field) =>
      field.search === weight ? [columnOf(field.name)] : [],
    );
    if (columns.length === 0) return [];
    const whole = ["ARRAY[]::text[]", ...columns.map((column) => `d."${column}"`)].join(" || ");
    return [`SELECT array_to_string(${whole}, ' ') FROM "${type}" d WHERE d.entry_id = ${entry}.id`];
  });
  if (parts.length === 0) return Prisma.sql`NULL`;
  return Prisma.raw(
    `(SELECT string_agg(parts.text, ' ') FROM (${parts.join(" UNION ALL ")}) AS parts (text))`,
  );
}

function columnOf(field: string): string {
  return field.replace(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`);
}
