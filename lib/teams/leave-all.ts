/**
 * What becomes of a person's places when they erase their account: nobody can be kept. Where they were the last who could
 * manage, the member of longest standing does from then on; where they were alone, the team ends.
 */
import { audit } from "#lib/audit";
import type { Transaction } from "#lib/db";
import { endTeam } from "./dissolve-team";
import { lockTeamIfAny, managersBut } from "./lock-team";
import { tellNews } from "./news";

/** In the transaction that holds the account. Returns the cache tags of the pages that are no longer held. */
export async function leaveAllTeams(
  tx: Transaction,
  { id: userId, email }: { id: string; email: string | null },
  now: Date,
): Promise<string[]> {
  const places = await tx.teamMember.findMany({
    where: { userId },
    select: { teamId: true },
    orderBy: { teamId: "asc" },
  });
  const tags: string[] = [];
  for (const { teamId } of places) tags.push(...(await leave(tx, teamId, userId, now)));
  await tx.joinRequest.deleteMany({ where: { userId } });
  await tx.pageClaim.deleteMany({ where: { userId } });
  await tx.teamNews.deleteMany({ where: { userId } });
  if (email !== null) {
    await tx.teamInvitation.updateMany({
      where: { email, state: "pending" },
      data: { state: "withdrawn", email: null, settledAt: now },
    });
  }
  return tags;
}

async function leave(tx: Transaction, teamId: string, userId: string, now: Date): Promise<string[]> {
  const team = await lockTeamIfAny(tx, teamId);
  if (!team) return [];
  const others = team.members.filter((one) => one.userId !== userId);
  if (others.length === 0) return (await endTeam(tx, team, userId, now)).tags;
  await tx.teamMember.deleteMany({ where: { teamId, userId } });
  await audit(tx, now, { actorId: userId, action: "team.leave", object: "team", objectId: teamId });
  if (managersBut(team, userId).length > 0) return [];
  const heir = others.find(({ blocked }) => !blocked);
  // All the others are shut out: a moderator finds a manager, or dissolves it.
  if (!heir) return [];
  await tx.teamMember.updateMany({ where: { teamId, userId: heir.userId }, data: { role: "manager" } });
  await audit(tx, now, {
    actorId: userId,
    action: "team.role",
    object: "team",
    objectId: teamId,
    details: { userId: heir.userId, from: heir.role, to: "manager", because: "last manager erased" },
  });
  await tellNews(tx, now, { what: "manager", teamId, userId: heir.userId, byId: null });
  return [];
}
