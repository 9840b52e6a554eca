/** A token ends before its time. */
import { validate as isUuid } from "uuid";
import { audit } from "#lib/audit";
import { db, type Transaction } from "#lib/db";
import { type Actor, authorise } from "#lib/permissions";

/** One of one's own; one that is over, or someone else's, is left as it is. @throws DomainError forbidden */
export async function revokeToken(actor: Actor | null, id: string, now = new Date()): Promise<void> {
  authorise(actor, "propose");
  if (!isUuid(id)) return;
  await db.$transaction(async (tx) => {
    await revokeTokens(tx, { userId: actor.id, id }, actor.id, now);
  });
}

/** Those of a person, or one of them, with the act that ends them. @returns how many */
export async function revokeTokens(
  tx: Transaction,
  which: { userId: string; id?: string },
  actorId: string,
  now: Date,
): Promise<number> {
  const ended = await tx.apiToken.findMany({
    where: { userId: which.userId, ...(which.id && { id: which.id }) },
    select: { id: true },
  });
  for (const { id } of ended) {
    const { count } = await tx.apiToken.deleteMany({ where: { id } });
    if (count > 0) await audit(tx, now, { actorId, action: "token.revoke", object: "token", objectId: id });
  }
  return ended.length;
}
