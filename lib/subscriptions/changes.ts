/** What decisions wrote of published entries, between two instants. */
import { db } from "#lib/db";
import type { Change } from "./items";

/** One mail, and one question to the index, is about so many decisions at most: the latest. */
export const MAX_CHANGES = 2000;

/** The fields that keep an entry out of the lists: one that is there after they changed has come back. */
const AWAY = ["archived", "removed", "mergedInto"];

/** By entry, the latest first. */
export async function listChanges(from: Date, until: Date): Promise<Map<string, Change[]>> {
  const rows = await db.$queryRaw<Change[]>`
    SELECT d.entry_id AS "entryId", d.decided_at AS at, d.entry_version = 1 OR jsonb_exists_any(d.applied, ${AWAY}::text[]) AS "isNew",
      ARRAY(SELECT jsonb_object_keys(d.applied)) AS fields
    FROM decision d JOIN entry e ON e.id = d.entry_id
    WHERE d.decided_at > ${from} AND d.decided_at <= ${until} AND d.entry_version IS NOT NULL
      AND NOT e.archived AND e.merged_into_id IS NULL
    ORDER BY d.decided_at DESC, d.id DESC LIMIT ${MAX_CHANGES}`;
  return Map.groupBy(rows, ({ entryId }) => entryId);
}
