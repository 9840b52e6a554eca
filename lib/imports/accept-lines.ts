/**
 * Lines of a batch are accepted together when they can be: those that propose new entries, in one transaction, each with
 * its decision. Whatever stands in the way of them all (one record that the database itself refuses) has them decided on
 * one by one, so that it stands in the way of one.
 */
import { isOutage, type Transaction } from "#lib/db";
import { type AcceptedNew, acceptNew } from "#lib/revisions/accept-new";
import { type Act, type Outcome, type PerformedLine, perform } from "./perform";

export interface AskedLine {
  line: PerformedLine;
  seenVersion: number | null;
}

/** @returns what becomes of each line, by its position */
export async function acceptLines(
  actId: string,
  act: Act,
  lines: readonly AskedLine[],
  now: Date,
): Promise<Map<number, Outcome>> {
  const together = await acceptTogether(actId, act, lines, now);
  const outcomes = new Map<number, Outcome>();
  for (const { line, seenVersion } of lines) {
    const outcome =
      outcomeOf(line.revision?.id ?? "", together) ?? (await perform(act, line, seenVersion, now));
    outcomes.set(line.position, outcome);
  }
  return outcomes;
}

async function acceptTogether(
  actId: string,
  { actor, reason }: Act,
  lines: readonly AskedLine[],
  now: Date,
): Promise<AcceptedNew> {
  const items = lines.flatMap(({ line: { revision }, seenVersion }) =>
    revision?.state === "submitted"
      ? [{ id: revision.id, seenVersion: seenVersion ?? revision.version }]
      : [],
  );
  // With the decisions themselves: an act cut short counts what it did.
  const note = async (tx: Transaction, ids: string[]) => {
    const done = lines.flatMap(({ line }) => (ids.includes(line.revision?.id ?? "") ? [line.position] : []));
    await tx.batchActLine.updateMany({
      where: { actId, position: { in: done }, outcome: null },
      data: { outcome: "done" },
    });
  };
  try {
    if (items.length > 1) return await acceptNew(actor, { items, reason, note }, now);
  } catch (error) {
    if (isOutage(error)) throw error;
  }
  return { accepted: new Set(), refused: new Map(), tags: [] };
}

function outcomeOf(id: string, { accepted, refused, tags }: AcceptedNew): Outcome | null {
  if (accepted.has(id)) return { outcome: "done", tags };
  const error = refused.get(id);
  return error ? { outcome: "refused", error: error.key, params: error.params, tags: [] } : null;
}
