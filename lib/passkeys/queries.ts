/** The passkeys of a person, for them; how many, for administrators. */

import { isFresh } from "#lib/accounts/standing";
import { db } from "#lib/db";
import { type Actor, authorise } from "#lib/permissions";

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

/** @throws DomainError forbidden */
export async function summariseKeysOf(administrator: Actor | null, userId: string): Promise<KeysHeld> {
  authorise(administrator, "administer");
  const [keys, codes] = await Promise.all([
    db.passkey.aggregate({ where: { userId }, _count: true, _max: { lastUsedAt: true } }),
    db.recoveryCode.count({ where: { userId, usedAt: null } }),
  ]);
  return { count: keys._count, lastUsedAt: keys._max.lastUsedAt, codes };
}

export interface KeysHeld {
  count: number;
  /** Null when none was since it was added. */
  lastUsedAt: Date | null;
  /** Recovery codes that are good still. */
  codes: number;
}
