/** The entries most like one: what they share, the rarer the better. Read for a page that is kept an hour at most. */
import { db, type Transaction } from "#lib/db";
import type { EntryRef } from "#lib/entries/view";
import { Prisma } from "#lib/generated/prisma/client";
import type { EntryType } from "#lib/paths";

export interface Similar {
  entry: EntryRef;
  /** What it shares, the rarest first; at most three of each. At least one of themes, organisations, place or series. */
  themes: { labelFr: string; labelEn: string }[];
  organisations: string[];
  /** The smallest territory that holds both. */
  place: string | null;
  series: string | null;
  /** The kind, when it is the same. */
  kind: string | null;
}

/**
 * Values that as many entries share, all told, are looked up; what is more frequent is looked for among the newest. Written
 * in the statement: the server keeps the plan of what it knows, and would plan anew for limits that it does not.
 */
const MAX_CANDIDATES = Prisma.raw("300");
const MAX_RECENT = Prisma.raw("500");

interface Row {
  type: EntryType;
  slug: string;
  title: string;
  language: string;
  kind: string | null;
  series: string | null;
  shared: { facet: "theme" | "place" | "by"; labelFr: string; labelEn: string | null }[];
}

/**
 * One statement, whatever the size of the directory: candidates are the entries that share a rare value, and of the newest
 * those that share any. Each shared value weighs the less the more entries have it (`tag_count`, or the candidates
 * themselves where it has not counted yet); of places only the smallest counts.
 * @param slug of a published entry; another has none alike
 * @param shown slugs of what the page shows already
 */
export async function similarEntries(
  slug: string,
  shown: readonly string[],
  tx: Transaction = db,
): Promise<Similar[]> {
  const rows = await tx.$queryRaw<Row[]>`
    WITH own AS MATERIALIZED (
      SELECT i.entry_id, i.type, i.tags, event.series,
        ARRAY(SELECT tag FROM unnest(i.tags) AS tag WHERE tag LIKE 'kind:%') AS kinds
      FROM entry e JOIN indexed_entry i ON i.entry_id = e.id LEFT JOIN event ON event.entry_id = e.id
      WHERE e.slug = ${slug}
    ),
    held AS MATERIALIZED (
      SELECT each.tag, split_part(each.tag, ':', 1) AS facet, counted.entries,
        sum(counted.entries) OVER (ORDER BY counted.entries, each.tag) AS upto
      FROM own, unnest(own.tags) AS each (tag)
      CROSS JOIN LATERAL (
        SELECT coalesce(sum(c.entries), 0)::int AS entries FROM tag_count c WHERE c.tag = each.tag
      ) counted
      WHERE split_part(each.tag, ':', 1) IN ('theme', 'by', 'place') AND each.tag NOT IN ('place:fr', 'place:national')
    ),
    candidates AS MATERIALIZED (
      SELECT DISTINCT ON (entry_id) entry_id, type, tags FROM (
        (SELECT i.entry_id, i.type, i.tags FROM indexed_entry i
          WHERE i.tags && (SELECT array_agg(tag) FROM held WHERE upto <= ${MAX_CANDIDATES}) LIMIT ${MAX_CANDIDATES})
        UNION ALL
        (SELECT i.entry_id, i.type, i.tags FROM (
            SELECT i.entry_id, i.type, i.tags FROM indexed_entry i
            ORDER BY i.published_at DESC, i.entry_id DESC LIMIT ${MAX_RECENT}
          ) i
          WHERE i.tags && (SELECT array_agg(tag) FROM held WHERE upto > ${MAX_CANDIDATES}))
        UNION ALL
        (SELECT i.entry_id, i.type, i.tags
          FROM own, indexed_entry i JOIN event ON event.entry_id = i.entry_id
          WHERE own.series IS NOT NULL AND event.series = own.series
            AND i.search @@ plainto_tsquery('sillage', search_text(own.series))
          LIMIT ${MAX_CANDIDATES})
      ) each
      WHERE entry_id NOT IN (SELECT entry_id FROM own)
    ),
    shared AS MATERIALIZED (
      SELECT c.entry_id, h.tag, h.facet, h.entries FROM candidates c JOIN held h ON h.tag = ANY(c.tags)
    ),
    weights AS (
      SELECT tag, 1 / (1 + ln(1 + greatest(max(entries), count(*)))) AS rarity FROM shared GROUP BY tag
    ),
    scores AS (
      SELECT s.entry_id, coalesce(sum(w.rarity * 1.2) FILTER (WHERE s.facet = 'by'), 0)
        + coalesce(sum(w.rarity) FILTER (WHERE s.facet = 'theme'), 0)
        + coalesce(max(w.rarity * 0.7) FILTER (WHERE s.facet = 'place'), 0) AS score
      FROM shared s JOIN weights w ON w.tag = s.tag GROUP BY s.entry_id
    ),
    first AS MATERIALIZED (
      SELECT c.entry_id, event.series, c.tags && own.kinds AS "sameKind",
        coalesce(s.score, 0) + CASE WHEN event.series IS NOT NULL THEN 1 ELSE 0 END
          + CASE WHEN c.type = own.type THEN 0.05 ELSE 0 END + CASE WHEN c.tags && own.kinds THEN 0.05 ELSE 0 END AS score
      FROM own CROSS JOIN candidates c LEFT JOIN scores s ON s.entry_id = c.entry_id
      LEFT JOIN event ON own.series IS NOT NULL AND event.entry_id = c.entry_id AND event.series = own.series
      ORDER BY score DESC, c.entry_id LIMIT 30
    ),
    alike AS MATERIALIZED (
      SELECT first.*, e.type, e.slug, e.title, e.language, e.kind FROM first JOIN entry e ON e.id = first.entry_id
      WHERE e.slug <> ALL(${shown}::text[]) ORDER BY first.score DESC, first.entry_id LIMIT 5
    )
    SELECT a.type, a.slug, a.title, a.language, a.series, CASE WHEN a."sameKind" THEN a.kind END AS kind, reasons.shared
    FROM alike a
    CROSS JOIN LATERAL (
      SELECT coalesce(jsonb_agg(jsonb_build_object(
        'facet', r.facet, 'labelFr', coalesce(t.label_fr, o.name, p.name), 'labelEn', t.label_en
      ) ORDER BY r.rank), '[]') AS shared
      FROM (
        SELECT s.facet, split_part(s.tag, ':', 2) AS value,
          row_number() OVER (PARTITION BY s.facet ORDER BY w.rarity DESC, length(s.tag) DESC, s.tag) AS rank
        FROM shared s JOIN weights w ON w.tag = s.tag WHERE s.entry_id = a.entry_id
      ) r
      LEFT JOIN theme t ON r.facet = 'theme' AND t.slug = r.value
      LEFT JOIN organisation o ON r.facet = 'by' AND o.slug = r.value
      LEFT JOIN territory p ON r.facet = 'place' AND p.code = r.value
      WHERE r.rank <= CASE r.facet WHEN 'place' THEN 1 ELSE 3 END
    ) reasons
    ORDER BY a.score DESC, a.entry_id`;
  return rows.map(({ shared, series, kind, ...entry }) => {
    const of = (facet: Row["shared"][number]["facet"]) => shared.filter((each) => each.facet === facet);
    return {
      entry,
      themes: of("theme").map(({ labelFr, labelEn }) => ({ labelFr, labelEn: labelEn ?? labelFr })),
      organisations: of("by").map(({ labelFr }) => labelFr),
      place: of("place")[0]?.labelFr ?? null,
      series,
      kind,
    };
  });
}
