/** Tokens as their person sees them: never the tokens themselves. */
import { db } from "#lib/db";
import type { Actor } from "#lib/permissions";
import { scopes } from "./scopes";

/** The latest first; those that have ended stay a while. */
export async function listOwnTokens(actor: Actor) {
  const tokens = await db.apiToken.findMany({
    where: { userId: actor.id },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    select: { id: true, name: true, scopes: true, createdAt: true, expires: true, lastUsedOn: true },
  });
  return tokens.map((token) => ({
    ...token,
    scopes: scopes.filter((scope) => token.scopes.includes(scope)),
  }));
}
