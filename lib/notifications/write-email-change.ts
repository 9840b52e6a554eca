/** What the worker reads to write the mails of an e-mail change. */
import { unseal } from "#lib/accounts/seal";
import { addressTokenHash, addressTokenOf, FORMER_ADDRESS } from "#lib/accounts/secrets";
import { db } from "#lib/db";
import { isLang, type Lang } from "#lib/messages/index";
import { emailChangedLetter, emailChangeLetter } from "./email-change-letter";

/** Null when nobody waits for the link any more: asked anew, taken back, confirmed or too old. */
export async function writeEmailChange(jobId: string, publicUrl: string, now: Date) {
  const token = addressTokenOf(jobId);
  const hash = addressTokenHash(token);
  const change = await db.emailChange.findFirst({
    where: { OR: [{ oldTokenHash: hash }, { newTokenHash: hash }] },
    include: { user: { select: { email: true, name: true, language: true } } },
  });
  if (!change) return null;
  const { user, newEmail, oldTokenHash } = change;
  const minutes = (change.expires.getTime() - now.getTime()) / 60_000;
  const toOld = oldTokenHash === hash;
  const to = toOld ? user.email : newEmail;
  if (minutes < 1 || to === null) return null;
  const letter = emailChangeLetter(
    isLang(user.language) ? user.language : "fr",
    {
      to: toOld ? "old" : oldTokenHash === null ? "first" : "new",
      token,
      newEmail,
      name: user.name,
      // A mail leaves within seconds: it says sixty minutes, not fifty-nine.
      minutes: Math.ceil(minutes),
    },
    publicUrl,
  );
  return { to, ...letter };
}

/** Null when AUTH_SECRET has changed since: nobody can read the address any more. */
export function writeEmailChanged({ lang, to: sealed }: { lang: Lang; to: string }, publicUrl: string) {
  const to = unseal(FORMER_ADDRESS, sealed);
  return to === null ? null : { to, ...emailChangedLetter(lang, publicUrl) };
}
