/** The values by which a search can be narrowed, with what each would leave. */
import { db, type Transaction } from "#lib/db";
import { Prisma } from "#lib/generated/prisma/client";
import { ENTRY_TYPES, type EntryType } from "#lib/paths";
import { type Count, capped, isWhole, KEPT, MAX_COUNT, newestSql, publishedByType, sumOf } from "./count";
import type { Understood } from "./meaning";
import { DEADLINES, type Deadline, EMPTY_SEARCH, type SearchQuery, WHENS, type When } from "./query";
import { type Facet, tagOf } from "./tags";
import { planSql, whereSql } from "./where";

export interface ThemeFacet {
  slug: string;
  labelFr: string;
  labelEn: string;
  count: number;
}

export interface PlaceFacet {
  /** A territory's code, or "national". */
  code: string;
  /** Null for "national". */
  name: string | null;
  level: "country" | "region" | "departement" | "epci" | "commune" | null;
  /** Codes of what contains it, nearest first. */
  ancestors: readonly string[];
  count: number;
}

/**
 * For each facet, the values that would leave something, as if none of that facet's were chosen, the most frequent first;
 * those chosen are there even when nothing has them.
 */
export interface Facets {
  /** How many the search finds. */
  total: Count;
  types: Record<EntryType, number>;
  kinds: { kind: string; count: number }[];
  themes: ThemeFacet[];
  /** The whole country and the regions; within those chosen or holding one that is, départements, then communes and their groups. */
  places: PlaceFacet[];
  organisations: { slug: string; name: string; count: number }[];
  /** The latest first. */
  years: { year: number; count: number }[];
  languages: { language: string; count: number }[];
  deadlines: Record<Deadline, number>;
  whens: Record<When, number>;
  /** The facets of which only the newest 1,000 entries were counted: their counts are "at least". */
  partial: ReadonlySet<FacetName>;
}

export type FacetName = keyof typeof FILTERS;

interface Row {
  /** "size": how many entries were counted for the facet `value`, which is in use; "total": for the others. */
  facet: "total" | "size" | FacetName;
  value: string;
  count: number;
  /** Of a theme, a place or an organisation: what it is called. */
  name: string | null;
  nameEn: string | null;
  level: PlaceFacet["level"];
  ancestors: string[] | null;
}

/** Values of a facet that are read, the most frequent: nobody reads further down such a list. */
const MAX_VALUES = { kind: 40, theme: 60, place: 160, by: 30, language: 20, year: 60 } satisfies Record<
  Facet,
  number
>;

/**
 * In a large directory, how many of the newest entries are counted for a facet in use: each such facet has a set of its
 * own, and what its other values would give is "at least" anyhow.
 */
const MAX_FOR_USED = 300;
const limitOf = ({ scale }: Understood) => (scale ? MAX_FOR_USED : MAX_COUNT);

/** Which part of a query is a facet's own filter. */
const FILTERS = {
  type: "types",
  deadline: "deadlines",
  when: "when",
  kind: "kinds",
  theme: "themes",
  place: "territories",
  by: "organisations",
  year: "years",
  language: "languages",
} as const satisfies Record<string, keyof SearchQuery>;
const TAGGED = ["kind", "theme", "place", "by", "year", "language"] as const;
const NAMES: readonly FacetName[] = ["type", "deadline", "when", ...TAGGED];

const isUsed = (query: SearchQuery, facet: FacetName) => (query[FILTERS[facet]]?.length ?? 0) > 0;
const without = (query: Understood, facet: FacetName): Understood => ({
  ...query,
  [FILTERS[facet]]: EMPTY_SEARCH[FILTERS[facet]],
});

/**
 * Everything in one statement. A facet's counts are those that choosing one of its values would give, so what is counted
 * for a facet in use is found without its own filter; the others share what the whole search finds. Each of these sets
 * is at most the newest 1,001, or 301. A directory that nothing narrows has its counts at hand (`tag_count`).
 * @param hidden facets that are not shown: theirs are counted in what the search finds, which costs nothing more
 */
