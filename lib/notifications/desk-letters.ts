/** The mails for those who review: a colleague hands a review over to them, or took an entry down. */
import { type Lang, messages } from "#lib/messages/index";
import { placeOf, type Told } from "#lib/notification-words";
import { notificationSettingsPath } from "#lib/paths";
import { reasonWords } from "./decision-letter";
import { forSubject, writeLetter } from "./letter";

export interface HandoverLetter {
  told: Told;
  title: string;
  recipient: string;
}

export function handoverLetter(lang: Lang, { told, title, recipient }: HandoverLetter, publicUrl: string) {
  const { helloTo, handover } = messages(lang).mails;
  return writeLetter(lang, {
    subject: handover.subject(forSubject(title)),
    greeting: helloTo(recipient),
    blocks: [handover.what(told.by, title), handover.nextStep],
    action: { label: handover.action, url: publicUrl + placeOf(lang, told) },
    after: [handover.why],
    settingsUrl: publicUrl + notificationSettingsPath(lang),
  });
}

export interface RemovalLetter {
  told: Told;
  reasonCode: string | null;
  recipient: string;
}

export function removalLetter(lang: Lang, { told, reasonCode, recipient }: RemovalLetter, publicUrl: string) {
  const { mails, common } = messages(lang);
  const { subject, what, nextStep, action, why } = mails.removal;
  const label = reasonCode === null ? undefined : reasonWords(lang, reasonCode);
  return writeLetter(lang, {
    subject,
    greeting: mails.helloTo(recipient),
    blocks: [
      what(told.by ?? ""),
      ...(label ? [`${mails.decision.reason}${common.colon}${label}`] : []),
      nextStep,
    ],
    action: { label: action, url: publicUrl + placeOf(lang, told) },
    after: [why],
    settingsUrl: publicUrl + notificationSettingsPath(lang),
  });
}
