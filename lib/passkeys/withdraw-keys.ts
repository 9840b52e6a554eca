/**
 * An administrator removes all the passkeys of someone who has lost them, or from whom they were stolen: their sessions and
 * tokens end, and they begin anew by signing in. They are told by mail: who asks for it may not be who they say.
 */
import { normaliseEmail } from "#lib/accounts/email";
import { lockUser } from "#lib/accounts/lock-user";
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

/**
 * The same from the command line, by who installs Sillage: the last administrator has nobody to ask.
 * @throws DomainError invalid, not-found (no such account), conflict (no key)
 */
export async function forgetKeysOf(typed: string, now = new Date()): Promise<{ email: string }> {
  const email = normaliseEmail(typed);
  if (email === null) throw new DomainError("invalid", "invalidEmail");
  await db.$transaction(async (tx) => {
    const user = await tx.user.findUnique({ where: { email }, select: { id: true } });
    if (!user) throw new DomainError("not-found", "notFound");
    await lockUser(tx, user.id);
    await dropKeys(tx, { userId: user.id, actorId: null }, now);
  });
  return { email };
}

/** `actorId`: null for who installs Sillage, from the command line. @throws DomainError conflict (noKeyYet) */
async function dropKeys(
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
