/** The values by which a search can be narrowed, with what each would leave. */
import { db, type Transaction } from "#lib/db";
import { Prisma } from "#lib/generated/prisma/client";
import { ENTRY_TYPES, type EntryType } from "#lib/paths";
import { type Count, capped, isWhole, KEPT, MAX_COUNT, newestSql, publishedByType, sumOf } from "./count";
import type { Understood } from "./meaning";
import { DEADLINES, type Deadline, EMPTY_SEARCH, type SearchQuery } from "./query";
import { type Facet, tagOf } from "./tags";
import { deadlineSql, planSql } from "./where";

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

/** For each facet, the values that would leave something, as if none of that facet's were chosen; the most frequent first. */
export interface Facets {
  /** How many the search finds. */
  total: Count;
  types: Record<EntryType, number>;
  kinds: { kind: string; count: number }[];
  themes: ThemeFacet[];
  places: PlaceFacet[];
  organisations: { slug: string; name: string; count: number }[];
  /** The latest first. */
  years: { year: number; count: number }[];
  languages: { language: string; count: number }[];
  deadlines: Record<Deadline, number>;
  /** Only the newest 1,000 entries were counted: each count but the total and, of a whole directory, all, is "at least". */
  partial: boolean;
}

interface Row {
  facet: "total" | "type" | "deadline" | Facet;
  value: string;
  count: number;
  /** Of a theme, a place or an organisation: what it is called. */
  name: string | null;
  nameEn: string | null;
  level: PlaceFacet["level"];
  ancestors: string[] | null;
}

/** Values of a facet that are read, the most frequent: nobody reads further down such a list. */
const MAX_VALUES = { kind: 60, theme: 60, place: 160, by: 30, language: 30, year: 80 } satisfies Record<
  Facet,
  number
>;

/**
 * Everything in one statement. A facet's counts are those that choosing one of its values would give, so what is counted
 * for a facet in use is found without its own filter; the others share what the whole search finds. Each of these sets
 * is at most the 1,001 newest. A directory that nothing narrows has its counts at hand (`tag_count`).
 */
export async function facets(query: Understood, now: Date, tx: Transaction = db): Promise<Facets> {
  const rows = await tx.$queryRaw<Row[]>`${planSql(query)} ${statement(query, now)}`;
  const found = rows.find(({ facet }) => facet === "total")?.count ?? 0;
  const partial = found > MAX_COUNT;
  if (!partial || !isWhole(query)) return { ...facetsOf(rows), total: capped(found), partial };
  const [types, kept] = await Promise.all([publishedByType(now, tx), countsOfWhole(query.types, now, tx)]);
  const counted =
    kept.length > 0
      ? facetsOf([...rows.filter(({ facet }) => facet === "deadline"), ...kept])
      : facetsOf(rows);
  return {
    ...counted,
    types,
    total: { count: sumOf(types, query.types), more: false },
    partial: kept.length === 0,
  };
}

/** Which part of a query is a facet's own filter. */
const FILTERS = {
  type: "types",
  deadline: "deadlines",
  kind: "kinds",
  theme: "themes",
  place: "territories",
  by: "organisations",
  year: "years",
  language: "languages",
} as const;
const TAGGED = ["kind", "theme", "place", "by", "year", "language"] as const;
const isUsed = (query: SearchQuery, facet: keyof typeof FILTERS) => query[FILTERS[facet]].length > 0;

