/** The entries most like one: what they share, the rarer the better. Read for a page that is kept an hour at most. */
import { db, type Transaction } from "#lib/db";
import type { EntryRef } from "#lib/entries/view";
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

const MAX_SIMILAR = 5;
/** Values that as many entries share, all told, are looked up; what is more frequent is looked for among the newest. */
const MAX_CANDIDATES = 600;
const MAX_RECENT = 1_000;

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
      SELECT i.entry_id, i.type, i.tags, event.series
      FROM entry e JOIN indexed_entry i ON i.entry_id = e.id LEFT JOIN event ON event.entry_id = e.id
      WHERE e.slug = ${slug}
    ),
    held AS MATERIALIZED (
      SELECT tag, entries, sum(entries) OVER (ORDER BY entries, tag) AS upto
      FROM own, unnest(own.tags) AS tag
      CROSS JOIN LATERAL (SELECT coalesce(sum(c.entries), 0)::int AS entries FROM tag_count c WHERE c.tag = tag) counted
      WHERE split_part(tag, ':', 1) IN ('theme', 'by', 'place') AND tag NOT IN ('place:fr', 'place:national')
    ),
    candidates AS MATERIALIZED (
      (SELECT i.entry_id, i.type, i.tags FROM indexed_entry i
        WHERE i.tags && (SELECT array_agg(tag) FROM held WHERE upto <= ${MAX_CANDIDATES}) LIMIT ${MAX_CANDIDATES})
      UNION
      (SELECT i.entry_id, i.type, i.tags FROM (
          SELECT i.entry_id, i.type, i.tags FROM indexed_entry i
          ORDER BY i.published_at DESC, i.entry_id DESC LIMIT ${MAX_RECENT}
        ) i
        WHERE i.tags && (SELECT array_agg(tag) FROM held WHERE upto > ${MAX_CANDIDATES}))
      UNION
      (SELECT i.entry_id, i.type, i.tags
        FROM own, indexed_entry i JOIN event ON event.entry_id = i.entry_id
        WHERE own.series IS NOT NULL AND event.series = own.series
          AND i.search @@ plainto_tsquery('sillage', search_text(own.series))
        LIMIT ${MAX_CANDIDATES})
    ),
    shared AS (
      SELECT c.entry_id, h.tag, split_part(h.tag, ':', 1) AS facet, split_part(h.tag, ':', 2) AS value,
        1 / (1 + ln(1 + greatest(h.entries, count(*) OVER (PARTITION BY h.tag)))) AS rarity
      FROM candidates c JOIN held h ON h.tag = ANY(c.tags)
      WHERE c.entry_id <> (SELECT entry_id FROM own)
    ),
    weighed AS (
      SELECT *, row_number() OVER (PARTITION BY entry_id, facet ORDER BY rarity DESC, length(value) DESC, value) AS rank
      FROM shared
    ),
    alike AS (
      SELECT c.entry_id, event.series,
        coalesce(sum(w.rarity * CASE w.facet WHEN 'by' THEN 1.2 WHEN 'place' THEN 0.7 ELSE 1 END), 0)
          + CASE WHEN event.series = own.series THEN 1 ELSE 0 END
          + CASE WHEN c.type = own.type THEN 0.05 ELSE 0 END
          + CASE WHEN e.kind = self.kind THEN 0.05 ELSE 0 END AS score,
        coalesce(jsonb_agg(jsonb_build_object(
          'facet', w.facet, 'labelFr', coalesce(t.label_fr, o.name, p.name), 'labelEn', t.label_en
        ) ORDER BY w.rank) FILTER (WHERE w.rank <= 3), '[]') AS shared
      FROM own JOIN entry self ON self.id = own.entry_id CROSS JOIN candidates c
      JOIN entry e ON e.id = c.entry_id
      LEFT JOIN event ON event.entry_id = c.entry_id AND event.series = own.series
      LEFT JOIN weighed w ON w.entry_id = c.entry_id AND (w.facet <> 'place' OR w.rank = 1)
      LEFT JOIN theme t ON w.facet = 'theme' AND t.slug = w.value
      LEFT JOIN organisation o ON w.facet = 'by' AND o.slug = w.value
      LEFT JOIN territory p ON w.facet = 'place' AND p.code = w.value
      WHERE c.entry_id <> own.entry_id AND e.slug <> ALL(${shown}::text[])
      GROUP BY c.entry_id, c.type, own.type, own.series, event.series, e.kind, self.kind
      ORDER BY score DESC, c.entry_id LIMIT ${MAX_SIMILAR}
    )
    SELECT e.type, e.slug, e.title, e.language, a.shared, a.series, CASE WHEN e.kind = self.kind THEN e.kind END AS kind
    FROM alike a JOIN entry e ON e.id = a.entry_id, own JOIN entry self ON self.id = own.entry_id
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
