/** An administrator shuts someone out: their sessions end at once, what they were reading goes back to the queue. */
import { audit } from "#lib/audit";
import { db } from "#lib/db";
import { DomainError } from "#lib/errors";
import { type Actor, authorise } from "#lib/permissions";
import { recomputeLevel } from "#lib/trust/recompute";
import { lockPerson, releaseClaims } from "./lock-person";

/** @throws DomainError forbidden, not-found, conflict (already so, oneself) */
export async function block(administrator: Actor | null, id: string, now = new Date()): Promise<void> {
  authorise(administrator, "administer");
  // Who blocks is an administrator and stays one: the last can never be blocked.
  if (administrator.id === id) throw new DomainError("conflict", "blockOneself");
  await db.$transaction(async (tx) => {
    const { blockedAt, email } = await lockPerson(tx, administrator, id);
    if (blockedAt) throw new DomainError("conflict", "alreadySo");
    await tx.user.update({ where: { id }, data: { blockedAt: now } });
    const { count: sessions } = await tx.session.deleteMany({ where: { userId: id } });
    if (email) await tx.verificationToken.deleteMany({ where: { identifier: email } });
    await tx.emailChange.deleteMany({ where: { userId: id } });
    const { count: tokens } = await tx.apiToken.deleteMany({ where: { userId: id } });
    await recomputeLevel(tx, id, "access", now);
    await audit(tx, now, {
      actorId: administrator.id,
      action: "user.block",
      object: "user",
      objectId: id,
      details: { from: "active", to: "blocked", sessions, tokens, released: await releaseClaims(tx, id) },
    });
  });
}
