/** A moderator takes a report: for half an hour nobody else can answer it. Or gives it back. */
import { audit } from "#lib/audit";
import { db } from "#lib/db";
import { type Actor, authorise } from "#lib/permissions";
import { lockOpenReport, lockReport } from "./lock";

/** Takes the report, or renews one's own claim. @throws DomainError forbidden, not-found, conflict */
export async function claimReport(moderator: Actor | null, id: string, now = new Date()): Promise<void> {
  authorise(moderator, "review");
  await db.$transaction(async (tx) => {
    await lockOpenReport(tx, moderator, id, now);
    await tx.report.update({ where: { id }, data: { claimedById: moderator.id, claimedAt: now } });
    await audit(tx, now, { actorId: moderator.id, action: "report.claim", object: "report", objectId: id });
  });
}

/** Gives one's own claim back; nothing happens when it has gone. @throws DomainError forbidden, not-found */
export async function releaseReport(moderator: Actor | null, id: string, now = new Date()): Promise<void> {
  authorise(moderator, "review");
  await db.$transaction(async (tx) => {
    const { claimedById } = await lockReport(tx, id);
    if (claimedById !== moderator.id) return;
    await tx.report.update({ where: { id }, data: { claimedById: null, claimedAt: null } });
    await audit(tx, now, { actorId: moderator.id, action: "report.release", object: "report", objectId: id });
  });
}
