/**
 * All that an account has sent and that waits is put apart in one act, and what it sends meanwhile joins it: nobody
 * decides on it, nothing is lost. Lifted, each proposal takes back its place in the queue, which goes by the first
 * submission. The person is told, with the reason: what they wrote is held back, and they may answer.
 */
import { v7 as uuid } from "uuid";
import { audit } from "#lib/audit";
import { db, type Transaction } from "#lib/db";
import { DomainError } from "#lib/errors";
import { notify } from "#lib/notify";
import { type Actor, authorise } from "#lib/permissions";
import { tidyText } from "#lib/text";

export const MAX_QUARANTINE_REASON = 500;

/**
 * Returns how many proposals were put apart.
 * @throws DomainError forbidden, not-found (no such account, or one that reviews), invalid (no reason), conflict (already
 * so; nothing waits)
 */
export async function quarantine(
  moderator: Actor | null,
  { userId, reason: typed }: { userId: string; reason: string },
  now = new Date(),
): Promise<number> {
  authorise(moderator, "review");
  const reason = tidyText(typed).slice(0, MAX_QUARANTINE_REASON);
  if (reason === "") {
    throw new DomainError("invalid", "reasonMissing", {}, [{ path: "reason", code: "required" }]);
  }
  return db.$transaction(async (tx) => {
    await lockProposals(tx, userId, "submitted");
    await lockContributor(tx, userId);
    if ((await tx.quarantine.count({ where: { userId, liftedAt: null } })) > 0) {
      throw new DomainError("conflict", "alreadySo");
    }
    // What was sent between the two locks is there too.
    const ids = await lockProposals(tx, userId, "submitted");
    if (ids.length === 0) throw new DomainError("conflict", "nothingWaits");
    await move(tx, ids, "quarantined", now);
    const { id } = await tx.quarantine.create({
      data: { id: uuid(), userId, reason, setById: moderator.id, setAt: now },
      select: { id: true },
    });
    await audit(tx, now, {
      actorId: moderator.id,
      action: "user.quarantine",
      object: "user",
      objectId: userId,
      details: { reason, proposals: ids },
    });
    await notify(tx, now, { userId, kind: "quarantine", event: `${id} set`, quarantineId: id });
    return ids.length;
  });
}

/** Returns how many proposals are back in the queue. @throws DomainError forbidden, not-found, conflict (already so) */
export async function liftQuarantine(moderator: Actor | null, id: string, now = new Date()): Promise<number> {
  authorise(moderator, "review");
  return db.$transaction(async (tx) => {
    const found = await tx.quarantine.findUnique({ where: { id }, select: { userId: true } });
    if (!found) throw new DomainError("not-found", "notFound");
    const { userId } = found;
    await lockProposals(tx, userId, "quarantined");
    await tx.$queryRaw`SELECT id FROM "user" WHERE id = ${userId}::uuid FOR NO KEY UPDATE`;
    const { count } = await tx.quarantine.updateMany({
      where: { id, liftedAt: null },
      data: { liftedById: moderator.id, liftedAt: now },
    });
    if (count === 0) throw new DomainError("conflict", "alreadySo");
    const ids = await lockProposals(tx, userId, "quarantined");
    await move(tx, ids, "submitted", now);
    await audit(tx, now, {
      actorId: moderator.id,
      action: "user.lift-quarantine",
      object: "user",
      objectId: userId,
      details: { proposals: ids },
    });
    await notify(tx, now, { userId, kind: "quarantine", event: `${id} lifted`, quarantineId: id });
    return ids.length;
  });
}

/** Proposals first and the account next, as whoever decides on one does: they wait for one another in one order. */
async function lockProposals(
  tx: Transaction,
  userId: string,
  state: "submitted" | "quarantined",
): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM revision WHERE author_id = ${userId}::uuid AND state = ${state}::revision_state
    ORDER BY id FOR UPDATE`;
  return rows.map(({ id }) => id);
}

async function lockContributor(tx: Transaction, userId: string): Promise<void> {
  const [person] = await tx.$queryRaw<{ role: string }[]>`
    SELECT role FROM "user" WHERE id = ${userId}::uuid FOR NO KEY UPDATE`;
  if (person?.role !== "contributor") throw new DomainError("not-found", "notFound");
}

/** `submittedAt` stays: it is the place in the queue. */
async function move(
  tx: Transaction,
  ids: readonly string[],
  state: "submitted" | "quarantined",
  now: Date,
): Promise<void> {
  await tx.revision.updateMany({
    where: { id: { in: [...ids] } },
    data: { state, version: { increment: 1 }, updatedAt: now, claimedById: null, claimedAt: null },
  });
}