export async function facets(
  query: Understood,
  now: Date,
  tx: Transaction = db,
  hidden: readonly FacetName[] = [],
): Promise<Facets> {
  const kept = isWhole(query) ? keptOf(query.types, now) : undefined;
  if (kept) return kept;
  // As one value: a row costs more to be read than to be counted.
  const [{ counted } = { counted: [] }] = await tx.$queryRaw<{ counted: Row[] }[]>`
    ${planSql(query)} SELECT jsonb_agg(each) AS counted FROM (${statement(query, now, hidden)}) each`;
  const found = counted.find(({ facet }) => facet === "total")?.count ?? 0;
  const ofUsed = new Map(
    counted.flatMap(({ facet, value, count }) => (facet === "size" ? [[value, count]] : [])),
  );
  const limitFor = (name: string) => (ofUsed.has(name) ? limitOf(query) : MAX_COUNT);
  const rows = counted.map((row) => ({ ...row, count: Math.min(row.count, limitFor(row.facet)) }));
  const partial = new Set(NAMES.filter((name) => (ofUsed.get(name) ?? found) > limitFor(name)));
  if (found <= MAX_COUNT || !isWhole(query)) return { ...facetsOf(rows), total: capped(found), partial };
  const [types, tags] = await Promise.all([publishedByType(now, tx), countsOfWhole(query.types, tx)]);
  partial.delete("type");
  if (tags.length > 0) for (const name of TAGGED) partial.delete(name);
  const others = rows.filter(({ facet }) => facet === "deadline" || facet === "when");
  const total = { count: sumOf(types, query.types), more: false };
  const whole = { ...facetsOf(tags.length > 0 ? [...others, ...tags] : rows), types, total, partial };
  keptWhole.byTypes.set(query.types.join(" "), whole);
  return whole;
}

let keptWhole = { at: 0, byTypes: new Map<string, Facets>() };

/** What a large directory that nothing but types narrows offers: counted once a minute. */
function keptOf(types: readonly EntryType[], now: Date): Facets | undefined {
  if (Math.abs(now.getTime() - keptWhole.at) >= KEPT) keptWhole = { at: now.getTime(), byTypes: new Map() };
  return keptWhole.byTypes.get(types.join(" "));
}

function statement(query: Understood, now: Date, hidden: readonly FacetName[]): Prisma.Sql {
  const columns = Prisma.sql`i.type, i.tags, i.starts_at, i.ends_at, i.deadline_at`;
  const used = NAMES.filter((facet) => isUsed(query, facet) && !hidden.includes(facet));
  const from = (facet: FacetName) =>
    used.includes(facet) ? Prisma.raw(`found_but_${facet}`) : Prisma.sql`found`;
  const sets = used.map(
    (facet) =>
      Prisma.sql`${from(facet)} AS MATERIALIZED (${newestSql(without(query, facet), now, columns, limitOf(query) + 1)})`,
  );
  const tagged = [
    ...used
      .filter(isTagged)
      .map((facet) => tagsOf(from(facet), [facet], facet === "place" ? query.territories : [])),
    tagsOf(
      Prisma.sql`found`,
      TAGGED.filter((facet) => !used.includes(facet)),
      [],
    ),
  ];
  const sizes = used.map(
    (facet) =>
      Prisma.sql`UNION ALL SELECT 'size', ${facet}, count(*)::int, NULL, NULL, NULL, NULL FROM ${from(facet)}`,
  );
  const states = DEADLINES.map((name) => ({ name, is: { ...EMPTY_SEARCH, deadlines: [name] } }));
  const whens = WHENS.map((name) => ({ name, is: { ...EMPTY_SEARCH, when: name } }));
  return Prisma.sql`
    WITH found AS MATERIALIZED (${newestSql(query, now, columns)})${Prisma.join([Prisma.empty, ...sets])},
    opened AS (${openedSql(query.territories)}),
    tagged AS (${Prisma.join(tagged, " UNION ALL ")})
    SELECT 'total' AS facet, '' AS value, count(*)::int AS count, NULL AS name, NULL AS "nameEn",
      NULL::territory_level AS level, NULL::text[] AS ancestors FROM found
    ${Prisma.join([Prisma.empty, ...sizes], " ")}
    UNION ALL SELECT 'type', type::text, count(*)::int, NULL, NULL, NULL, NULL FROM ${from("type")} GROUP BY type
    UNION ALL ${countEach("deadline", from("deadline"), states, now)}
    UNION ALL ${countEach("when", from("when"), whens, now)}
    UNION ALL ${namedSql(query)}`;
}

