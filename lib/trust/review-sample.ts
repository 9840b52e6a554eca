/**
 * A moderator looks again at what a rule published: it is well, or it goes back to what the entry said. What is undone
 * counts as a refusal in its author's level, and they read why in the proposal's thread.
 */
import { audit } from "#lib/audit";
import { db, type Transaction } from "#lib/db";
import { asChanges } from "#lib/entries/content-json";
import { DomainError } from "#lib/errors";
import { type Actor, authorise } from "#lib/permissions";
import { actWords } from "#lib/revisions/act-words";
import { changeAtOnce } from "#lib/revisions/change-at-once";
import { invert } from "#lib/revisions/changes";
import { commentIn } from "#lib/revisions/comment";
import { lockEntry } from "#lib/revisions/lock-entry";
import { recomputeLevel } from "./recompute";

/** @throws DomainError forbidden, not-found, conflict (a colleague has looked at it) */
export async function markSeen(moderator: Actor | null, decisionId: string, now = new Date()): Promise<void> {
  authorise(moderator, "review");
  await db.$transaction(async (tx) => {
    const { revisionId } = await settle(tx, moderator, decisionId, { outcome: "seen", reason: null }, now);
    await audit(tx, now, {
      actorId: moderator.id,
      action: "decision.seen",
      object: "revision",
      objectId: revisionId,
      details: { decisionId },
    });
  });
}

/**
 * Returns the cached pages that it changes.
 * @throws DomainError forbidden, not-found, invalid (no reason), conflict (a colleague has looked at it; the entry has
 * changed since in the same fields)
 */
export async function undoSampled(
  moderator: Actor | null,
  { decisionId, reason: typed }: { decisionId: string; reason: string },
  now = new Date(),
): Promise<{ tags: string[] }> {
  authorise(moderator, "review");
  const reason = actWords(typed, "reason");
  return db.$transaction(async (tx) => {
    const { revisionId, authorId, slug, applied, entryVersion } = await settle(
      tx,
      moderator,
      decisionId,
      { outcome: "undone", reason },
      now,
    );
    await commentIn(
      tx,
      moderator,
      { revisionId, body: reason, internal: false, idempotencyKey: decisionId },
      now,
    );
    const entry = await lockEntry(tx, { slug });
    const { tags } = await changeAtOnce(
      tx,
      moderator,
      {
        entry,
        changes: invert(asChanges(applied)),
        rule: "revert",
        comment: reason,
        ...(entry.version === entryVersion && { revertsTo: entryVersion - 1 }),
      },
      now,
    );
    await audit(tx, now, {
      actorId: moderator.id,
      action: "decision.undo",
      object: "revision",
      objectId: revisionId,
      details: { decisionId },
    });
    await recomputeLevel(tx, authorId, "decision", now);
    return { tags };
  });
}

/** Also what was not drawn can be looked at: all that the rule published is in the list. */
async function settle(
  tx: Transaction,
  moderator: Actor,
  decisionId: string,
  { outcome, reason }: { outcome: "seen" | "undone"; reason: string | null },
  now: Date,
) {
  const decision = await tx.decision.findFirst({
    where: { id: decisionId, rule: "small" },
    select: {
      applied: true,
      entryVersion: true,
      entry: { select: { slug: true } },
      revision: { select: { id: true, authorId: true } },
    },
  });
  if (!decision?.entry || decision.entryVersion === null) throw new DomainError("not-found", "notFound");
  if (decision.revision.authorId === moderator.id) throw new DomainError("forbidden", "ownProposal");
  const seen = { outcome, reason, seenById: moderator.id, seenAt: now };
  await tx.sampledDecision.createMany({ data: [{ decisionId, at: now }], skipDuplicates: true });
  const { count } = await tx.sampledDecision.updateMany({ where: { decisionId, outcome: null }, data: seen });
  if (count === 0) throw new DomainError("conflict", "alreadySo");
  return {
    revisionId: decision.revision.id,
    authorId: decision.revision.authorId,
    slug: decision.entry.slug,
    applied: decision.applied,
    entryVersion: decision.entryVersion,
  };
}
