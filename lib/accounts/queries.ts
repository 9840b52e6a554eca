/** What one's own account page and the confirmation page show. */
import { db } from "#lib/db";
import { isLang, type Lang } from "#lib/messages/index";
import type { Actor } from "#lib/permissions";
import { addressTokenHash, linkTokenHash } from "./secrets";

/** The address that a sign-in link was sent to, or null when the link is unknown, used or expired. Consumes nothing. */
export async function findLinkAddress(token: string, now = new Date()): Promise<string | null> {
  const link = await db.verificationToken.findUnique({ where: { token: linkTokenHash(token) } });
  return link && link.expires > now ? link.identifier : null;
}

/** One's own account. */
export async function getOwnAccount(actor: Actor, now = new Date()) {
  const { emailChange, language, ...account } = await db.user.findUniqueOrThrow({
    where: { id: actor.id },
    select: {
      name: true,
      email: true,
      language: true,
      createdAt: true,
      accounts: { orderBy: { createdAt: "asc" }, select: { id: true, createdAt: true } },
      emailChange: { select: { newEmail: true, oldConfirmedAt: true, newConfirmedAt: true, expires: true } },
    },
  });
  const lang: Lang = isLang(language) ? language : "fr";
  return {
    ...account,
    language: lang,
    emailChange: emailChange && emailChange.expires > now ? emailChange : null,
  };
}

/** What the page of a link that confirms an address shows, or null when the link is no longer good. Consumes nothing. */
export async function findEmailChange(token: string, now = new Date()) {
  const hash = addressTokenHash(token);
  const change = await db.emailChange.findFirst({
    where: { OR: [{ oldTokenHash: hash }, { newTokenHash: hash }], expires: { gt: now } },
    include: { user: { select: { name: true } } },
  });
  if (!change) return null;
  const { newEmail, user, oldTokenHash, oldConfirmedAt, newConfirmedAt } = change;
  const side = oldTokenHash === hash ? "old" : "new";
  return {
    side,
    newEmail,
    name: user.name,
    confirmed: (side === "old" ? oldConfirmedAt : newConfirmedAt) !== null,
  } as const;
}
