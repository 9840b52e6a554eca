/** Who holds the token of a request. */
import { isDemoEmail } from "#lib/accounts/demo-people";
import { actorOf, noteSeen } from "#lib/accounts/sessions";
import { db } from "#lib/db";
import { type Env, env } from "#lib/env";
import type { Actor } from "#lib/permissions";
import { type Scope, scopes } from "./scopes";
import { bearerOf, tokenHash } from "./secret";

export interface Bearer {
  actor: Actor;
  scopes: readonly Scope[];
}

/** Null when there is no token, it has ended, or its person is blocked or gone. Notes the day of its use. */
export async function findBearer(
  authorization: string | null,
  now = new Date(),
  settings: Pick<Env, "demo" | "REVIEW_PASSKEYS"> = env,
): Promise<Bearer | null> {
  const token = bearerOf(authorization);
  if (!token) return null;
  const found = await db.apiToken.findUnique({
    where: { hash: tokenHash(token) },
    select: {
      id: true,
      scopes: true,
      expires: true,
      lastUsedOn: true,
      user: { select: { id: true, name: true, role: true, email: true, blockedAt: true, erasedAt: true } },
    },
  });
  if (!found || found.expires <= now) return null;
  const { id, email, blockedAt, erasedAt } = found.user;
  if (blockedAt || erasedAt || (email !== null && isDemoEmail(email) && !settings.demo)) return null;
  const today = new Date(now.toISOString().slice(0, 10));
  if (found.lastUsedOn?.getTime() !== today.getTime()) {
    await db.apiToken.updateMany({ where: { id: found.id }, data: { lastUsedOn: today } });
    await noteSeen(db, id, now);
  }
  // No passkey has proved whose program it is.
  return {
    actor: actorOf(found.user, null, now, settings),
    scopes: scopes.filter((scope) => found.scopes.includes(scope)),
  };
}
