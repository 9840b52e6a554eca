/** An administrator lets someone in again, with the role that they had. */
import { audit } from "#lib/audit";
import { db } from "#lib/db";
import { DomainError } from "#lib/errors";
import { type Actor, authorise } from "#lib/permissions";
import { recomputeLevel } from "#lib/trust/recompute";
import { lockPerson } from "./lock-person";

/** @throws DomainError forbidden, not-found, conflict (already so) */
export async function unblock(administrator: Actor | null, id: string, now = new Date()): Promise<void> {
  authorise(administrator, "administer");
  await db.$transaction(async (tx) => {
    const { blockedAt } = await lockPerson(tx, administrator, id);
    if (!blockedAt) throw new DomainError("conflict", "alreadySo");
    await tx.user.update({ where: { id }, data: { blockedAt: null } });
    await recomputeLevel(tx, id, "access", now);
    await audit(tx, now, {
      actorId: administrator.id,
      action: "user.unblock",
      object: "user",
      objectId: id,
      details: { from: "blocked", to: "active" },
    });
  });
}
