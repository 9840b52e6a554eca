/** What a change of a theme or an organisation shows on: entries to index anew, cached pages to throw away. */
import type { Transaction } from "#lib/db";
import { reindexSql } from "#lib/entries/reindex";
import { Prisma } from "#lib/generated/prisma/client";
import { tags } from "#lib/tags";

/** Pages of entries thrown away at once; beyond, their lists are, and each page is made anew within the hour. */
const MAX_PAGES = 300;

/** Entries indexed in one statement. */
const BATCH = 200;

/** The entries found under these organisations: crediting them, their lineage or the labs that present them; those labs. */
export async function entriesUnder(tx: Transaction, organisationIds: readonly string[]): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    WITH RECURSIVE later (id) AS (
        SELECT unnest(${organisationIds}::uuid[])
        UNION SELECT s.successor_id FROM later l JOIN organisation_succession s ON s.predecessor_id = l.id
      ),
      earlier (id) AS (
        SELECT unnest(${organisationIds}::uuid[])
        UNION SELECT s.predecessor_id FROM earlier l JOIN organisation_succession s ON s.successor_id = l.id
      ),
      lineage AS (SELECT id FROM later UNION SELECT id FROM earlier)
    SELECT c.entry_id AS id FROM credit c JOIN lineage ON lineage.id = c.organisation_id
    UNION SELECT c.entry_id FROM organisation o JOIN lineage USING (id) JOIN credit c ON c.credited_entry_id = o.entry_id
    UNION SELECT o.entry_id FROM organisation o JOIN lineage USING (id) WHERE o.entry_id IS NOT NULL`;
  return rows.map(({ id }) => id);
}

/** Fills the search of these entries again; no version is made, and nothing else of them changes. */
export async function reindexEntries(tx: Transaction, ids: readonly string[]): Promise<void> {
  const all = [...new Set(ids)].sort();
  for (let start = 0; start < all.length; start += BATCH) {
    const batch = all.slice(start, start + BATCH);
    await tx.$executeRaw(reindexSql(Prisma.sql`e.id = ANY (${batch}::uuid[])`));
  }
}

/** The pages of an organisation, of those around it and of the entries that name it. */
export async function organisationTags(
  tx: Transaction,
  organisationIds: readonly string[],
  entryIds: readonly string[],
): Promise<string[]> {
  const around = await tx.$queryRaw<{ slug: string }[]>`
    WITH RECURSIVE chain (id) AS (
      SELECT unnest(${organisationIds}::uuid[])
      UNION SELECT CASE WHEN s.predecessor_id = chain.id THEN s.successor_id ELSE s.predecessor_id END
      FROM organisation_succession s JOIN chain ON chain.id IN (s.predecessor_id, s.successor_id)
    )
    SELECT o.slug FROM organisation o
    WHERE o.id IN (SELECT id FROM chain) OR o.parent_id = ANY (${organisationIds}::uuid[])
      OR o.merged_into_id = ANY (${organisationIds}::uuid[])
      OR o.id IN (SELECT parent_id FROM organisation WHERE id = ANY (${organisationIds}::uuid[]))`;
  return [
    tags.lists,
    ...around.map(({ slug }) => tags.organisation(slug)),
    ...(await entryTags(tx, entryIds)),
  ];
}

/** The pages of these themes, of the lists that show all themes and of the entries that have them. */
export async function themeTags(
  tx: Transaction,
  slugs: readonly string[],
  entryIds: readonly string[],
): Promise<string[]> {
  return [tags.home, tags.lists, ...slugs.map(tags.theme), ...(await entryTags(tx, entryIds))];
}

async function entryTags(tx: Transaction, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0 || ids.length > MAX_PAGES) return [];
  const entries = await tx.entry.findMany({ where: { id: { in: [...ids] } }, select: { slug: true } });
  return entries.map(({ slug }) => tags.entry(slug));
}
