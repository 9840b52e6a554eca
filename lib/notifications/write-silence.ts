/** What the worker reads to write to people whom nobody has seen for two years. */
import { unseal } from "#lib/accounts/seal";
import { ERASED_ADDRESS } from "#lib/accounts/secrets";
import { ERASED_AFTER_DAYS } from "#lib/accounts/silence-delays";
import { db } from "#lib/db";
import { isLang, type Lang } from "#lib/messages/index";
import { silenceErasedLetter, silenceLetter } from "./silence-letter";

/** Null when they have come back, or have no address. */
export async function writeSilence(userId: string, publicUrl: string, now: Date) {
  const user = await db.user.findUnique({
    where: { id: userId, erasedAt: null },
    select: { email: true, name: true, language: true, silenceWarnedAt: true },
  });
  if (!user?.email || !user.silenceWarnedAt) return null;
  const erasedOn = new Date(user.silenceWarnedAt.getTime() + ERASED_AFTER_DAYS * 86_400_000);
  // A mail that could not leave in time promises nothing that is past.
  if (erasedOn <= now) return null;
  const lang = isLang(user.language) ? user.language : "fr";
  return { to: user.email, ...silenceLetter(lang, { name: user.name, erasedOn }, publicUrl) };
}

/** Null when AUTH_SECRET has changed since: nobody can read the address any more. */
export function writeSilenceErased({ lang, to: sealed }: { lang: Lang; to: string }, publicUrl: string) {
  const to = unseal(ERASED_ADDRESS, sealed);
  return to === null ? null : { to, ...silenceErasedLetter(lang, publicUrl) };
}
