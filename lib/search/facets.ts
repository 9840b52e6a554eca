/** The values by which a search can be narrowed, with what each would leave. */
import { db, PLANNED_ANEW, type Transaction } from "#lib/db";
import { Prisma } from "#lib/generated/prisma/client";
import type { SearchQuery } from "./query";
import { MAX_COUNT } from "./search";
import { type Facet, whereSql } from "./where";

export interface ThemeFacet {
  slug: string;
  labelFr: string;
  labelEn: string;
  count: number;
}

export interface KindFacet {
  kind: string;
  count: number;
}

export interface Facets {
  themes: ThemeFacet[];
  kinds: KindFacet[];
  /** Counts are of the newest 1,000 entries found: there are more. */
  partial: boolean;
}

/** Themes and kinds of what the search finds, the most frequent first. */
export async function facets(query: SearchQuery, now: Date, tx: Transaction = db): Promise<Facets> {
  const [themes, kinds] = await Promise.all([
    tx.$queryRaw<(ThemeFacet & { found: number })[]>`${newest(query, now, "themes")}
      SELECT t.slug, t.label_fr AS "labelFr", t.label_en AS "labelEn", count(*)::int AS count,
        (SELECT count(*)::int FROM found) AS found
      FROM found JOIN entry_theme et ON et.entry_id = found.id JOIN theme t ON t.id = et.theme_id
      GROUP BY t.id ORDER BY count DESC, t.position`,
    tx.$queryRaw<(KindFacet & { found: number })[]>`${newest(query, now, "kinds")}
      SELECT found.kind, count(*)::int AS count, (SELECT count(*)::int FROM found) AS found
      FROM found GROUP BY found.kind ORDER BY count DESC, found.kind`,
  ]);
  return {
    themes: themes.map(({ found: _, ...theme }) => theme),
    kinds: kinds.map(({ found: _, ...kind }) => kind),
    partial: [...themes, ...kinds].some(({ found }) => found > MAX_COUNT),
  };
}

const newest = (query: SearchQuery, now: Date, without: Facet) => Prisma.sql`
  ${Prisma.raw(PLANNED_ANEW)} WITH found AS MATERIALIZED (
    SELECT e.id, e.kind FROM entry e WHERE ${whereSql(query, now, without)}
    ORDER BY e.published_at DESC, e.id DESC LIMIT ${MAX_COUNT + 1}
  )`;
