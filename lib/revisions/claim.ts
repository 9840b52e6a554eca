/**
 * A moderator takes a proposal: for half an hour nobody else can decide on it. Gives it back, hands it over, or assigns
 * it: an assigned proposal is in someone's file until it is decided on, and keeps nobody from deciding.
 */
import { audit } from "#lib/audit";
import { db, type Transaction } from "#lib/db";
import { DomainError } from "#lib/errors";
import { notify } from "#lib/notify";
import { type Actor, authorise } from "#lib/permissions";
import { type LockedRevision, lockRevision } from "./lock";
import { isClaimed, minutesLeft } from "./states";

/** Takes the proposal, or renews one's own claim. @throws DomainError forbidden, not-found, conflict */
export async function claim(moderator: Actor | null, id: string, now = new Date()): Promise<void> {
  authorise(moderator, "review");
  await db.$transaction(async (tx) => {
    await lockReviewable(tx, moderator, id, now);
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

/**
 * An administrator ends anybody's claim: the proposal is free at once. Nothing happens when nobody holds it.
 * @throws DomainError forbidden, not-found
 */
export async function releaseAny(administrator: Actor | null, id: string, now = new Date()): Promise<void> {
  authorise(administrator, "administer");
  await db.$transaction(async (tx) => {
    const { claimedById } = await lockRevision(tx, id);
    if (claimedById === null) return;
    await tx.revision.update({ where: { id }, data: { claimedById: null, claimedAt: null } });
    await audit(tx, now, {
      actorId: administrator.id,
      action: "revision.release",
      object: "revision",
      objectId: id,
      details: { holderId: claimedById },
    });
  });
}

/**
 * The proposal is in someone's file from now on: a colleague's, who is told, or one's own. Nobody's claim changes.
 * @param assigneeId null takes it out of any file
 * @throws DomainError forbidden, not-found, conflict, invalid (`assigneeId` is nobody who could decide on it)
 */
export async function assign(
  moderator: Actor | null,
  { id, assigneeId }: { id: string; assigneeId: string | null },
  now = new Date(),
): Promise<{ name: string | null }> {
  authorise(moderator, "review");
  return db.$transaction(async (tx) => {
    const revision = await lockReviewable(tx, moderator, id, now);
    const chosen = assigneeId === null ? null : await requireColleague(tx, moderator, revision, assigneeId);
    await tx.revision.update({ where: { id }, data: { assigneeId }, select: { id: true } });
    if (assigneeId !== null && assigneeId !== moderator.id) {
      await notify(tx, now, {
        userId: assigneeId,
        kind: "assigned",
        event: `${id} ${now.toISOString()}`,
        revisionId: id,
      });
    }
    await audit(tx, now, {
      actorId: moderator.id,
      action: "revision.assign",
      object: "revision",
      objectId: id,
      details: { assigneeId },
    });
    return { name: chosen?.name ?? null };
  });
}

/**
 * The proposal is a colleague's to review, for half an hour from now, in their file after that, and they are told.
 * @throws DomainError forbidden, not-found, conflict, invalid (`colleague` is nobody who could decide on it)
 */
export async function handOver(
  moderator: Actor | null,
  { id, colleagueId }: { id: string; colleagueId: string },
  now = new Date(),
): Promise<{ name: string }> {
  authorise(moderator, "review");
  return db.$transaction(async (tx) => {
    const revision = await lockReviewable(tx, moderator, id, now);
    if (colleagueId === moderator.id) throw noSuchColleague();
    const colleague = await requireColleague(tx, moderator, revision, colleagueId);
    await tx.revision.update({
      where: { id },
      data: { claimedById: colleagueId, claimedAt: now, assigneeId: colleagueId },
    });
    await notify(tx, now, {
      userId: colleagueId,
      kind: "handover",
      event: `${id} ${now.toISOString()}`,
      revisionId: id,
    });
    await audit(tx, now, {
      actorId: moderator.id,
      action: "revision.handover",
      object: "revision",
      objectId: id,
      details: { colleagueId },
    });
    return { name: colleague.name };
  });
}

/** Someone who may decide on the proposal, or oneself. @throws DomainError invalid */
export async function requireColleague(
  tx: Transaction,
  moderator: Actor,
  { authorId }: Pick<LockedRevision, "authorId">,
  id: string,
): Promise<{ id: string; name: string }> {
  const known = [moderator, ...(await listColleagues(tx, moderator, authorId))];
  const found = known.find((one) => one.id === id);
  if (!found) throw noSuchColleague();
  return found;
}

const noSuchColleague = () =>
  new DomainError("invalid", "noSuchColleague", {}, [{ path: "colleague", code: "required" }]);

/** Who else may decide on a proposal of that author, by name; only for the eyes of moderators. */
export async function listColleagues(tx: Transaction, moderator: Actor, authorId: string) {
  return tx.user.findMany({
    where: {
      role: { in: ["moderator", "admin"] },
      id: { notIn: [moderator.id, authorId] },
      blockedAt: null,
      erasedAt: null,
      // Accounts of imports: nobody signs in by them.
      OR: [{ email: { not: null } }, { accounts: { some: {} } }],
    },
    select: { id: true, name: true },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    take: MAX_COLLEAGUES,
  });
}

/** A list to choose from; more would need a search. */
const MAX_COLLEAGUES = 200;

/** The proposal, locked, if this moderator may decide on it now. */
async function lockReviewable(tx: Transaction, moderator: Actor, id: string, now: Date) {
  const revision = await lockRevision(tx, id);
  if (revision.state !== "submitted") throw new DomainError("conflict", "notPossibleInThisState");
  if (revision.authorId === moderator.id) throw new DomainError("forbidden", "ownProposal");
  refuseIfClaimedByOther(revision, moderator, now);
  return revision;
}

/** @throws DomainError conflict "claimedByOther" with the name and the minutes left */
export function refuseIfClaimedByOther(revision: LockedRevision, moderator: Actor, now: Date): void {
  const { claimedById, claimedAt, claimedBy } = revision;
  if (!claimedAt || claimedById === moderator.id || !isClaimed(claimedAt, now)) return;
  throw new DomainError("conflict", "claimedByOther", {
    name: claimedBy ?? "",
    minutes: minutesLeft(claimedAt, now),
  });
}
