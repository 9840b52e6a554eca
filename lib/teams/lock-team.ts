/** A team, locked until the end of the transaction: every act on its people takes it first, so that they come one by one. */
import { validate as isUuid } from "uuid";
import type { Transaction } from "#lib/db";
import { DomainError } from "#lib/errors";
import { type Actor, can } from "#lib/permissions";

export interface LockedTeam {
  id: string;
  organisationId: string | null;
  entryId: string | null;
  members: TeamPerson[];
}

export interface TeamPerson {
  userId: string;
  role: "manager" | "member";
  since: Date;
  /** An account that is shut out does nothing: it is no manager to count on. */
  blocked: boolean;
}

/** @throws DomainError not-found, conflict (dissolved) */
export async function lockTeam(tx: Transaction, id: string): Promise<LockedTeam> {
  const team = await lockTeamIfAny(tx, id);
  if (!team) throw new DomainError("conflict", "teamDissolved");
  return team;
}

/** Null when it was dissolved. @throws DomainError not-found */
export async function lockTeamIfAny(tx: Transaction, id: string): Promise<LockedTeam | null> {
  if (!isUuid(id)) throw new DomainError("not-found", "notFound");
  // NO KEY: a decision that names the team may be written meanwhile, by someone whose place waits to be taken away.
  await tx.$queryRaw`SELECT id FROM team WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
  const team = await tx.team.findUnique({
    where: { id },
    select: {
      id: true,
      organisationId: true,
      entryId: true,
      dissolvedAt: true,
      members: {
        select: { userId: true, role: true, since: true, user: { select: { blockedAt: true } } },
        orderBy: [{ since: "asc" }, { userId: "asc" }],
      },
    },
  });
  if (!team) throw new DomainError("not-found", "notFound");
  const { dissolvedAt, members, ...rest } = team;
  if (dissolvedAt !== null) return null;
  return {
    ...rest,
    members: members.map(({ user, ...member }) => ({ ...member, blocked: user.blockedAt !== null })),
  };
}

/** To who is not in it, a team has nothing to say. @throws DomainError not-found */
export function requireMember({ members }: LockedTeam, { id }: Pick<Actor, "id">): TeamPerson {
  const member = members.find(({ userId }) => userId === id);
  if (!member) throw new DomainError("not-found", "notFound");
  return member;
}

/** @throws DomainError not-found (not in it), forbidden (a member only) */
export function requireManager(team: LockedTeam, actor: Pick<Actor, "id">): void {
  if (requireMember(team, actor).role !== "manager") throw new DomainError("forbidden", "notTeamManager");
}

/**
 * A manager; or one who reviews, over any team that is not their own, whoever manages it: a page that was taken by who had
 * no right to it is given back. Who reviews and is in the team has the say of their place there.
 * @throws as `requireManager`
 */
export function requireSay(team: LockedTeam, actor: Actor): void {
  const isInIt = team.members.some(({ userId }) => userId === actor.id);
  if (isInIt || !can(actor, "review")) requireManager(team, actor);
}

/** Those who can act, but for one of them. */
export const managersBut = ({ members }: LockedTeam, userId: string | null): TeamPerson[] =>
  members.filter((one) => one.role === "manager" && !one.blocked && one.userId !== userId);
