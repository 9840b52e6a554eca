/** What became of a proposal that was accepted: its changes, those of the decision, and the entry as it was then. */
import type { Transaction } from "#lib/db";
import { getCurrentEntry } from "#lib/entries/content";
import { asChanges } from "#lib/entries/content-json";
import type { EntryType } from "#lib/paths";
import { contentAt } from "./content-at";
import { type FieldOutcome, outcomeOf } from "./outcome";

interface Revision {
  id: string;
  type: EntryType;
  entryId: string | null;
  changes: unknown;
}

/** Null while it is not accepted. Not for eyes that may not read the proposal: authorise before. */
export async function findOutcome(
  tx: Transaction,
  { id, type, entryId, changes }: Revision,
): Promise<FieldOutcome[] | null> {
  if (!entryId) return null;
  const decision = await tx.decision.findFirst({
    where: { revisionId: id, verdict: "accepted" },
    select: { applied: true, entryVersion: true },
  });
  const entry = decision?.entryVersion && (await getCurrentEntry(tx, { id: entryId }));
  if (!decision?.entryVersion || !entry) return null;
  const after = await contentAt(tx, entry, decision.entryVersion);
  return outcomeOf(type, asChanges(changes), asChanges(decision.applied), after);
}
