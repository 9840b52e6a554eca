/** A manager invites an address; the link lets one person in, once. */
import { validate as isUuid, v4 as randomUuid } from "uuid";
import { normaliseEmail } from "#lib/accounts/email";
import { lockUser } from "#lib/accounts/lock-user";
import { audit } from "#lib/audit";
import { brokenConstraint, db, type Transaction } from "#lib/db";
import { DomainError } from "#lib/errors";
import { enqueueMail } from "#lib/jobs";
import type { Lang } from "#lib/messages/index";
import { type Actor, authorise } from "#lib/permissions";
import { ipBlock, limitAct } from "#lib/rate-limit";
import { invitationOf } from "./links";
import { lockTeam, lockTeamIfAny, managersBut, requireManager } from "./lock-team";
import { tellNews } from "./news";

export const INVITATION_DAYS = 14;

const HOUR_MS = 3_600_000;
const INVITATIONS_PER_ACCOUNT = 20;
const LINKS_PER_ADDRESS = 5;
const LINKS_PER_IP = 40;

/** @throws DomainError not-found, forbidden (not a manager), invalid (address), conflict (dissolved, invited already), too-many */
export async function invite(
  actor: Actor | null,
  request: { teamId: string; email: string; lang: Lang; ip: string },
  now = new Date(),
): Promise<void> {
  authorise(actor, "propose");
  const email = normaliseEmail(request.email);
  if (email === null) {
    const code = request.email.trim() === "" ? "required" : "notEmail";
    throw new DomainError("invalid", "invalidEmail", {}, [{ path: "email", code }]);
  }
  const { teamId, lang } = request;
  await db.$transaction(async (tx) => {
    const team = await lockTeam(tx, teamId);
    requireManager(team, actor);
    await limitAct(
      tx,
      [
        { name: "invite.account", value: actor.id, max: INVITATIONS_PER_ACCOUNT, windowMs: HOUR_MS },
        { name: "mail.address", value: email, max: LINKS_PER_ADDRESS, windowMs: HOUR_MS },
        { name: "invite.ip", value: ipBlock(request.ip), max: LINKS_PER_IP, windowMs: HOUR_MS },
      ],
      now,
    );
    const waiting = await tx.teamInvitation.findFirst({
      where: { teamId, email, state: "pending" },
      select: { id: true, expires: true },
    });
    if (waiting && waiting.expires > now) throw new DomainError("conflict", "alreadyInvited");
    if (waiting) await settle(tx, waiting.id, "withdrawn", now);
    const id = randomUuid();
    const expires = new Date(now.getTime() + INVITATION_DAYS * 24 * HOUR_MS);
    await tx.teamInvitation.create({
      data: { id, teamId, email, language: lang, invitedById: actor.id, expires, createdAt: now },
      select: { id: true },
    });
    await enqueueMail(tx, id, { kind: "team-invitation" });
    await auditOf(tx, actor, "team.invite", teamId, id, now);
  });
}

/** @throws DomainError not-found, forbidden (not a manager), conflict (settled meanwhile) */
export async function withdrawInvitation(
  actor: Actor | null,
  { teamId, id }: { teamId: string; id: string },
  now = new Date(),
): Promise<void> {
  authorise(actor, "propose");
  if (!isUuid(id)) throw new DomainError("not-found", "notFound");
  await db.$transaction(async (tx) => {
    requireManager(await lockTeam(tx, teamId), actor);
    const ours = await tx.teamInvitation.findFirst({ where: { id, teamId }, select: { id: true } });
    if (!ours) throw new DomainError("not-found", "notFound");
    if (!(await settle(tx, id, "withdrawn", now)))
      throw new DomainError("conflict", "notPossibleInThisState");
    await auditOf(tx, actor, "team.invite-withdraw", teamId, id, now);
  });
}

/**
 * The button of the link's page: who holds the link and has signed in is in the team. Whoever is in it already leaves the
 * link as it is, for the person it was meant for.
 * @throws DomainError conflict linkGone (used, cancelled, expired, the team dissolved), alreadyInTeam
 */
export async function acceptInvitation(
  actor: Actor | null,
  token: string,
  now = new Date(),
): Promise<{ teamId: string }> {
  authorise(actor, "propose");
  return db.$transaction(async (tx) => {
    await lockUser(tx, actor.id);
    const { id, team } = await lockInvited(tx, token);
    const teamId = team.id;
    if (team.members.some(({ userId }) => userId === actor.id)) {
      throw new DomainError("conflict", "alreadyInTeam");
    }
    if (!(await settle(tx, id, "accepted", now, now))) throw gone();
    await enter(tx, { teamId, userId: actor.id }, now);
    await auditOf(tx, actor, "team.join", teamId, id, now);
    await tellNews(tx, now, {
      what: "joined",
      teamId,
      userId: actor.id,
      byId: actor.id,
      tell: managersBut(team, actor.id).map(({ userId }) => userId),
    });
    return { teamId };
  });
}

/** Who holds the link wants nothing of it. @throws DomainError conflict linkGone */
export async function declineInvitation(actor: Actor | null, token: string, now = new Date()): Promise<void> {
  authorise(actor, "propose");
  await db.$transaction(async (tx) => {
    const { id, team } = await lockInvited(tx, token);
    if (!(await settle(tx, id, "refused", now, now))) throw gone();
    await auditOf(tx, actor, "team.invite-decline", team.id, id, now);
  });
}

/** In the transaction that holds the person and the team. What they had asked of it is answered by that. */
export async function enter(
  tx: Transaction,
  { teamId, userId }: { teamId: string; userId: string },
  now: Date,
): Promise<void> {
  try {
    await tx.teamMember.create({ data: { teamId, userId, role: "member", since: now } });
  } catch (error) {
    if (brokenConstraint(error)) throw new DomainError("conflict", "alreadyInTeam");
    throw error;
  }
  await tx.joinRequest.updateMany({
    where: { teamId, userId, state: "pending" },
    data: { state: "accepted", settledAt: now },
  });
}

async function lockInvited(tx: Transaction, token: string) {
  const id = invitationOf(token);
  const found =
    id === null
      ? null
      : await tx.teamInvitation.findUnique({ where: { id }, select: { id: true, teamId: true } });
  const team = found && (await lockTeamIfAny(tx, found.teamId));
  if (!team) throw gone();
  return { id: found.id, team };
}

/** Whether it still waited; with `after`, only when it has not expired by then. The address is forgotten. */
async function settle(
  tx: Transaction,
  id: string,
  state: "accepted" | "refused" | "withdrawn",
  now: Date,
  after?: Date,
): Promise<boolean> {
  const { count } = await tx.teamInvitation.updateMany({
    where: { id, state: "pending", ...(after && { expires: { gt: after } }) },
    data: { state, email: null, settledAt: now },
  });
  return count > 0;
}

const gone = () => new DomainError("conflict", "linkGone");

const auditOf = (
  tx: Transaction,
  { id: actorId }: Actor,
  action: string,
  teamId: string,
  invitationId: string,
  now: Date,
) => audit(tx, now, { actorId, action, object: "team", objectId: teamId, details: { invitationId } });
