/** What the worker reads to write the mail of what happened to someone's passkeys. */
import { db } from "#lib/db";
import type { MailJob } from "#lib/jobs";
import { isLang } from "#lib/messages/index";
import { keyLetter } from "./key-letter";

/** Null for who has no address, or has left. */
export async function writeKey({ userId, what, at }: Extract<MailJob, { kind: "key" }>, publicUrl: string) {
  const user = await db.user.findUnique({
    where: { id: userId, erasedAt: null },
    select: { email: true, name: true, language: true },
  });
  if (!user || user.email === null) return null;
  const lang = isLang(user.language) ? user.language : "fr";
  return { to: user.email, ...keyLetter(lang, { what, at: new Date(at), recipient: user.name }, publicUrl) };
}
