/** The mail that tells the author of an import what was done to many of its proposals at once, and why. */
import { type Lang, messages } from "#lib/messages/index";
import { placeOf, sentenceOf, type Told } from "#lib/notification-words";
import { notificationSettingsPath } from "#lib/paths";
import { forSubject, writeLetter } from "./letter";

export interface BatchLetter {
  told: Told;
  recipient: string;
}

export function batchLetter(lang: Lang, { told, recipient }: BatchLetter, publicUrl: string) {
  if (!told.batch) return null;
  const { file, reason } = told.batch;
  const { mails, imports } = messages(lang);
  const { subject, reason: why, next, action, why: because } = imports.letter;
  return writeLetter(lang, {
    subject: subject(forSubject(file)),
    greeting: mails.helloTo(recipient),
    blocks: [sentenceOf(lang, told), ...(reason ? [{ name: why, quote: reason }] : []), next],
    action: { label: action, url: publicUrl + placeOf(lang, told) },
    after: [because],
    settingsUrl: publicUrl + notificationSettingsPath(lang),
  });
}
