/**
 * What `indexed_entry` holds of entries, as parts of the statement that fills it (reindex.ts): who is credited, the texts
 * by weight, the values by which they are filtered. Only the tables that entries may need are read: those of one type
 * when all are of that type, and no organisation when nothing is tied to a credit.
 */
import { Prisma } from "#lib/generated/prisma/client";
import { LANGS, type Lang, messages } from "#lib/messages/index";
import { ENTRY_TYPES, type EntryType } from "#lib/paths";
import { countryName, optionLabel } from "./field-words";
import type { Known, Weight } from "./index-known";
import { entryTypes, fieldsOf } from "./types/index";
import { countryOptions } from "./vocabularies";

/**
 * `credited`, every organisation credited on these entries (alias `e`), itself or as the lab that presents it; `bodies`, by
 * whom each entry can be filtered; `lineage`, the names of each with those of the bodies before and after it.
 */
export const creditsSql = (which: Prisma.Sql, known: Known | null): Prisma.Sql =>
  known?.tied === false
    ? Prisma.empty
    : Prisma.sql`
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
  -- Those credited and those that came after them.
  bodies AS MATERIALIZED (
    SELECT c.entry_id, array_agg(DISTINCT 'by:' || o.slug) AS tags
    FROM credited c JOIN later l ON l.root = c.organisation_id JOIN organisation o ON o.id = l.id
    GROUP BY c.entry_id
  ),
  lineage AS MATERIALIZED (
    SELECT f.root, string_agg(${organisationNames}, ' ') FILTER (WHERE f.id = f.root) AS names,
      string_agg(${organisationNames}, ' ' ORDER BY o.slug) FILTER (WHERE f.id <> f.root) AS kin
    FROM (SELECT * FROM later UNION SELECT * FROM earlier) f JOIN organisation o ON o.id = f.id
    GROUP BY f.root
  ),`;

/** A row an entry that is published: `id`, the columns of `indexed_entry` but its words, and texts `a` to `d`. */
export function rowsSql(which: Prisma.Sql, known: Known | null): Prisma.Sql {
  const types = known ? [known.type] : ENTRY_TYPES;
  const untied = known?.tied === false;
  const details = (weight: Weight) => detailsSql(types, weight);
  return Prisma.sql`
    SELECT e.id, e.type, e.published_at, e.dated_at, e.sort_title, e.starts_at, e.ends_at, e.deadline_at, e.country,
      coalesce(e.latitude, place.latitude) AS latitude, coalesce(e.longitude, place.longitude) AS longitude,
      CASE WHEN e.latitude IS NULL THEN place.point_of END AS point_of,
      ${tagsSql(untied ? Prisma.sql`NULL::text[]` : Prisma.sql`bodies.tags`)} AS tags,
      concat_ws(' ', e.title, ${details("A")},
        (SELECT string_agg(${organisationNames}, ' ') FROM organisation o WHERE o.entry_id = e.id)) AS a,
      concat_ws(' ', ${details("B")}, credits.names) AS b,
      concat_ws(' ', e.summary, ${details("C")}, labels.of ->> e.type::text, labels.of ->> ('kind:' || e.kind), credits.kin) AS c,
      concat_ws(' ', e.body, ${details("D")}, e.address, ${placeNames}, ${datesInWords}, labels.of ->> ('country:' || e.country),
        themes.labels) AS d
    FROM entry e CROSS JOIN (SELECT ${labelsOf(known)}::jsonb AS of OFFSET 0) labels
      ${Prisma.raw(types.map((type) => `LEFT JOIN "${type}" ON "${type}".entry_id = e.id`).join(" "))}
      LEFT JOIN territory place ON place.code = e.territory_code
      CROSS JOIN LATERAL (${themesOfIt}) themes
      ${untied ? untiedCredits : tiedCredits}
    WHERE NOT e.archived AND e.merged_into_id IS NULL AND ${which}
    ${known ? Prisma.empty : IN_ORDER}`;
}

// Rows of the index lie in the order of publication (decision 55).
const IN_ORDER = Prisma.sql`ORDER BY e.published_at, e.id`;

const organisationNames = Prisma.sql`concat_ws(' ', o.name, o.acronym, o.full_name, array_to_string(o.aliases, ' '))`;

const themesOfIt = Prisma.sql`
  SELECT array_agg('theme:' || t.slug) AS tags, string_agg(concat_ws(' ', t.label_fr, t.label_en), ' ' ORDER BY et.theme_id) AS labels
  FROM entry_theme et JOIN theme t ON t.id = et.theme_id WHERE et.entry_id = e.id`;

const untiedCredits = Prisma.sql`
      CROSS JOIN LATERAL (
        SELECT string_agg(c.name, ' ' ORDER BY c.position) AS names, NULL AS kin FROM credit c WHERE c.entry_id = e.id
      ) credits`;

// Of the entries credited, the names: their type's own table is read, whichever it is.
const tiedCredits = Prisma.sql`
      LEFT JOIN bodies ON bodies.entry_id = e.id
      CROSS JOIN LATERAL (
        SELECT string_agg(concat_ws(' ', c.name, l.names, other.title, ${namesOfOther()}), ' ' ORDER BY c.position) AS names,
          string_agg(l.kin, ' ' ORDER BY c.position) AS kin
        FROM credit c
        LEFT JOIN lineage l ON l.root = c.organisation_id
        LEFT JOIN entry other ON other.id = c.credited_entry_id
        WHERE c.entry_id = e.id AND other.removed IS NOT TRUE
      ) credits`;

