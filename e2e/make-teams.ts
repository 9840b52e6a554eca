/** For teams.spec.ts and the pages of teams: labs with a site of their own, organisations, teams, a claim that waits. */

import { db } from "#lib/db";
import type { Actor } from "#lib/permissions";
import { decide } from "#lib/revisions/decide";
import { askToJoin } from "#lib/teams/ask-to-join";
import { claimByMail, claimByModerator } from "#lib/teams/claim-page";
import { invite } from "#lib/teams/invite";
import { claimToken, invitationToken } from "#lib/teams/links";
import { confirmClaim, decideClaim } from "#lib/teams/settle-claim";
import { acceptance, createOrganisation, submitCreation } from "#lib/testing/factories";
import { slugify } from "#lib/text";
import type { World } from "./world";

interface People {
  manager: Actor;
  asking: Actor;
  founder: Actor;
  moderator: Actor;
  /** Manages the teams of organisations. */
  keeper: Actor;
}

export async function makeTeams(
  { manager, asking, founder, moderator, keeper }: People,
  mark: string,
): Promise<World["teams"]> {
  let made = 0;
  const makeLab = async (title: string) => {
    const domain = `lab-${++made}-${mark}.fr`;
    const url = `https://www.${domain}/`;
    const proposal = await submitCreation(founder, "lab", { title: `${title} ${mark}`, aliases: [], url });
    const { entry } = await decide(moderator, acceptance(proposal));
    if (!entry) throw new Error("an accepted proposal makes an entry");
    return { slug: entry.slug, title: `${title} ${mark}`, domain };
  };
  const ip = "2001:db8::1";

  const held = await makeLab("Lab tenu");
  await claimByMail(manager, { page: { entry: held.slug }, email: `equipe@${held.domain}`, ip });
  const { id } = await db.pageClaim.findFirstOrThrow({ where: { userId: manager.id, state: "pending" } });
  const { teamId } = await confirmClaim(manager, claimToken(id));
  await askToJoin(asking, { teamId, message: "J’anime les ateliers du mardi." });
  await invite(manager, { teamId, email: `invitee-${mark}@exemple.fr`, lang: "fr", ip });
  const invitation = await db.teamInvitation.findFirstOrThrow({ where: { teamId, state: "pending" } });

  const claimed = await makeLab("Lab demandé");
  await claimByModerator(asking, { page: { entry: claimed.slug }, message: "J’en suis la directrice." });
  const claim = await db.pageClaim.findFirstOrThrow({ where: { userId: asking.id, state: "pending" } });

  const makeBody = async (name: string) => {
    const { slug } = await createOrganisation(slugify(`${name} ${mark}`), `${name} ${mark}`);
    await claimByModerator(keeper, { page: { organisation: slug }, message: "J’y travaille." });
    const waits = await db.pageClaim.findFirstOrThrow({ where: { userId: keeper.id, state: "pending" } });
    await decideClaim(moderator, { id: waits.id, verdict: "accepted", reason: "" });
    const team = await db.team.findFirstOrThrow({ where: { organisation: { slug } } });
    return { slug, name: `${name} ${mark}`, team: team.id };
  };

  return {
    team: teamId,
    held: held.slug,
    invitation: invitationToken(invitation.id),
    claim: claim.id,
    free: [await makeLab("Lab à tenir"), await makeLab("Lab à prendre en main")],
    asked: [await makeLab("Lab par la modération"), await makeLab("Lab par la relecture")],
    bodies: [await makeBody("Service tenu"), await makeBody("Agence tenue")],
  };
}
