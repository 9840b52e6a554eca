/**
 * A moderator changes an entry at once, by a rule: a revision of their own and the decision that accepts it, in the
 * caller's transaction. Archiving, reverting and taking down are this, with their own changes.
 */
import { v7 as uuid } from "uuid";
import type { Transaction } from "#lib/db";
import type { CurrentEntry } from "#lib/entries/content";
import { DomainError } from "#lib/errors";
import { type Actor, authorise } from "#lib/permissions";
import type { Changes } from "./changes";
import { type Decided, decideByRule } from "./decide";
import type { Rule } from "./rules";

export interface AtOnce {
  /** As the moderator saw it, or as it is now: what moved since in the same fields is a conflict. */
  entry: CurrentEntry;
  changes: Changes;
  rule: Rule;
  /** Shown with the version, in the history and in the journal. */
  comment: string | null;
  reasonCode?: string | null;
  reason?: string | null;
  revertsTo?: number;
  /** One a form: the same click twice is one act, and the second is told so. */
  idempotencyKey?: string;
}

/** @throws DomainError as `decideByRule` does; conflict "alreadySo" when there is nothing to change */
export async function changeAtOnce(
  tx: Transaction,
  moderator: Actor,
  { entry, changes, rule, comment, reasonCode, reason, revertsTo, idempotencyKey = uuid() }: AtOnce,
  now: Date,
): Promise<Decided> {
  authorise(moderator, "review");
  if (Object.keys(changes).length === 0) throw new DomainError("conflict", "alreadySo");
  const revisionId = uuid();
  const { title } = entry.content;
  await tx.revision.create({
    data: {
      id: revisionId,
      type: entry.type,
      entryId: entry.id,
      baseVersion: entry.version,
      state: "submitted",
      authorId: moderator.id,
      changes,
      comment,
      revertsTo: revertsTo ?? null,
      title: typeof title === "string" ? title : "",
      idempotencyKey,
      createdAt: now,
      updatedAt: now,
      submittedAt: now,
    },
  });
  return decideByRule(tx, moderator, { revisionId, rule, reasonCode, reason }, now);
}
