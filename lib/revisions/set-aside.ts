/**
 * A moderator sets aside a proposal that waits, with all those of its import, and puts it back as it was. Apart from the
 * life of a proposal (states.ts): nobody decides on what it says, and nothing is final.
 */
import { audit } from "#lib/audit";
import { db } from "#lib/db";
import { DomainError } from "#lib/errors";
import { type Actor, authorise } from "#lib/permissions";
import { lockRevision } from "./lock";

export type WaitingState = "submitted" | "changes_requested";

interface Target {
  id: string;
  batchId: string;
}

/** Returns the state that it had. @throws DomainError forbidden, not-found, conflict (it does not wait) */
export async function setAside(
  moderator: Actor | null,
  target: Target,
  now = new Date(),
): Promise<WaitingState> {
  authorise(moderator, "review");
  return db.$transaction(async (tx) => {
    const { state } = await lockRevision(tx, target.id);
    if (state !== "submitted" && state !== "changes_requested") throw moved();
    await tx.revision.update({
      where: { id: target.id },
      data: {
        state: "withdrawn",
        version: { increment: 1 },
        updatedAt: now,
        claimedById: null,
        claimedAt: null,
      },
    });
    await tx.batchLine.update({ where: { revisionId: target.id }, data: { undoneFrom: state } });
    await audit(tx, now, {
      actorId: moderator.id,
      action: "revision.set-aside",
      object: "revision",
      objectId: target.id,
      details: { batchId: target.batchId },
    });
    return state;
  });
}

/** @throws DomainError forbidden, not-found, conflict (it was not set aside) */
export async function putBack(moderator: Actor | null, target: Target, now = new Date()): Promise<void> {
  authorise(moderator, "review");
  await db.$transaction(async (tx) => {
    const { state } = await lockRevision(tx, target.id);
    const line = await tx.batchLine.findUnique({
      where: { revisionId: target.id },
      select: { undoneFrom: true },
    });
    const before = line?.undoneFrom;
    if (state !== "withdrawn" || (before !== "submitted" && before !== "changes_requested")) throw moved();
    await tx.revision.update({
      where: { id: target.id },
      data: { state: before, version: { increment: 1 }, updatedAt: now },
    });
    await tx.batchLine.update({ where: { revisionId: target.id }, data: { undoneFrom: null } });
    await audit(tx, now, {
      actorId: moderator.id,
      action: "revision.put-back",
      object: "revision",
      objectId: target.id,
      details: { batchId: target.batchId },
    });
  });
}

const moved = () => new DomainError("conflict", "notPossibleInThisState");