const isTagged = (facet: FacetName): facet is Facet => TAGGED.some((name) => name === facet);

/** How many entries of the set meet each condition, in one reading. */
function countEach(
  facet: FacetName,
  set: Prisma.Sql,
  conditions: readonly { name: string; is: SearchQuery }[],
  now: Date,
): Prisma.Sql {
  const counts = conditions.map(
    ({ is }) => Prisma.sql`count(*) FILTER (WHERE ${whereSql({ ...is, meaning: null }, now)})::int`,
  );
  return Prisma.sql`
    SELECT ${facet}, each.value, each.count, NULL, NULL, NULL, NULL
    FROM (SELECT ARRAY[${Prisma.join(counts)}] AS counts FROM ${set} i) counted,
      unnest(${conditions.map(({ name }) => name)}::text[], counted.counts) AS each (value, count)
    WHERE each.count > 0`;
}

/** The places that are unfolded: those chosen and those that hold one, but for the country. */
const openedSql = (territories: readonly string[]) => Prisma.sql`
  SELECT coalesce(array_agg(DISTINCT held.code), '{}') AS codes
  FROM territory t, unnest(t.ancestors || t.code) AS held (code)
  WHERE t.code = ANY(${territories}::text[]) AND held.code <> 'fr'`;

/** The places that are offered whatever is chosen. */
const UNFOLDED = Prisma.sql`(tag LIKE 'place:region-%' OR tag = 'place:national')`;

/**
 * How many entries of the set have each tag of these facets. Tags are counted before they are chosen from: they are far
 * fewer then. Communes are many: only those of the places that are unfolded are counted.
 */
function tagsOf(set: Prisma.Sql, facets: readonly Facet[], territories: readonly string[]): Prisma.Sql {
  const asked = Prisma.sql`split_part(tag, ':', 1) = ANY(${facets}::text[])`;
  if (territories.length === 0) {
    return Prisma.sql`
      SELECT tag, count FROM (
        SELECT tag, count(*)::int AS count FROM (SELECT unnest(tags) AS tag FROM ${set}) held GROUP BY tag OFFSET 0
      ) each
      WHERE ${asked} AND (tag NOT LIKE 'place:%' OR ${UNFOLDED})`;
  }
  return Prisma.sql`
  SELECT tag, count(*)::int AS count FROM (SELECT unnest(tags) AS tag, tags FROM ${set}) held
  WHERE ${asked} AND (tag NOT LIKE 'place:%' OR ${UNFOLDED} OR tag = ANY(${territories.map((code) => tagOf("place", code))}::text[]) OR tags && (
      SELECT array_agg('place:' || held.code) FROM opened, unnest(opened.codes) AS held (code)
    ))
  GROUP BY tag`;
}

