/**
 * What came into what is followed without any decision: put into a selection, or brought by time into a search by the
 * state of deadlines ("closing soon") or by what is past.
 */
import { db } from "#lib/db";
import { closingUntil } from "#lib/entries/deadline";
import { matches } from "#lib/search/matches";
import type { SearchQuery } from "#lib/search/query";
import { MAX_CHANGES } from "./changes";
import type { Change } from "./items";
import type { AlertFrequency } from "./kinds";

export type Arrivals = ReadonlyMap<string, readonly Change[]>;

/** What was put into selections that are followed at this frequency, by selection, then by entry; published entries only. */
export async function additionsFor(
  frequency: AlertFrequency,
  from: Date,
  until: Date,
): Promise<Map<string, Arrivals>> {
  const rows = await db.$queryRaw<(Change & { selectionId: string })[]>`
    SELECT DISTINCT i.selection_id AS "selectionId", i.entry_id AS "entryId", i.added_at AS at, false AS "isNew", true AS entered,
      '{}'::text[] AS fields
    FROM subscription s JOIN selection_item i ON i.selection_id = s.selection_id JOIN entry e ON e.id = i.entry_id
    WHERE s.frequency = ${frequency}::alert_frequency AND s.confirmed_at IS NOT NULL AND s.paused_at IS NULL
      AND i.added_at > ${from} AND i.added_at <= ${until} AND NOT e.archived AND e.merged_into_id IS NULL
    ORDER BY i.added_at DESC LIMIT ${MAX_CHANGES}`;
  return new Map(
    [...Map.groupBy(rows, ({ selectionId }) => selectionId)].map(([id, added]) => [
      id,
      Map.groupBy(added, ({ entryId }) => entryId),
    ]),
  );
}

/** Whether what a search finds changes with time alone. */
export const dependsOnTime = ({ deadlines, when }: SearchQuery): boolean =>
  deadlines.length > 0 || when !== null;

/** What a search found on one of these mornings and not on the one before, by entry. */
export async function arrivalsWithTime(query: SearchQuery, mornings: readonly Date[]): Promise<Arrivals> {
  const [first, last] = [mornings[0], mornings.at(-1)];
  if (!first || !last || first >= last) return new Map();
  const moved = await movedBetween(first, last);
  const arrivals: Change[] = [];
  let before = new Set(await matches(query, moved, first));
  for (const at of mornings.slice(1)) {
    const now = await matches(query, moved, at);
    for (const entryId of now)
      if (!before.has(entryId)) arrivals.push({ entryId, at, isNew: false, entered: true, fields: [] });
    before = new Set(now);
  }
  return Map.groupBy(arrivals, ({ entryId }) => entryId);
}

/** The entries that begin, end, begin to close or close between the two. */
async function movedBetween(from: Date, until: Date): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT entry_id AS id FROM indexed_entry
    WHERE deadline_at > ${closingUntil(from)} AND deadline_at <= ${closingUntil(until)}
      OR deadline_at >= ${from} AND deadline_at < ${until}
      OR starts_at > ${from} AND starts_at <= ${until}
      OR ends_at >= ${from} AND ends_at < ${until}
    LIMIT ${MAX_CHANGES}`;
  return rows.map(({ id }) => id);
}
