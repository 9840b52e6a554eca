/** A team ends: what it published stays with its name, and its page is open to proposals like any other. */
import { audit } from "#lib/audit";
import { db, type Transaction } from "#lib/db";
import { type Actor, authorise } from "#lib/permissions";
import { tagsOfPage } from "./holding";
import { type LockedTeam, lockTeam, requireSay } from "./lock-team";
import { tellNews } from "./news";

/**
 * By one of its managers, or by a moderator who is not in it. Returns the cache tags of the pages that said they were held.
 * @throws DomainError forbidden, not-found, conflict (already so)
 */
export async function dissolveTeam(
  actor: Actor | null,
  teamId: string,
  now = new Date(),
): Promise<{ tags: string[] }> {
  authorise(actor, "propose");
  return db.$transaction(async (tx) => {
    const team = await lockTeam(tx, teamId);
    requireSay(team, actor);
    return endTeam(tx, team, actor.id, now);
  });
}

/** In the transaction that locked it. */
export async function endTeam(
  tx: Transaction,
  team: LockedTeam,
  byId: string,
  now: Date,
): Promise<{ tags: string[] }> {
  const settled = { settledAt: now } as const;
  await tx.teamInvitation.updateMany({
    where: { teamId: team.id, state: "pending" },
    data: { state: "withdrawn", email: null, ...settled },
  });
  const asked = await tx.joinRequest.findMany({
    where: { teamId: team.id, state: "pending" },
    select: { userId: true },
  });
  await tx.joinRequest.updateMany({
    where: { teamId: team.id, state: "pending" },
    data: { state: "overtaken", ...settled },
  });
  await tx.teamMember.deleteMany({ where: { teamId: team.id } });
  await tx.team.updateMany({ where: { id: team.id, dissolvedAt: null }, data: { dissolvedAt: now } });
  await audit(tx, now, { actorId: byId, action: "team.dissolve", object: "team", objectId: team.id });
  const told = [...team.members, ...asked].map(({ userId }) => userId).filter((id) => id !== byId);
  for (const userId of told) await tellNews(tx, now, { what: "dissolved", teamId: team.id, userId, byId });
  return { tags: await tagsOfPage(tx, team) };
}
