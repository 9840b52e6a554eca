/** The mail that tells a person that a webhook of theirs is no longer told. */
import { type Lang, messages } from "#lib/messages/index";
import { placeOf, sentenceOf, type Told } from "#lib/notification-words";
import { notificationSettingsPath } from "#lib/paths";
import { forSubject, writeLetter } from "./letter";

export function webhookLetter(
  lang: Lang,
  { told, recipient }: { told: Told; recipient: string },
  publicUrl: string,
) {
  if (!told.webhook) return null;
  const { mails, webhooks } = messages(lang);
  const { subject, text, action, why } = webhooks.letter;
  return writeLetter(lang, {
    subject: subject(forSubject(told.webhook.host)),
    greeting: mails.helloTo(recipient),
    blocks: [sentenceOf(lang, told), text],
    action: { label: action, url: publicUrl + placeOf(lang, told) },
    after: [why],
    settingsUrl: publicUrl + notificationSettingsPath(lang),
  });
}
