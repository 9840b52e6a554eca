/** The one condition that says which entries a search finds: for its page, its count and its facets alike. */

import { PLANNED_ANEW } from "#lib/db";
import { endOf, startOf } from "#lib/entries/partial-date";
import { Prisma } from "#lib/generated/prisma/client";
import { isFiltered, type SearchQuery } from "./query";
import { websearchOf } from "./terms";

/** What is published; word for word the condition of the partial indexes. */
export const PUBLISHED = Prisma.sql`NOT e.archived AND e.merged_into_id IS NULL`;

/** The condition, on `entry e`. */
export function whereSql(query: SearchQuery, now: Date): Prisma.Sql {
  const { text, types, kinds, themes, territory, organisation, year, when } = query;
  const conditions = [PUBLISHED];
  if (text) conditions.push(Prisma.sql`e.search @@ ${tsquerySql(text)}`);
  if (types.length > 0) conditions.push(Prisma.sql`e.type = ANY(${types}::entry_type[])`);
  if (kinds.length > 0) conditions.push(Prisma.sql`e.kind = ANY(${kinds})`);
  if (themes.length > 0) conditions.push(onThemes(themes));
  if (territory) conditions.push(within(territory));
  if (organisation) conditions.push(creditedTo(organisation));
  if (year) conditions.push(meets(startOf(String(year)), endOf(String(year))));
  if (when === "coming") conditions.push(meets(now, null));
  if (when === "past") conditions.push(Prisma.sql`e.ends_at < ${now}`);
  return Prisma.join(conditions, " AND ");
}

/**
 * The comment that has a statement planned with its values, when the plan depends on them: how frequent a word is, how
 * much a place holds. Lists that nothing narrows are planned once.
 */
export const planSql = (query: SearchQuery): Prisma.Sql =>
  query.text || isFiltered({ ...query, types: [] }) ? Prisma.raw(PLANNED_ANEW) : Prisma.empty;

/** What was typed, as a tsquery. */
export const tsquerySql = (text: string) => Prisma.sql`websearch_to_tsquery('sillage', ${websearchOf(text)})`;

// Dated, and at least partly between the two; word for word the expression of the index `entry_span`.
const meets = (from: Date, to: Date | null) =>
  Prisma.sql`e.starts_at IS NOT NULL AND tstzrange(e.starts_at, e.ends_at, '[]') && tstzrange(${from}, ${to}, '[]')`;

// A theme that was merged means the one that took its place: addresses of searches are kept and shared.
export const onThemes = (slugs: readonly string[]) => Prisma.sql`e.id IN (
  WITH RECURSIVE meant (id, next) AS (
    SELECT id, merged_into_id FROM theme WHERE slug = ANY(${slugs})
    UNION SELECT t.id, t.merged_into_id FROM meant JOIN theme t ON t.id = meant.next
  )
  SELECT et.entry_id FROM entry_theme et JOIN meant ON meant.id = et.theme_id)`;

// `@>` and not `= ANY`: only the former is found through the index `territory_within`.
const within = (code: string) => Prisma.sql`EXISTS (
  SELECT 1 FROM territory t WHERE t.code = e.territory_code AND (t.code = ${code} OR t.ancestors @> ARRAY[${code}::text]))`;

// Under its own name and those of the bodies before it; as an organisation and as the lab that presents it. One that was
// merged means the one that took its place.
const creditedTo = (slug: string) => Prisma.sql`e.id IN (
  WITH RECURSIVE chain (id) AS (
    SELECT id FROM organisation WHERE slug = ${slug}
    UNION SELECT further.id FROM chain CROSS JOIN LATERAL (
      SELECT s.predecessor_id FROM organisation_succession s WHERE s.successor_id = chain.id
      UNION ALL SELECT o.merged_into_id FROM organisation o WHERE o.id = chain.id AND o.merged_into_id IS NOT NULL
    ) AS further (id)
  )
  SELECT c.entry_id FROM credit c JOIN chain ON c.organisation_id = chain.id
  UNION ALL
  SELECT c.entry_id FROM credit c JOIN organisation o ON o.entry_id = c.credited_entry_id JOIN chain ON chain.id = o.id)`;
