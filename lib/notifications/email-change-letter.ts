/** The mails of an e-mail change: a link to each address, then a word to the former one. */
import { type Lang, messages } from "#lib/messages/index";
import { emailChangePath, legalPath } from "#lib/paths";
import { writeLetter } from "./letter";

export interface EmailChangeLetter {
  /** Whether it goes to the address that is left, to the one that is wanted, or to the first of an account. */
  to: "old" | "new" | "first";
  token: string;
  newEmail: string;
  /** The public name. */
  name: string;
  /** How long the link is good for. */
  minutes: number;
}

export function emailChangeLetter(lang: Lang, letter: EmailChangeLetter, publicUrl: string) {
  const { mails, ownAccount } = messages(lang);
  const { asked } = ownAccount.mails;
  const { to, token, newEmail, name, minutes } = letter;
  return writeLetter(lang, {
    subject: asked.subject[to],
    greeting: mails.hello,
    blocks: [asked.intro[to](name, newEmail)],
    action: { label: asked.action, url: publicUrl + emailChangePath(lang, { token }) },
    after: [asked.limits(minutes), asked.notYou[to]],
  });
}

export function emailChangedLetter(lang: Lang, publicUrl: string) {
  const { mails, ownAccount } = messages(lang);
  const { done } = ownAccount.mails;
  return writeLetter(lang, {
    subject: done.subject,
    greeting: mails.hello,
    blocks: [done.intro],
    action: { label: done.action, url: publicUrl + legalPath(lang, "contact") },
    after: [done.after],
  });
}
