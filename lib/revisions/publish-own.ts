/** Someone publishes their own change to an entry at once, by a rule, from the draft that the form kept. */
import { db } from "#lib/db";
import { DomainError } from "#lib/errors";
import { limitPerson } from "#lib/limits";
import { type Actor, authorise } from "#lib/permissions";
import { type Decided, decideByRule } from "./decide";
import type { RevisionHandle } from "./propose";
import { submitIn } from "./submit";

/**
 * Only of an entry that exists: a new one is reviewed by someone else, whoever proposes it.
 * @param rule "correction" for those who review, "team" for the members of the team that holds the page
 * @throws DomainError as `submit` and `decideByRule` do
 */
export async function publishOwn(
  author: Actor | null,
  handle: RevisionHandle,
  rule: "correction" | "team" = "correction",
  now = new Date(),
): Promise<Decided> {
  authorise(author, rule === "correction" ? "review" : "propose");
  return db.$transaction(async (tx) => {
    const { entryId, sent } = await submitIn(tx, author, handle, now);
    if (entryId === null) throw new DomainError("forbidden", "ownProposal");
    // What was sent to review is its readers' to decide, once they have it or have answered.
    if (!sent) throw new DomainError("conflict", "notPossibleInThisState");
    if ((await tx.decision.count({ where: { revisionId: handle.id } })) > 0) {
      throw new DomainError("forbidden", "ownProposal");
    }
    const decided = await decideByRule(tx, author, { revisionId: handle.id, rule }, now);
    await limitPerson(tx, author, "submit", now);
    return decided;
  });
}
