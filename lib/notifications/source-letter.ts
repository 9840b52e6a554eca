/** The mail that tells administrators that a source is no longer read. */
import { type Lang, messages } from "#lib/messages/index";
import { placeOf, sentenceOf, type Told } from "#lib/notification-words";
import { notificationSettingsPath } from "#lib/paths";
import { forSubject, writeLetter } from "./letter";

export function sourceLetter(
  lang: Lang,
  { told, recipient }: { told: Told; recipient: string },
  publicUrl: string,
) {
  if (!told.source) return null;
  const { mails, harvest } = messages(lang);
  const { subject, text, action, why } = harvest.letter;
  return writeLetter(lang, {
    subject: subject(forSubject(told.source.name)),
    greeting: mails.helloTo(recipient),
    blocks: [sentenceOf(lang, told), text],
    action: { label: action, url: publicUrl + placeOf(lang, told) },
    after: [why],
    settingsUrl: publicUrl + notificationSettingsPath(lang),
  });
}