/** The rows of `tagged (tag, count)` that are shown, each with what it is called; chosen ones always. */
function namedSql({ territories, themes, organisations, kinds, years, languages }: SearchQuery): Prisma.Sql {
  const chosen = [
    ...territories.map((code) => tagOf("place", code)),
    ...themes.map((slug) => tagOf("theme", slug)),
    ...organisations.map((slug) => tagOf("by", slug)),
    ...kinds.map((kind) => tagOf("kind", kind)),
    ...years.map((year) => tagOf("year", year)),
    ...languages.map((language) => tagOf("language", language)),
  ];
  const most = Prisma.join(
    TAGGED.map((facet) => Prisma.sql`WHEN ${facet} THEN ${MAX_VALUES[facet]}::int`),
    " ",
  );
  return Prisma.sql`
    SELECT ranked.facet, ranked.value, ranked.count, coalesce(t.label_fr, ranked.place, o.name), t.label_en, ranked.level, ranked.ancestors
    FROM (
      SELECT parts.*, p.name AS place, p.level, p.ancestors,
        row_number() OVER (PARTITION BY facet ORDER BY p.level NULLS FIRST, count DESC, value) AS rank
      FROM (
        SELECT split_part(tag, ':', 1) AS facet, split_part(tag, ':', 2) AS value, tag, sum(count)::int AS count
        FROM (SELECT tag, count FROM tagged UNION ALL SELECT unnest(${chosen}::text[]), 0) counted GROUP BY tag
      ) parts
      CROSS JOIN opened
      LEFT JOIN territory p ON facet = 'place' AND p.code = value
      WHERE p.code IS NULL OR p.level = 'region' OR p.ancestors && opened.codes AND (p.level = 'departement' OR EXISTS (
        SELECT FROM unnest(p.ancestors) AS holder WHERE holder LIKE 'departement-%' AND holder = ANY(opened.codes)
      )) OR tag = ANY(${chosen}::text[])
    ) ranked
    LEFT JOIN theme t ON ranked.facet = 'theme' AND t.slug = ranked.value
    LEFT JOIN organisation o ON ranked.facet = 'by' AND o.slug = ranked.value
    WHERE ranked.rank <= CASE ranked.facet ${most} ELSE 0 END OR ranked.tag = ANY(${chosen}::text[])`;
}

function facetsOf(rows: readonly Row[]): Omit<Facets, "total" | "partial"> {
  const of = (facet: Row["facet"]) =>
    rows
      .filter((row) => row.facet === facet)
      .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
  const countOf = (facet: Row["facet"], value: string) =>
    of(facet).find((row) => row.value === value)?.count ?? 0;
  const types = { resource: 0, lab: 0, programme: 0, event: 0 };
  for (const type of ENTRY_TYPES) types[type] = countOf("type", type);
  const deadlines = { upcoming: 0, open: 0, closing: 0, closed: 0 };
  for (const deadline of DEADLINES) deadlines[deadline] = countOf("deadline", deadline);
  const whens = { coming: countOf("when", "coming"), past: countOf("when", "past") };
  return {
    types,
    deadlines,
    whens,
    kinds: of("kind").map(({ value, count }) => ({ kind: value, count })),
    themes: of("theme").map(({ value, count, name, nameEn }) => ({
      slug: value,
      labelFr: name ?? value,
      labelEn: nameEn ?? value,
      count,
    })),
    places: of("place").map(({ value, count, name, level, ancestors }) => ({
      code: value,
      name,
      level,
      ancestors: ancestors ?? [],
      count,
    })),
    organisations: of("by").map(({ value, count, name }) => ({ slug: value, name: name ?? value, count })),
    years: of("year")
      .map(({ value, count }) => ({ year: Number(value), count }))
      .sort((a, b) => b.year - a.year),
    languages: of("language").map(({ value, count }) => ({ language: value, count })),
  };
}

/** What `tag_count` says of all entries of these types. */
const countsOfWhole = (types: readonly EntryType[], tx: Transaction) => tx.$queryRaw<Row[]>`
  WITH opened AS (${openedSql([])}),
  tagged AS (
    SELECT tag, sum(entries)::int AS count FROM tag_count
    WHERE type = ANY(${types.length > 0 ? types : ENTRY_TYPES}::entry_type[]) AND tag NOT LIKE 'month:%' AND (tag NOT LIKE 'place:%' OR ${UNFOLDED})
    GROUP BY tag
  ) ${namedSql(EMPTY_SEARCH)}`;