// The years that it spans, fifty at most: a lab founded in 1810 is not found in each since.
const FIRST_YEAR = Prisma.sql`left(e.starts_on, 4)::int`;
const yearsSql = Prisma.sql`
  SELECT 'year:' || year
  FROM generate_series(${FIRST_YEAR}, least(left(coalesce(e.ends_on, e.starts_on), 4)::int, ${FIRST_YEAR} + 49)) AS year`;

/**
 * Its type, the month of its publication and the values by which it is filtered (lib/search/tags.ts). What has a point in
 * France and no territory is where the nearest commune is: in its département and its region.
 */
const tagsSql = (bodies: Prisma.Sql) => Prisma.sql`ARRAY(
  SELECT DISTINCT tag FROM unnest(
    ARRAY['month:' || to_char(e.published_at AT TIME ZONE 'UTC', 'YYYY-MM'), 'type:' || e.type, 'kind:' || e.kind,
      'language:' || e.language, 'year:' || left(e.deadline_on, 4)::int,
      CASE WHEN e.territory_code = 'fr' THEN 'place:national' END, CASE WHEN e.country = 'FR' THEN 'place:fr' END]
    || ARRAY(${yearsSql}) || themes.tags || ${bodies}
    || ARRAY(SELECT 'place:' || code FROM unnest(place.ancestors || place.code) AS code)
    || ARRAY(SELECT 'place:' || code FROM unnest((
      SELECT near.ancestors FROM territory near
      WHERE e.territory_code IS NULL AND e.country = 'FR' AND e.latitude IS NOT NULL
        AND near.level = 'commune' AND near.point_of = 'commune'
      ORDER BY point(near.longitude, near.latitude) <-> point(e.longitude, e.latitude) LIMIT 1
    )) AS code WHERE code NOT LIKE 'epci-%')
  ) AS tag WHERE tag IS NOT NULL
)`;

const monthsIn = (lang: Lang) =>
  Prisma.raw(
    `'{${Array.from({ length: 12 }, (_, month) => new Date(2000, month, 15).toLocaleDateString(lang, { month: "long" })).join(",")}}'::text[]`,
  );
const [MONTHS, MONTHS_IN_ENGLISH] = [monthsIn("fr"), monthsIn("en")];

/** "14 septembre 2018 september": when it starts, ends or closes, as people type it. */
const datesInWords = Prisma.sql`(
  SELECT string_agg(concat_ws(' ', ltrim(substr(day, 9, 2), '0'), (${MONTHS})[substr(day, 6, 2)::int], left(day, 4), (${MONTHS_IN_ENGLISH})[substr(day, 6, 2)::int]), ' ')
  FROM unnest(ARRAY[e.starts_on, e.ends_on, e.deadline_on]) AS day
  WHERE day ~ '^\\d{4}-\\d{2}'
)`;

const placeNames = Prisma.sql`place.name, (
  SELECT string_agg(holder.name, ' ' ORDER BY holder.code) FROM territory holder WHERE holder.code = ANY(place.ancestors)
)`;

/** What values are called, in both languages. */
const bothOf = (label: (lang: Lang) => string) => [...new Set(LANGS.map(label))].join(" ");
const LABELS = new Map<string, string>([
  ...ENTRY_TYPES.map((type) => [type, bothOf((lang) => messages(lang).common.types[type].one)] as const),
  ...[...new Set(ENTRY_TYPES.flatMap((type) => entryTypes[type].kinds))].map(
    (kind) => [`kind:${kind}`, bothOf((lang) => optionLabel("kind", kind, lang))] as const,
  ),
  ...countryOptions("fr").map(
    ({ value }) => [`country:${value}`, bothOf((lang) => countryName(value, lang))] as const,
  ),
]);
const ALL_LABELS = JSON.stringify(Object.fromEntries(LABELS));

function labelsOf(known: Known | null): string {
  if (!known) return ALL_LABELS;
  const values = [known.type, `kind:${known.kind}`, `country:${known.country}`];
  return JSON.stringify(Object.fromEntries(values.map((value) => [value, LABELS.get(value)])));
}

/** Of the fields that only some types have, those of that weight, as one text; those tables are joined. */
function detailsSql(types: readonly EntryType[], weight: Weight): Prisma.Sql {
  const texts = types.flatMap((type) => {
    const text = textOf(type, weight, type);
    return text ? [{ type, text }] : [];
  });
  if (texts.length === 0) return Prisma.sql`NULL`;
  if (types.length === 1) return Prisma.raw(texts.map(({ text }) => text).join());
  return Prisma.raw(
    `CASE e.type ${texts.map(({ type, text }) => `WHEN '${type}' THEN ${text}`).join(" ")} END`,
  );
}

/** The names of the entry `other`, beside its title. */
function namesOfOther(): Prisma.Sql {
  const cases = ENTRY_TYPES.flatMap((type) => {
    const text = textOf(type, "A", "d");
    return text ? [`WHEN '${type}' THEN (SELECT ${text} FROM "${type}" d WHERE d.entry_id = other.id)`] : [];
  });
  return Prisma.raw(cases.length > 0 ? `CASE other.type ${cases.join(" ")} END` : "NULL");
}

// `array || column` takes a text and an array alike, and leaves NULL out.
function textOf(type: EntryType, weight: Weight, alias: string): string | null {
  const columns = fieldsOf(type).flatMap(({ name, search }) => (search === weight ? [columnOf(name)] : []));
  if (columns.length === 0) return null;
  return `array_to_string(${["ARRAY[]::text[]", ...columns.map((column) => `"${alias}"."${column}"`)].join(" || ")}, ' ')`;
}

function columnOf(field: string): string {
  return field.replace(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`);
}
