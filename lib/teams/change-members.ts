/** Who is in a team and as what: roles, handing one's place over, leaving, being let go. There is always a manager. */
import { audit } from "#lib/audit";
import { db, type Transaction } from "#lib/db";
import { DomainError } from "#lib/errors";
import { type Actor, authorise } from "#lib/permissions";
import { endTeam } from "./dissolve-team";
import {
  type LockedTeam,
  lockTeam,
  managersBut,
  requireManager,
  requireMember,
  requireSay,
} from "./lock-team";
import { tellNews } from "./news";

interface Target {
  teamId: string;
  userId: string;
}

/**
 * By a manager, or by a moderator who is not in the team.
 * @throws DomainError not-found, forbidden, conflict (already so, the last manager, an account that is shut out)
 */
export async function changeTeamRole(
  actor: Actor | null,
  { teamId, userId, role }: Target & { role: "manager" | "member" },
  now = new Date(),
): Promise<void> {
  authorise(actor, "propose");
  await db.$transaction(async (tx) => {
    const team = await lockTeam(tx, teamId);
    requireSay(team, actor);
    await setRole(tx, team, actor, { userId, role }, now);
  });
}

/**
 * A manager's own place becomes a member's: one act, so that the team is never without.
 * @throws DomainError not-found, forbidden, conflict (an account that is shut out)
 */
export async function handOverTeam(
  actor: Actor | null,
  { teamId, userId }: Target,
  now = new Date(),
): Promise<void> {
  authorise(actor, "propose");
  await db.$transaction(async (tx) => {
    const team = await lockTeam(tx, teamId);
    requireManager(team, actor);
    if (userId === actor.id) throw new DomainError("conflict", "alreadySo");
    const heir = requireMember(team, { id: userId });
    if (heir.blocked) throw new DomainError("conflict", "personBlocked");
    await tx.teamMember.updateMany({ where: { teamId, userId }, data: { role: "manager" } });
    await tx.teamMember.updateMany({ where: { teamId, userId: actor.id }, data: { role: "member" } });
    await audit(tx, now, {
      actorId: actor.id,
      action: "team.transfer",
      object: "team",
      objectId: teamId,
      details: { userId },
    });
    if (heir.role !== "manager") {
      await tellNews(tx, now, { what: "manager", teamId, userId, byId: actor.id });
    }
  });
}

/**
 * The last person in a team dissolves it by leaving; the last manager hands over first, or dissolves it.
 * @throws DomainError not-found, conflict (the last manager)
 */
export async function leaveTeam(
  actor: Actor | null,
  teamId: string,
  now = new Date(),
): Promise<{ tags: string[] }> {
  authorise(actor, "propose");
  return db.$transaction(async (tx) => {
    const team = await lockTeam(tx, teamId);
    const { role } = requireMember(team, actor);
    if (team.members.length === 1) return endTeam(tx, team, actor.id, now);
    if (role === "manager" && managersBut(team, actor.id).length === 0) {
      throw new DomainError("conflict", "lastManager");
    }
    await tx.teamMember.deleteMany({ where: { teamId, userId: actor.id } });
    await audit(tx, now, { actorId: actor.id, action: "team.leave", object: "team", objectId: teamId });
    return { tags: [] };
  });
}

/**
 * By a manager, or by a moderator who is not in the team.
 * @throws DomainError not-found, forbidden, conflict (oneself, the last manager)
 */
export async function removeMember(
  actor: Actor | null,
  { teamId, userId }: Target,
  now = new Date(),
): Promise<void> {
  authorise(actor, "propose");
  await db.$transaction(async (tx) => {
    const team = await lockTeam(tx, teamId);
    requireSay(team, actor);
    if (userId === actor.id) throw new DomainError("conflict", "notPossibleInThisState");
    refuseLast(team, requireMember(team, { id: userId }));
    await tx.teamMember.deleteMany({ where: { teamId, userId } });
    await audit(tx, now, {
      actorId: actor.id,
      action: "team.remove",
      object: "team",
      objectId: teamId,
      details: { userId },
    });
    await tellNews(tx, now, { what: "removed", teamId, userId, byId: actor.id });
  });
}

async function setRole(
  tx: Transaction,
  team: LockedTeam,
  actor: Actor,
  { userId, role }: { userId: string; role: "manager" | "member" },
  now: Date,
): Promise<void> {
  const member = requireMember(team, { id: userId });
  if (member.role === role) throw new DomainError("conflict", "alreadySo");
  if (role === "manager" && member.blocked) throw new DomainError("conflict", "personBlocked");
  if (role === "member") refuseLast(team, member);
  await tx.teamMember.updateMany({ where: { teamId: team.id, userId }, data: { role } });
  await audit(tx, now, {
    actorId: actor.id,
    action: "team.role",
    object: "team",
    objectId: team.id,
    details: { userId, from: member.role, to: role },
  });
  if (userId !== actor.id) await tellNews(tx, now, { what: role, teamId: team.id, userId, byId: actor.id });
}

function refuseLast(team: LockedTeam, { userId, role }: { userId: string; role: string }): void {
  if (role === "manager" && managersBut(team, userId).length === 0) {
    throw new DomainError("conflict", "lastManager");
  }
}
