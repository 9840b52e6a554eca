/**
 * An administrator removes all the passkeys of someone who has lost them, or from whom they were stolen: their sessions and
 * tokens end, and they begin anew by signing in. They are told by mail: who asks for it may not be who they say.
 */
import { lockPerson } from "#lib/administration/lock-person";
import { audit } from "#lib/audit";
import { db, type Transaction } from "#lib/db";
import { DomainError } from "#lib/errors";
import { type Actor, authorise } from "#lib/permissions";
import { tellOfKeys } from "./tell";

/** @throws DomainError forbidden, not-found, conflict (oneself, no key) */
export async function withdrawKeys(
  administrator: Actor | null,
  userId: string,
  now = new Date(),
): Promise<void> {
  authorise(administrator, "administer");
  // One's own are removed on one's own page, by who holds them.
  if (administrator.id === userId) throw new DomainError("conflict", "ownKeys");
  await db.$transaction(async (tx) => {
    await lockPerson(tx, administrator, userId);
    await dropKeys(tx, { userId, actorId: administrator.id }, now);
  });
}

/** `actorId`: null for who installs Sillage, from the command line. @throws DomainError conflict (noKeyYet) */
export async function dropKeys(
  tx: Transaction,
  { userId, actorId }: { userId: string; actorId: string | null },
  now: Date,
): Promise<void> {
  const { count: keys } = await tx.passkey.deleteMany({ where: { userId } });
  if (keys === 0) throw new DomainError("conflict", "noKeyYet");
  await tx.recoveryCode.deleteMany({ where: { userId } });
  const { count: sessions } = await tx.session.deleteMany({ where: { userId } });
  const { count: tokens } = await tx.apiToken.deleteMany({ where: { userId } });
  await audit(tx, now, {
    actorId,
    action: "user.withdraw-keys",
    object: "user",
    objectId: userId,
    details: { keys, sessions, tokens, ...(actorId === null && { by: "command line" }) },
  });
  await tellOfKeys(tx, { userId, what: "withdrawn" }, now);
}
