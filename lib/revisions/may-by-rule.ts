/** Who may decide by which rule on what they wrote themselves. */
import type { Transaction } from "#lib/db";
import { asChanges } from "#lib/entries/content-json";
import { fieldsOf } from "#lib/entries/types/index";
import { DomainError } from "#lib/errors";
import { type Actor, authorise } from "#lib/permissions";
import { findHoldingTeam } from "#lib/teams/holding";
import { mayPublishSmallEdit } from "#lib/trust/small-edits";
import type { LockedRevision } from "./lock";
import type { Rule } from "./rules";

/**
 * Returns the team in whose name it is done, when the rule is that of teams. Who leaves a team at the same instant waits,
 * or has left.
 * @throws DomainError forbidden
 */
export async function authoriseRule(
  tx: Transaction,
  actor: Actor,
  rule: Rule,
  revision: LockedRevision,
): Promise<string | null> {
  const { entryId } = revision;
  if (rule === "small") {
    if (await mayPublishSmallEdit(tx, revision)) return null;
    throw new DomainError("forbidden", "notAllowed");
  }
  if (rule !== "team") {
    authorise(actor, "review");
    return null;
  }
  if (!isOfTheForm(revision)) throw new DomainError("forbidden", "notAllowed");
  const team = entryId === null ? null : await findHoldingTeam(tx, actor, entryId, { locked: true });
  if (!team) throw new DomainError("forbidden", "notInTheTeam");
  return team.id;
}

/** What anyone may propose in the form of an entry: neither a merge, nor what only those who review change. */
function isOfTheForm({ type, absorbsId, changes }: LockedRevision): boolean {
  const theirs = fieldsOf(type).filter(({ widget }) => !widget);
  return absorbsId === null && !theirs.some(({ name }) => Object.hasOwn(asChanges(changes), name));
}
