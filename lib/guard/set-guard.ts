/** An administrator puts the forms that anyone may send on guard, whatever their number of sendings; or lets that decide again. */
import { audit } from "#lib/audit";
import { db } from "#lib/db";
import { DomainError } from "#lib/errors";
import { type Actor, authorise } from "#lib/permissions";
import { tidyText } from "#lib/text";

export const MAX_GUARD_REASON = 500;

/** @throws DomainError forbidden, invalid (no reason), conflict (already so) */
export async function raiseGuard(
  administrator: Actor | null,
  typed: string,
  now = new Date(),
): Promise<void> {
  authorise(administrator, "administer");
  const reason = tidyText(typed).slice(0, MAX_GUARD_REASON);
  if (reason === "") {
    throw new DomainError("invalid", "reasonMissing", {}, [{ path: "reason", code: "required" }]);
  }
  await db.$transaction(async (tx) => {
    const { count } = await tx.formGuard.createMany({
      data: [{ id: 1, reason, raisedById: administrator.id, raisedAt: now }],
      skipDuplicates: true,
    });
    if (count === 0) throw new DomainError("conflict", "alreadySo");
    await audit(tx, now, {
      actorId: administrator.id,
      action: "form.guard",
      object: "form",
      objectId: "all",
      details: { reason },
    });
  });
}

/** @throws DomainError forbidden, conflict (already so) */
export async function lowerGuard(administrator: Actor | null, now = new Date()): Promise<void> {
  authorise(administrator, "administer");
  await db.$transaction(async (tx) => {
    const { count } = await tx.formGuard.deleteMany({ where: { id: 1 } });
    if (count === 0) throw new DomainError("conflict", "alreadySo");
    await audit(tx, now, {
      actorId: administrator.id,
      action: "form.unguard",
      object: "form",
      objectId: "all",
    });
  });
}
