"use server";

import { z } from "zod";
import { revalidate } from "#lib/cache";
import { DomainError } from "#lib/errors";
import { formAction, idOf } from "#lib/form-action";
import { type FormValues, firstValue } from "#lib/form-state";
import { messages } from "#lib/messages/index";
import { type ClaimedPage, teamPath, teamsPath } from "#lib/paths";
import { answerRequest, askToJoin, withdrawRequest } from "#lib/teams/ask-to-join";
import { changeTeamRole, handOverTeam, leaveTeam, removeMember } from "#lib/teams/change-members";
import { addOwnSuccession, changeOwnOrganisation, removeOwnSuccession } from "#lib/teams/change-organisation";
import { claimByMail, claimByModerator, withdrawClaim } from "#lib/teams/claim-page";
import { dissolveTeam } from "#lib/teams/dissolve-team";
import { acceptInvitation, declineInvitation, invite, withdrawInvitation } from "#lib/teams/invite";
import { confirmClaim } from "#lib/teams/settle-claim";
import { seenIn, typedOrganisation, typedSuccession } from "#lib/vocabularies/form";
import { findBodies } from "../find-bodies";

/** Asks the managers of a page's team to be let in. */
export const joinTeam = formAction(async ({ actor, values, lang }) => {
  await askToJoin(actor, { teamId: idOf(values, "teamId"), message: firstValue(values, "message") });
  return { redirectTo: teamsPath(lang, { fait: "asked" }) };
});

/** Claims a page by a mail to its domain. */
export const claimWithMail = formAction(async ({ actor, values, lang, ip }) => {
  await claimByMail(actor, { page: pageOf(values), email: firstValue(values, "email"), ip });
  return { redirectTo: teamsPath(lang, { fait: "mailed" }) };
});

/** Claims a page through a moderator. */
export const claimWithModerator = formAction(async ({ actor, values, lang }) => {
  await claimByModerator(actor, { page: pageOf(values), message: firstValue(values, "message") });
  return { redirectTo: teamsPath(lang, { fait: "claimed" }) };
});

/** Takes back what one has asked: "claim:…" or "join:…". */
export const withdraw = formAction(async ({ actor, values, lang }) => {
  const [what, id] = intentOf(values, ["claim", "join"]);
  await (what === "claim" ? withdrawClaim : withdrawRequest)(actor, id);
  return { redirectTo: teamsPath(lang, { fait: "withdrawn" }) };
});

/** The button of a claim's link. */
export const confirm = formAction(async ({ actor, values, lang }) => {
  const { teamId, tags } = await confirmClaim(actor, firstValue(values, "token"));
  revalidate(tags);
  return { redirectTo: teamPath(lang, teamId, { fait: "held" }) };
});

/** The buttons of an invitation's link. */
export const answerInvitation = formAction(async ({ actor, values, lang }) => {
  const token = firstValue(values, "token");
  if (firstValue(values, "intent") === "decline") {
    await declineInvitation(actor, token);
    return { tone: "ok", message: messages(lang).teams.invitation.declined };
  }
  const { teamId } = await acceptInvitation(actor, token);
  return { redirectTo: teamPath(lang, teamId, { fait: "joined" }) };
});

/** What a manager does with someone's place: "manager:…", "member:…", "hand:…", "remove:…". */
export const changeMember = formAction(async ({ actor, values, lang }) => {
  const teamId = idOf(values, "teamId");
  const [act, userId] = intentOf(values, ["manager", "member", "hand", "remove"]);
  if (act === "hand") await handOverTeam(actor, { teamId, userId });
  else if (act === "remove") await removeMember(actor, { teamId, userId });
  else await changeTeamRole(actor, { teamId, userId, role: act });
  const fait = act === "hand" ? "handed" : act === "remove" ? "removed" : act;
  return { redirectTo: teamPath(lang, teamId, { fait }) };
});

/** Answers those who ask to come in: "accepted:…", "refused:…". */
export const answerAsking = formAction(async ({ actor, values, lang }) => {
  const teamId = idOf(values, "teamId");
  const [verdict, id] = intentOf(values, ["accepted", "refused"]);
  await answerRequest(actor, { teamId, id, verdict });
  return { redirectTo: teamPath(lang, teamId, { fait: verdict === "accepted" ? "admitted" : "refused" }) };
});

export const sendInvitation = formAction(async ({ actor, values, lang, ip }) => {
  const teamId = idOf(values, "teamId");
  await invite(actor, { teamId, email: firstValue(values, "email"), lang, ip });
  return { redirectTo: teamPath(lang, teamId, { fait: "invited" }) };
});

/** Cancels an invitation: "cancel:…". */
export const cancelInvitation = formAction(async ({ actor, values, lang }) => {
  const teamId = idOf(values, "teamId");
  const [, id] = intentOf(values, ["cancel"]);
  await withdrawInvitation(actor, { teamId, id });
  return { redirectTo: teamPath(lang, teamId, { fait: "cancelled" }) };
});

/** What the team of an organisation says of it; its search without JavaScript comes back as choices. */
export const changeOrganisation = formAction(async (request) => {
  const { actor, values, lang } = request;
  const searched = await findBodies(request, "parent");
  if (searched) return searched;
  const teamId = idOf(values, "teamId");
  const { tags } = await changeOwnOrganisation(actor, {
    teamId,
    seen: seenIn(values),
    typed: typedOrganisation(values),
  });
  revalidate(tags);
  return { redirectTo: teamPath(lang, teamId, { fait: "said" }) };
});

/** A succession that the team of an organisation adds or takes away; its search comes back in the same way. */
export const changeSuccession = formAction(async (request) => {
  const { actor, values, lang } = request;
  const searched = await findBodies(request, "other");
  if (searched) return searched;
  const teamId = idOf(values, "teamId");
  const removes = firstValue(values, "intent") === "remove";
  const change = removes ? removeOwnSuccession : addOwnSuccession;
  const { tags } = await change(actor, { teamId, say: (slug) => typedSuccession(values, slug) });
  revalidate(tags);
  return { redirectTo: teamPath(lang, teamId, { fait: removes ? "parted" : "followed" }) };
});

/** Leaves a team, or ends it. */
export const endPlace = formAction(async ({ actor, values, lang }) => {
  const teamId = idOf(values, "teamId");
  const dissolves = firstValue(values, "intent") === "dissolve";
  const { tags } = await (dissolves ? dissolveTeam : leaveTeam)(actor, teamId);
  revalidate(tags);
  return { redirectTo: teamsPath(lang, { fait: dissolves ? "dissolved" : "left" }) };
});

const slug = z.string().regex(/^[a-z0-9-]{1,120}$/);

/** The page that the form is about, by its slug. */
function pageOf(values: FormValues): ClaimedPage {
  const entry = slug.safeParse(firstValue(values, "fiche"));
  if (entry.success) return { entry: entry.data };
  const organisation = slug.safeParse(firstValue(values, "organisme"));
  if (organisation.success) return { organisation: organisation.data };
  throw new DomainError("not-found", "notFound");
}

/** The button pressed: what it does, and to which row. */
function intentOf<const A extends readonly [string, ...string[]]>(
  values: FormValues,
  acts: A,
): [A[number], string] {
  const [act, id] = firstValue(values, "intent").split(":");
  const known = acts.find((one) => one === act);
  const parsed = z.uuid().safeParse(id);
  if (known === undefined || !parsed.success) throw new DomainError("not-found", "notFound");
  return [known, parsed.data];
}
