/** Whose alerts someone may read and change: those of the link that they hold, or of their own proven address. */
import type { Transaction } from "#lib/db";
import type { Actor } from "#lib/permissions";
import { idOfToken } from "./token";

export interface Access {
  actor: Actor | null;
  /** Of the link in a mail; "" when there is none. */
  token: string;
}

export interface Holder {
  /** Null when they have no alert yet. */
  subscriberId: string | null;
  email: string;
  /** Null when they hold a link. */
  userId: string | null;
}

/** Null for who holds no link that is good, and has no proven address here. */
export async function findHolder(tx: Transaction, { actor, token }: Access): Promise<Holder | null> {
  const id = token ? idOfToken("page", token) : null;
  const linked = id && (await tx.subscriber.findUnique({ where: { id }, select: { id: true, email: true } }));
  if (linked) return { subscriberId: linked.id, email: linked.email, userId: null };
  if (token || !actor) return null;
  const email = await ownAddress(tx, actor);
  if (email === null) return null;
  const own = await tx.subscriber.findUnique({ where: { email }, select: { id: true } });
  return { subscriberId: own?.id ?? null, email, userId: actor.id };
}

/** The address that the person has proven to be theirs; null when there is none. */
export async function ownAddress(tx: Transaction, { id }: Actor): Promise<string | null> {
  const user = await tx.user.findFirst({
    where: { id, blockedAt: null, emailVerified: { not: null } },
    select: { email: true },
  });
  return user?.email ?? null;
}
