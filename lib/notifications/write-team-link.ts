/** The mails that carry a link of lib/teams: an invitation, a claim to be confirmed. */
import { db } from "#lib/db";
import { isLang, type Lang, messages } from "#lib/messages/index";
import { claimConfirmationPath, teamInvitationPath } from "#lib/paths";
import { claimToken, invitationToken } from "#lib/teams/links";
import { findPage, keyOf } from "#lib/teams/pages";
import { forSubject, writeLetter } from "./letter";

const DAY_MS = 86_400_000;

/** Null when nobody waits for it any more: used, cancelled, expired, the team or the page gone. */
export async function writeInvitation(id: string, publicUrl: string, now: Date) {
  const invitation = await db.teamInvitation.findUnique({
    where: { id },
    select: {
      email: true,
      language: true,
      expires: true,
      invitedBy: { select: { name: true } },
      team: { select: { organisationId: true, entryId: true, dissolvedAt: true } },
    },
  });
  if (!invitation || invitation.email === null || invitation.expires <= now) return null;
  const { team, email, expires, invitedBy } = invitation;
  const page = team.dissolvedAt === null ? await findPage(db, keyOf(team)) : null;
  if (!page || page.removed) return null;
  // A mail leaves within seconds: it says fourteen days, not thirteen.
  const days = Math.ceil((expires.getTime() - now.getTime()) / DAY_MS);
  const link = { token: invitationToken(id), page: page.name, name: invitedBy.name };
  return { to: email, ...invitationLetter(langOf(invitation.language), { ...link, days }, publicUrl) };
}

/** Null likewise. */
export async function writeClaimLink(id: string, publicUrl: string, now: Date) {
  const claim = await db.pageClaim.findUnique({
    where: { id },
    select: {
      email: true,
      expires: true,
      organisationId: true,
      entryId: true,
      user: { select: { name: true, language: true } },
    },
  });
  const minutes = claim?.expires ? Math.ceil((claim.expires.getTime() - now.getTime()) / 60_000) : 0;
  if (!claim || claim.email === null || minutes < 1) return null;
  const page = await findPage(db, keyOf(claim));
  if (!page || page.removed) return null;
  const link = { token: claimToken(id), page: page.name, name: claim.user.name };
  return {
    to: claim.email,
    ...claimLinkLetter(langOf(claim.user.language), { ...link, minutes }, publicUrl),
  };
}

interface Link {
  token: string;
  page: string;
  /** The public name of who invites, or of who claims. */
  name: string;
}

export function invitationLetter(
  lang: Lang,
  { token, page, name, days }: Link & { days: number },
  publicUrl: string,
) {
  const { mails, teams } = messages(lang);
  const words = teams.mails.invitation;
  return writeLetter(lang, {
    subject: words.subject(forSubject(page)),
    greeting: mails.hello,
    blocks: [words.intro(name, page)],
    action: { label: words.action, url: publicUrl + teamInvitationPath(lang, { token }) },
    after: [words.limits(days), words.notYou],
  });
}

export function claimLinkLetter(
  lang: Lang,
  { token, page, name, minutes }: Link & { minutes: number },
  publicUrl: string,
) {
  const { mails, teams } = messages(lang);
  const words = teams.mails.claim;
  return writeLetter(lang, {
    subject: words.subject(forSubject(page)),
    greeting: mails.hello,
    blocks: [words.intro(name, page)],
    action: { label: words.action, url: publicUrl + claimConfirmationPath(lang, { token }) },
    after: [words.limits(minutes), words.notYou],
  });
}

const langOf = (language: string): Lang => (isLang(language) ? language : "fr");
