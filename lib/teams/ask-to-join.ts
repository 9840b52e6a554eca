/** Someone asks the managers of a team to let them in; a manager answers. */
import { validate as isUuid, v7 as uuid } from "uuid";
import { lockUser } from "#lib/accounts/lock-user";
import { audit } from "#lib/audit";
import { db } from "#lib/db";
import { DomainError } from "#lib/errors";
import { type Actor, authorise } from "#lib/permissions";
import { limitAct } from "#lib/rate-limit";
import { tidyText } from "#lib/text";
import { enter } from "./invite";
import { lockTeam, managersBut, requireManager } from "./lock-team";
import { tellNews } from "./news";
import { MAX_MESSAGE, refuseLong } from "./texts";

const ASKED_PER_HOUR = 10;

/** @throws DomainError not-found, conflict (dissolved, in it already, asked already), invalid (too long), too-many */
export async function askToJoin(
  actor: Actor | null,
  { teamId, message: typed }: { teamId: string; message: string },
  now = new Date(),
): Promise<void> {
  authorise(actor, "propose");
  const message = refuseLong(tidyText(typed), "message", MAX_MESSAGE) || null;
  await db.$transaction(async (tx) => {
    await lockUser(tx, actor.id);
    const team = await lockTeam(tx, teamId);
    if (team.members.some(({ userId }) => userId === actor.id)) {
      throw new DomainError("conflict", "alreadyInTeam");
    }
    const waits = await tx.joinRequest.count({ where: { teamId, userId: actor.id, state: "pending" } });
    if (waits > 0) throw new DomainError("conflict", "alreadyAsked");
    const limit = { name: "join.account", value: actor.id, max: ASKED_PER_HOUR, windowMs: 3_600_000 };
    await limitAct(tx, [limit], now);
    const id = uuid();
    await tx.joinRequest.create({
      data: { id, teamId, userId: actor.id, message, createdAt: now },
      select: { id: true },
    });
    await audit(tx, now, {
      actorId: actor.id,
      action: "team.ask",
      object: "team",
      objectId: teamId,
      details: { requestId: id },
    });
    await tellNews(tx, now, {
      what: "join-asked",
      teamId,
      userId: actor.id,
      byId: actor.id,
      tell: managersBut(team, null).map(({ userId }) => userId),
    });
  });
}

/** Takes back what one had asked. @throws DomainError not-found, conflict (answered meanwhile) */
export async function withdrawRequest(actor: Actor | null, id: string, now = new Date()): Promise<void> {
  authorise(actor, "propose");
  if (!isUuid(id)) throw new DomainError("not-found", "notFound");
  await db.$transaction(async (tx) => {
    const asked = await tx.joinRequest.findFirst({
      where: { id, userId: actor.id },
      select: { teamId: true },
    });
    if (!asked) throw new DomainError("not-found", "notFound");
    const { count } = await tx.joinRequest.updateMany({
      where: { id, state: "pending" },
      data: { state: "withdrawn", settledAt: now },
    });
    if (count === 0) throw new DomainError("conflict", "notPossibleInThisState");
    await audit(tx, now, {
      actorId: actor.id,
      action: "team.ask-withdraw",
      object: "team",
      objectId: asked.teamId,
      details: { requestId: id },
    });
  });
}

/** @throws DomainError not-found, forbidden (not a manager), conflict (answered meanwhile, an account that is shut out) */
export async function answerRequest(
  actor: Actor | null,
  { teamId, id, verdict }: { teamId: string; id: string; verdict: "accepted" | "refused" },
  now = new Date(),
): Promise<void> {
  authorise(actor, "propose");
  if (!isUuid(id) || !isUuid(teamId)) throw new DomainError("not-found", "notFound");
  await db.$transaction(async (tx) => {
    const asked = await tx.joinRequest.findFirst({ where: { id, teamId }, select: { userId: true } });
    // To who is not in the team, nobody has asked anything: said by `requireManager`, after the locks.
    const person = asked && (await lockUser(tx, asked.userId));
    requireManager(await lockTeam(tx, teamId), actor);
    if (!person) throw new DomainError("not-found", "notFound");
    if (verdict === "accepted" && person.blockedAt) throw new DomainError("conflict", "personBlocked");
    const { count } = await tx.joinRequest.updateMany({
      where: { id, state: "pending" },
      data: { state: verdict, settledAt: now },
    });
    if (count === 0) throw new DomainError("conflict", "notPossibleInThisState");
    if (verdict === "accepted") await enter(tx, { teamId, userId: person.id }, now);
    await audit(tx, now, {
      actorId: actor.id,
      action: verdict === "accepted" ? "team.admit" : "team.refuse",
      object: "team",
      objectId: teamId,
      details: { requestId: id, userId: person.id },
    });
    const what = verdict === "accepted" ? "join-accepted" : "join-refused";
    await tellNews(tx, now, { what, teamId, userId: person.id, byId: actor.id });
  });
}
