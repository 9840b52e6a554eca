/** The passkeys of a person, for them; how many, for administrators. */
import { db } from "#lib/db";
import { type Actor, authorise } from "#lib/permissions";
import { isFresh } from "./standing";

/** One's keys, oldest first; the codes that are left; whether this session may change them now. */
export async function getOwnKeys(actor: Actor, sessionId: string, now = new Date()) {
  const [keys, codesLeft, session] = await Promise.all([
    db.passkey.findMany({
      where: { userId: actor.id },
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
      select: { id: true, name: true, synced: true, createdAt: true, lastUsedAt: true },
    }),
    db.recoveryCode.count({ where: { userId: actor.id, usedAt: null } }),
    db.session.findUnique({
      where: { id: sessionId, userId: actor.id },
      select: { createdAt: true, provedAt: true },
    }),
  ]);
  return { keys, codesLeft, fresh: session !== null && isFresh(session, keys.length > 0, now) };
}

export type OwnKey = Awaited<ReturnType<typeof getOwnKeys>>["keys"][number];

export const countOwnKeys = (actor: Actor): Promise<number> =>
  db.passkey.count({ where: { userId: actor.id } });

/** @throws DomainError forbidden */
export async function countKeysOf(administrator: Actor | null, userId: string): Promise<number> {
  authorise(administrator, "administer");
  return db.passkey.count({ where: { userId } });
}
