/** The mail of what happened to someone's passkeys. It cannot be refused: it may be the first sign of someone else. */
import { formatInstant } from "#lib/dates";
import type { KeyNews } from "#lib/jobs";
import { type Lang, messages } from "#lib/messages/index";
import { keysPath, legalPath } from "#lib/paths";
import { writeLetter } from "./letter";

export interface KeyLetter {
  what: KeyNews;
  at: Date;
  /** The public name. */
  recipient: string;
}

export function keyLetter(lang: Lang, { what, at, recipient }: KeyLetter, publicUrl: string) {
  const { account, keys, mails } = messages(lang);
  const words = keys.mails;
  return writeLetter(lang, {
    subject: words.subjects[what],
    greeting: mails.helloTo(recipient),
    blocks: [
      words.texts[what](formatInstant(at, lang)),
      words.notYou,
      { label: account.confirm.contact, url: publicUrl + legalPath(lang, "contact") },
    ],
    action: { label: words.action, url: publicUrl + keysPath(lang) },
    after: [words.why],
  });
}