function statement(query: Understood, now: Date): Prisma.Sql {
  const columns = Prisma.sql`i.type, i.tags, i.starts_at, i.deadline_at`;
  const used = (["type", "deadline", ...TAGGED] as const).filter((facet) => isUsed(query, facet));
  const sets = used.map(
    (facet) =>
      Prisma.sql`${setOf(facet)} AS MATERIALIZED (${newestSql({ ...query, [FILTERS[facet]]: [] }, now, columns)})`,
  );
  const from = (facet: keyof typeof FILTERS) => (isUsed(query, facet) ? setOf(facet) : Prisma.sql`found`);
  const shared = TAGGED.filter((facet) => !isUsed(query, facet));
  const tagged = [
    tagsOf(Prisma.sql`found`, shared),
    ...TAGGED.filter((facet) => isUsed(query, facet)).map((facet) => tagsOf(setOf(facet), [facet])),
  ];
  return Prisma.sql`
    WITH found AS MATERIALIZED (${newestSql(query, now, columns)})${Prisma.join([Prisma.empty, ...sets])},
    tagged AS (${Prisma.join(tagged, " UNION ALL ")})
    SELECT 'total' AS facet, '' AS value, count(*)::int AS count, NULL AS name, NULL AS "nameEn",
      NULL::territory_level AS level, NULL::text[] AS ancestors FROM found
    UNION ALL SELECT 'type', type::text, count(*)::int, NULL, NULL, NULL, NULL FROM ${from("type")} GROUP BY type
    UNION ALL SELECT 'deadline', state.name, count(*)::int, NULL, NULL, NULL, NULL
      FROM ${from("deadline")} i JOIN (VALUES ${Prisma.join(DEADLINES.map((name) => Prisma.sql`(${name})`))}) AS state (name)
      ON ${Prisma.join(
        DEADLINES.map((name) => Prisma.sql`(state.name = ${name} AND ${deadlineSql([name], now)})`),
        " OR ",
      )} GROUP BY state.name
    UNION ALL ${namedSql(query)}`;
}

const setOf = (facet: keyof typeof FILTERS) => Prisma.raw(`found_but_${facet}`);

const tagsOf = (set: Prisma.Sql, facets: readonly Facet[]) => Prisma.sql`
  SELECT tag, count(*)::int AS count FROM ${set}, unnest(tags) AS tag
  WHERE split_part(tag, ':', 1) = ANY(${facets}::text[]) GROUP BY tag`;

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
  // Communes and their groups are offered once one is within a place that was chosen: before, they are too many.
  const within = territories.filter((code) => code !== "fr" && code !== "national");
  return Prisma.sql`
    SELECT ranked.facet, ranked.value, ranked.count, coalesce(t.label_fr, p.name, o.name), t.label_en, p.level, p.ancestors
    FROM (
      SELECT facet, value, tag, count, row_number() OVER (PARTITION BY facet ORDER BY count DESC, value) AS rank
      FROM (SELECT split_part(tag, ':', 1) AS facet, split_part(tag, ':', 2) AS value, tag, count FROM tagged) parts
      WHERE NOT (value LIKE 'commune-%' OR value LIKE 'epci-%') OR ${within.length > 0}
    ) ranked
    LEFT JOIN theme t ON ranked.facet = 'theme' AND t.slug = ranked.value
    LEFT JOIN territory p ON ranked.facet = 'place' AND p.code = ranked.value
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
  return {
    types,
    deadlines,
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

let keptWhole: { at: number; rows: Map<string, Row[]> } | undefined;

/** What `tag_count` says of all entries of these types; read again every minute. */
async function countsOfWhole(types: readonly EntryType[], now: Date, tx: Transaction): Promise<Row[]> {
  if (!keptWhole || now.getTime() - keptWhole.at >= KEPT || now.getTime() < keptWhole.at)
    keptWhole = { at: now.getTime(), rows: new Map() };
  const key = types.join(" ");
  const known = keptWhole.rows.get(key);
  if (known) return known;
  const of = types.length > 0 ? types : ENTRY_TYPES;
  const rows = await tx.$queryRaw<Row[]>`
    WITH tagged AS (
      SELECT tag, sum(entries)::int AS count FROM tag_count WHERE type = ANY(${of}::entry_type[]) GROUP BY tag
    ) ${namedSql(EMPTY_SEARCH)}`;
  keptWhole.rows.set(key, rows);
  return rows;
}

/** Counts all tags anew: for a job, every ten minutes, and after a bulk load. Reading goes on meanwhile. */
export async function recountTags(tx: Transaction = db): Promise<void> {
  await tx.$executeRaw`
    WITH counted AS (
      SELECT tag, i.type, count(*)::int AS entries FROM indexed_entry i, unnest(i.tags) AS tag GROUP BY tag, i.type
    ),
    gone AS (
      DELETE FROM tag_count t WHERE NOT EXISTS (SELECT FROM counted c WHERE c.tag = t.tag AND c.type = t.type)
    )
    INSERT INTO tag_count (tag, type, entries) SELECT tag, type, entries FROM counted
    ON CONFLICT (tag, type) DO UPDATE SET entries = excluded.entries WHERE tag_count.entries <> excluded.entries`;
}
