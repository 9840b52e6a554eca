/**
 * What the visits found, as entries say it: a link that is dead is marked on each published entry that holds it, and
 * reported once to those who review; the mark and the report go by themselves when it answers again or is changed.
 */
import { db, type Transaction } from "#lib/db";
import { Prisma } from "#lib/generated/prisma/client";
import { closeByItself, raiseReport } from "#lib/reports/by-itself";
import { tags } from "#lib/tags";

interface Mark {
  entryId: string;
  slug: string;
  url: string;
}

/** Entries that may be marked in one run. */
const MOST = 200;

/** The tags of the pages that change. */
export async function markDeadLinks(now = new Date()): Promise<string[]> {
  return db.$transaction(async (tx) => {
    const mended = await removeMended(tx);
    for (const { entryId, url } of mended)
      await closeByItself(tx, { origin: "link_check", entryId, url }, now);
    const dead = await addDead(tx);
    for (const { entryId, url } of dead)
      await raiseReport(tx, { kind: "dead_link", origin: "link_check", entryId, url }, now);
    return [...new Set([...mended, ...dead].map(({ slug }) => tags.entry(slug)))];
  });
}

/** Marks whose address answers, is visited no more, or is no longer that of a published entry. */
const removeMended = (tx: Transaction) =>
  tx.$queryRaw<Mark[]>`
    DELETE FROM dead_link d USING entry e
    WHERE e.id = d.entry_id AND (
      NOT EXISTS (SELECT FROM link_visit v WHERE v.url = d.url AND v.dead_since IS NOT NULL)
      OR e.archived OR e.merged_into_id IS NOT NULL
      OR e.url IS DISTINCT FROM d.url
        AND NOT EXISTS (SELECT FROM entry_link l WHERE l.entry_id = e.id AND l.url = d.url)
    )
    RETURNING d.entry_id AS "entryId", e.slug, d.url`;

const addDead = (tx: Transaction) =>
  tx.$queryRaw<Mark[]>(Prisma.sql`
    WITH holder AS (
      SELECT e.id, v.url, v.dead_since, v.archived_url FROM link_visit v JOIN entry e ON e.url = v.url
      WHERE v.dead_since IS NOT NULL AND NOT e.archived AND e.merged_into_id IS NULL
      UNION
      SELECT e.id, v.url, v.dead_since, v.archived_url FROM link_visit v JOIN entry_link l ON l.url = v.url
      JOIN entry e ON e.id = l.entry_id
      WHERE v.dead_since IS NOT NULL AND NOT e.archived AND e.merged_into_id IS NULL
    ), marked AS (
      INSERT INTO dead_link (entry_id, url, since, archived_url)
      SELECT id, url, dead_since, archived_url FROM holder
      WHERE NOT EXISTS (SELECT FROM dead_link d WHERE d.entry_id = holder.id AND d.url = holder.url)
      ORDER BY dead_since, id LIMIT ${MOST}
      ON CONFLICT DO NOTHING
      RETURNING entry_id, url
    )
    SELECT m.entry_id AS "entryId", e.slug, m.url FROM marked m JOIN entry e ON e.id = m.entry_id`);
