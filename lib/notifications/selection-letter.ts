/** The mail that tells someone that moderators hid a selection of theirs, or show it again. */
import { type Lang, messages } from "#lib/messages/index";
import { placeOf, sentenceOf, type Told } from "#lib/notification-words";
import { notificationSettingsPath } from "#lib/paths";
import { forSubject, writeLetter } from "./letter";

export function selectionLetter(
  lang: Lang,
  { told, recipient }: { told: Told; recipient: string },
  publicUrl: string,
) {
  if (!told.selection) return null;
  const { mails, selections } = messages(lang);
  const { title, hides, reason } = told.selection;
  const words = selections.told;
  return writeLetter(lang, {
    subject: (hides ? words.subjectHidden : words.subjectShown)(forSubject(title)),
    greeting: mails.helloTo(recipient),
    blocks: [sentenceOf(lang, told), { name: words.reason, quote: reason }, ...(hides ? [words.kept] : [])],
    action: { label: words.action, url: publicUrl + placeOf(lang, told) },
    after: [words.why],
    settingsUrl: publicUrl + notificationSettingsPath(lang),
  });
}
