/** A moderator takes a proposal: for half an hour nobody else can decide on it. And gives it back. */
import { audit } from "#lib/audit";
import { db } from "#lib/db";
import { DomainError } from "#lib/errors";
import { type Actor, authorise } from "#lib/permissions";
import { type LockedRevision, lockRevision } from "./lock";
import { isClaimed, minutesLeft } from "./states";

/** Takes the proposal, or renews one's own claim. @throws DomainError forbidden, not-found, conflict */
export async function claim(moderator: Actor | null, id: string, now = new Date()): Promise<void> {
  authorise(moderator, "review");
  await db.$transaction(async (tx) => {
    const revision = await lockRevision(tx, id);
    if (revision.state !== "submitted") throw new DomainError("conflict", "notPossibleInThisState");
    if (revision.authorId === moderator.id) throw new DomainError("forbidden", "ownProposal");
    refuseIfClaimedByOther(revision, moderator, now);
    await tx.revision.update({ where: { id }, data: { claimedById: moderator.id, claimedAt: now } });
    await audit(tx, now, {
      actorId: moderator.id,
      action: "revision.claim",
      object: "revision",
      objectId: id,
    });
  });
}

/** Gives one's own claim back; nothing happens when it has expired or gone. @throws DomainError forbidden, not-found */
export async function release(moderator: Actor | null, id: string, now = new Date()): Promise<void> {
  authorise(moderator, "review");
  await db.$transaction(async (tx) => {
    const revision = await lockRevision(tx, id);
    if (revision.claimedById !== moderator.id) return;
    await tx.revision.update({ where: { id }, data: { claimedById: null, claimedAt: null } });
    await audit(tx, now, {
      actorId: moderator.id,
      action: "revision.release",
      object: "revision",
      objectId: id,
    });
  });
}

/** @throws DomainError conflict "claimedByOther" with the name and the minutes left */
export function refuseIfClaimedByOther(revision: LockedRevision, moderator: Actor, now: Date): void {
  const { claimedById, claimedAt, claimedBy } = revision;
  if (!claimedAt || claimedById === moderator.id || !isClaimed(claimedAt, now)) return;
  throw new DomainError("conflict", "claimedByOther", {
    name: claimedBy?.name ?? "",
    minutes: minutesLeft(claimedAt, now),
  });
}
