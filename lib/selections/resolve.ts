/** What the entries of a selection have become: one that was merged is the one that took its place; what was taken down is nothing. */
import { db, type Transaction } from "#lib/db";

export interface Standing {
  id: string;
  archived: boolean;
}

/** By the id of each entry; those that were taken down are not there. */
export async function standingOf(
  ids: readonly string[],
  tx: Transaction = db,
): Promise<Map<string, Standing>> {
  const known = new Map<string, Row>();
  let asked = [...new Set(ids)];
  // Bounded, should contents that were imported go in a circle.
  for (let step = 0; asked.length > 0 && step < 20; step++) {
    const rows = await tx.entry.findMany({
      where: { id: { in: asked } },
      select: { id: true, archived: true, removed: true, mergedIntoId: true },
    });
    for (const row of rows) known.set(row.id, row);
    asked = rows.flatMap(({ mergedIntoId }) =>
      mergedIntoId && !known.has(mergedIntoId) ? mergedIntoId : [],
    );
  }
  return new Map(
    ids.flatMap((id) => {
      const end = endOf(id, known);
      return end && !end.removed ? [[id, { id: end.id, archived: end.archived }] as const] : [];
    }),
  );
}

interface Row extends Standing {
  removed: boolean;
  mergedIntoId: string | null;
}

function endOf(id: string, known: ReadonlyMap<string, Row>): Row | null {
  let row = known.get(id);
  for (let step = 0; row?.mergedIntoId && step < 20; step++) row = known.get(row.mergedIntoId);
  return row && row.mergedIntoId === null ? row : null;
}
