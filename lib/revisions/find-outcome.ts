/** What became of a proposal that was accepted: its changes, those of the decision, and the entry as it was then. */
import type { Transaction } from "#lib/db";
import { getCurrentEntry } from "#lib/entries/content";
import { asChanges } from "#lib/entries/content-json";
import { readMergedTerms } from "#lib/entries/merged-terms";
import type { EntryType } from "#lib/paths";
import { canonicalChanges } from "#lib/vocabularies/canonical";
import { contentAt } from "./content-at";
import { sidesOf } from "./names";
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
  // What was merged since is one thing under two names: it is compared by the name of today, as the entry is read.
  const stored = [changes, decision.applied].flatMap((one) => sidesOf(asChanges(one)));
  const terms = await readMergedTerms(tx, stored, entry.slug);
  const today = (one: unknown) => canonicalChanges(asChanges(one), terms);
  return outcomeOf(type, today(changes), today(decision.applied), after);
}
