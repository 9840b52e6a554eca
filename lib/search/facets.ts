/** The values by which a search can be narrowed, with what each would leave. */
import { db, type Transaction } from "#lib/db";
import { Prisma } from "#lib/generated/prisma/client";
import { ENTRY_TYPES, type EntryType } from "#lib/paths";
import { type Count, capped, countMatches, MAX_COUNT, publishedByType, sumOf } from "./count";
import { isFiltered, type SearchQuery } from "./query";
import { onThemes, planSql, whereSql } from "./where";

export interface ThemeFacet {
  slug: string;
  labelFr: string;
  labelEn: string;
  count: number;
}

export interface Facets {
  /** How many the search finds. */
  total: Count;
  /** How many it would find of each type, were no type chosen; likewise below for kinds and themes. */
  types: Record<EntryType, number>;
  /** The most frequent first. */
  kinds: { kind: string; count: number }[];
  /** The most frequent first. */
  themes: ThemeFacet[];
  /** Only the newest 1,000 entries were counted: each count of kinds and themes, and of types with words, is "at least". */
  partial: boolean;
}

interface Row {
  facet: "found" | "total" | "type" | "kind" | "theme";
  value: string;
  labelFr: string | null;
  labelEn: string | null;
  count: number;
}

/**
 * Everything in one statement, over the entries that the search finds before types, kinds and themes are chosen (at
 * most the 1,001 newest): a facet's counts are those that choosing one of its values would give, so each leaves its
 * own filter out.
 */
export async function facets(query: SearchQuery, now: Date, tx: Transaction = db): Promise<Facets> {
  const { types, kinds, themes } = query;
  const rows = await tx.$queryRaw<Row[]>`
    ${planSql(query)} WITH found AS MATERIALIZED (
      SELECT e.id, e.type, e.kind,
        ${oneOf("e.type::text", types)} AS of_type,
        ${oneOf("e.kind", kinds)} AS of_kind,
        ${themes.length === 0 ? Prisma.sql`true` : onThemes(themes)} AS of_theme
      FROM (
        SELECT e.id, e.type, e.kind FROM entry e WHERE ${whereSql({ ...query, types: [], kinds: [], themes: [] }, now)}
        ORDER BY e.published_at DESC, e.id DESC LIMIT ${MAX_COUNT + 1}
      ) e
    )
    SELECT 'found' AS facet, '' AS value, NULL AS "labelFr", NULL AS "labelEn", count(*)::int AS count, 0 AS position FROM found
    UNION ALL SELECT 'total', '', NULL, NULL, count(*)::int, 0 FROM found WHERE of_type AND of_kind AND of_theme
    UNION ALL SELECT 'type', type::text, NULL, NULL, count(*)::int, 0 FROM found WHERE of_kind AND of_theme GROUP BY type
    UNION ALL SELECT 'kind', kind, NULL, NULL, count(*)::int, 0 FROM found WHERE of_type AND of_theme GROUP BY kind
    UNION ALL SELECT 'theme', t.slug, t.label_fr, t.label_en, count(*)::int, t.position
      FROM found JOIN entry_theme et ON et.entry_id = found.id JOIN theme t ON t.id = et.theme_id
      WHERE of_type AND of_kind GROUP BY t.id
    ORDER BY count DESC, position, value`;
  const of = (facet: Row["facet"]) => rows.filter((row) => row.facet === facet);
  const partial = (of("found")[0]?.count ?? 0) > MAX_COUNT;
  const counts = { resource: 0, lab: 0, programme: 0, event: 0 };
  for (const type of ENTRY_TYPES) counts[type] = of("type").find(({ value }) => value === type)?.count ?? 0;
  // Nothing but types narrows the search: all of the directory, whose counts are at hand.
  const whole =
    partial && !query.text && !isFiltered({ ...query, types: [] }) ? await publishedByType(now, tx) : null;
  const narrowed = types.length > 0 || kinds.length > 0 || themes.length > 0;
  return {
    total: whole
      ? { count: sumOf(whole, types), more: false }
      : partial && narrowed
        ? await countMatches(query, now, tx)
        : capped(of("total")[0]?.count ?? 0),
    types: whole ?? counts,
    kinds: of("kind").map(({ value, count }) => ({ kind: value, count })),
    themes: of("theme").map(({ value, labelFr, labelEn, count }) => ({
      slug: value,
      labelFr: labelFr ?? value,
      labelEn: labelEn ?? value,
      count,
    })),
    partial,
  };
}

const oneOf = (column: string, values: readonly string[]) =>
  values.length === 0 ? Prisma.sql`true` : Prisma.sql`${Prisma.raw(column)} = ANY(${values})`;
