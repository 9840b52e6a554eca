/**
 * A trusted person's small edit on an entry that they keep: what was just submitted is accepted at once, by a rule, in
 * the same transaction. Some of these decisions are looked at again by moderators (lib/trust/sample.ts).
 */
import type { Transaction } from "#lib/db";
import { DomainError } from "#lib/errors";
import type { EntryType } from "#lib/paths";
import type { Actor } from "#lib/permissions";
import { sampleDecision } from "#lib/trust/sample";
import { isSmall } from "#lib/trust/small";
import { mayPublishSmallEdit } from "#lib/trust/small-edits";
import type { Changes } from "./changes";
import { type Decided, decideByRule } from "./decide";
import { lockOwnRevision } from "./lock";

/** Null when it waits in the queue like any other: it is not small, not theirs to publish, or the entry moved meanwhile. */
export async function publishIfSmall(
  tx: Transaction,
  author: Actor,
  { id: revisionId, type, changes }: { id: string; type: EntryType; changes: Changes },
  now: Date,
): Promise<Decided | null> {
  if (author.system || !isSmall(type, changes)) return null;
  const revision = await lockOwnRevision(tx, author, revisionId);
  if (revision.state !== "submitted" || revision.absorbsId !== null) return null;
  if (!(await mayPublishSmallEdit(tx, revision))) return null;
  // What a moderator sent back is theirs to read again.
  if ((await tx.decision.count({ where: { revisionId } })) > 0) return null;
  try {
    const decided = await decideByRule(tx, author, { revisionId, rule: "small" }, now);
    await sampleDecision(tx, { decisionId: decided.decisionId, authorId: author.id }, now);
    return decided;
  } catch (error) {
    // Refused before anything was written: someone will choose between the two.
    if (error instanceof DomainError && error.code === "conflict") return null;
    throw error;
  }
}
