/** What one's own account page and the confirmation page show. */
import { db } from "#lib/db";
import { isLang, type Lang } from "#lib/messages/index";
import type { Actor } from "#lib/permissions";
import { linkTokenHash } from "./secrets";

/** The address that a sign-in link was sent to, or null when the link is unknown, used or expired. Consumes nothing. */
export async function findLinkAddress(token: string, now = new Date()): Promise<string | null> {
  const link = await db.verificationToken.findUnique({ where: { token: linkTokenHash(token) } });
  return link && link.expires > now ? link.identifier : null;
}

/** One's own account. */
export async function getOwnAccount(
  actor: Actor,
): Promise<{ email: string; language: Lang; createdAt: Date }> {
  const { email, language, createdAt } = await db.user.findUniqueOrThrow({
    where: { id: actor.id },
    select: { email: true, language: true, createdAt: true },
  });
  return { email: email ?? "", language: isLang(language) ? language : "fr", createdAt };
}
