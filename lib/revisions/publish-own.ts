/** A moderator publishes their own correction at once, from the draft that the form kept. */
import { db } from "#lib/db";
import { DomainError } from "#lib/errors";
import { type Actor, authorise } from "#lib/permissions";
import { type Decided, decideByRule } from "./decide";
import type { RevisionHandle } from "./propose";
import { submitIn } from "./submit";

/**
 * Only of an entry that exists: a new one is reviewed by someone else, whoever proposes it.
 * @throws DomainError as `submit` and `decideByRule` do
 */
export async function publishOwn(
  moderator: Actor | null,
  handle: RevisionHandle,
  now = new Date(),
): Promise<Decided> {
  authorise(moderator, "review");
  return db.$transaction(async (tx) => {
    const { entryId, sent } = await submitIn(tx, moderator, handle, now);
    if (entryId === null) throw new DomainError("forbidden", "ownProposal");
    // What was sent to review is its readers' to decide, once they have it or have answered.
    if (!sent) throw new DomainError("conflict", "notPossibleInThisState");
    if ((await tx.decision.count({ where: { revisionId: handle.id } })) > 0) {
      throw new DomainError("forbidden", "ownProposal");
    }
    return decideByRule(tx, moderator, { revisionId: handle.id, rule: "correction" }, now);
  });
}
