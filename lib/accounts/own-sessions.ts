/** One's own signed-in browsers: seen, and ended from any of them. */
import { validate as isUuid } from "uuid";
import { audit } from "#lib/audit";
import { db, type Transaction } from "#lib/db";
import { type Actor, authorise } from "#lib/permissions";
import { revokeTokens } from "#lib/tokens/revoke";
import { lastVisit } from "./sessions";

export interface OwnSession {
  id: string;
  createdAt: Date;
  /** To within a day: what is kept is the end of the session, which moves once a day at most. */
  lastVisit: Date;
}

/** The latest first. */
export async function listOwnSessions(actor: Actor, now = new Date()): Promise<OwnSession[]> {
  const sessions = await db.session.findMany({
    where: { userId: actor.id, expires: { gt: now } },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    select: { id: true, createdAt: true, expires: true },
  });
  return sessions.map(({ id, createdAt, expires }) => ({ id, createdAt, lastVisit: lastVisit(expires) }));
}

/** Ends one of one's sessions; one that is over, or someone else's, is left as it is. */
export async function endOwnSession(actor: Actor | null, id: string, now = new Date()): Promise<void> {
  authorise(actor, "propose");
  if (isUuid(id)) await end(actor, { id }, now);
}

/** Ends all of one's sessions but `kept`, and with them all that lets a program act in one's name. */
export async function endOtherSessions(
  actor: Actor | null,
  kept: string | null,
  now = new Date(),
): Promise<void> {
  authorise(actor, "propose");
  await end(actor, kept ? { id: { not: kept } } : {}, now);
  await db.$transaction((tx) => revokeTokens(tx, { userId: actor.id }, actor.id, now));
}

async function end(actor: Actor, which: { id?: string | { not: string } }, now: Date): Promise<void> {
  await db.$transaction(async (tx: Transaction) => {
    const where = { ...which, userId: actor.id };
    const ended = await tx.session.findMany({ where, select: { id: true } });
    for (const { id } of ended) {
      const { count } = await tx.session.deleteMany({ where: { id } });
      if (count === 0) continue;
      await audit(tx, now, { actorId: actor.id, action: "session.delete", object: "session", objectId: id });
    }
  });
}
