/** A person renames or removes a passkey of theirs. */
import { validate as isUuid } from "uuid";
import { lockUser } from "#lib/accounts/lock-user";
import { requireFresh } from "#lib/accounts/standing";
import { audit } from "#lib/audit";
import { db } from "#lib/db";
import { DomainError } from "#lib/errors";
import { type Actor, authorise } from "#lib/permissions";
import { keyName } from "./add";
import { tellOfKeys } from "./tell";

/** @throws DomainError invalid (name), not-found */
export async function renameKey(
  actor: Actor | null,
  { id, name: typed }: { id: string; name: string },
  now = new Date(),
): Promise<void> {
  authorise(actor, "propose");
  const name = keyName(typed, `name-${id}`);
  await db.$transaction(async (tx) => {
    const { count } = await tx.passkey.updateMany({
      where: { id: keyId(id), userId: actor.id },
      data: { name },
    });
    if (count === 0) throw new DomainError("not-found", "notFound");
    await audit(tx, now, { actorId: actor.id, action: "key.rename", object: "key", objectId: id });
  });
}

/**
 * Whatever the key had opened ends with it; the session that removes it stays, without what the key had proved. With the
 * last key go the recovery codes, which stand for one.
 * @throws DomainError forbidden (proveFirst), not-found
 */
export async function removeKey(
  actor: Actor | null,
  { id, sessionId }: { id: string; sessionId: string },
  now = new Date(),
): Promise<void> {
  authorise(actor, "propose");
  const userId = actor.id;
  await db.$transaction(async (tx) => {
    await lockUser(tx, userId);
    const keys = await requireFresh(tx, { userId, sessionId }, now);
    const opened = await tx.session.findMany({
      where: { passkeyId: keyId(id), userId },
      select: { id: true },
    });
    for (const session of opened) {
      if (session.id === sessionId) {
        await tx.session.update({ where: { id: sessionId }, data: { passkeyId: null, provedAt: null } });
        continue;
      }
      const { count } = await tx.session.deleteMany({ where: { id: session.id } });
      if (count === 0) continue;
      await audit(tx, now, {
        actorId: userId,
        action: "session.delete",
        object: "session",
        objectId: session.id,
      });
    }
    const { count } = await tx.passkey.deleteMany({ where: { id, userId } });
    if (count === 0) throw new DomainError("not-found", "notFound");
    if (keys.length === 1) await tx.recoveryCode.deleteMany({ where: { userId } });
    await audit(tx, now, { actorId: userId, action: "key.remove", object: "key", objectId: id });
    await tellOfKeys(tx, { userId, what: "removed" }, now);
  });
}

function keyId(id: string): string {
  if (!isUuid(id)) throw new DomainError("not-found", "notFound");
  return id;
}
