/**
 * Who may change what opens an account (its keys, its address, the identities tied to it): its person, who has just proved who
 * they are. With keys, by one of them or by a recovery code; before the first, by signing in. A link by mail alone never
 * touches an account that keys guard.
 */
import type { Transaction } from "#lib/db";
import { DomainError } from "#lib/errors";

export const FRESH_MINUTES = 15;

export interface Proof {
  createdAt: Date;
  provedAt: Date | null;
}

export function isFresh({ createdAt, provedAt }: Proof, hasKeys: boolean, now: Date): boolean {
  const proof = hasKeys ? provedAt : createdAt;
  return proof !== null && now.getTime() - proof.getTime() <= FRESH_MINUTES * 60_000;
}

/**
 * The account's keys, locked with it by the caller (lockUser).
 * @throws DomainError forbidden proveFirst when the session has not proved enough, or not lately
 */
export async function requireFresh(
  tx: Transaction,
  { userId, sessionId }: { userId: string; sessionId: string },
  now: Date,
) {
  const session = await tx.session.findUnique({
    where: { id: sessionId, userId, expires: { gt: now } },
    select: { createdAt: true, provedAt: true },
  });
  const keys = await tx.passkey.findMany({ where: { userId }, select: { id: true, credentialId: true } });
  if (!session || !isFresh(session, keys.length > 0, now)) throw new DomainError("forbidden", "proveFirst");
  return keys;
}
