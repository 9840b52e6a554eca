/**
 * A moderator changes an entry at once, by a rule: a revision of their own and the decision that accepts it, in the
 * caller's transaction. Archiving, reverting, taking down and merging are this, with their own changes.
 */
import type { Transaction } from "#lib/db";
import { DomainError } from "#lib/errors";
import { type Actor, authorise } from "#lib/permissions";
import { type ActRevision, createActRevision } from "./act-revision";
import { type Decided, decideByRule } from "./decide";
import type { Rule } from "./rules";

export interface AtOnce extends ActRevision {
  rule: Rule;
  reasonCode?: string | null;
  reason?: string | null;
}

/** @throws DomainError as `decideByRule` does; conflict "alreadySo" when there is nothing to change */
export async function changeAtOnce(
  tx: Transaction,
  moderator: Actor,
  { rule, reasonCode, reason, ...act }: AtOnce,
  now: Date,
): Promise<Decided> {
  authorise(moderator, "review");
  if (Object.keys(act.changes).length === 0 && !act.absorbs) throw new DomainError("conflict", "alreadySo");
  const revisionId = await createActRevision(tx, moderator, act, now);
  return decideByRule(tx, moderator, { revisionId, rule, reasonCode, reason }, now);
}
