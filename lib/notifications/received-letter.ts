/** The mail that tells an author that their proposal arrived, where it stands in the queue, and what comes next. */
import { formatAge } from "#lib/dates";
import { type Lang, messages } from "#lib/messages/index";
import { contributionPath, notificationSettingsPath } from "#lib/paths";
import { forSubject, writeLetter } from "./letter";

export interface ReceivedLetter {
  revisionId: string;
  title: string;
  creation: boolean;
  /** It comes back, completed. */
  again: boolean;
  /** Its rank from 1, and when the oldest that waits was sent. */
  place: number;
  oldest: Date;
  recipient: string;
}

export function receivedLetter(lang: Lang, received: ReceivedLetter, publicUrl: string, now: Date) {
  const { mails, contributing } = messages(lang);
  const { title, creation, again, place, oldest } = received;
  const time = again ? "again" : "first";
  return writeLetter(lang, {
    subject: mails.received.subjects[time](forSubject(title)),
    greeting: mails.helloTo(received.recipient),
    blocks: [
      mails.received.what[creation ? "creation" : "edit"][time](title),
      contributing.next.place(place, formatAge(oldest, now, lang)),
      mails.received.nextStep,
      mails.received.meanwhile,
    ],
    action: { label: mails.received.action, url: publicUrl + contributionPath(lang, received.revisionId) },
    after: [mails.received.why],
    settingsUrl: publicUrl + notificationSettingsPath(lang),
  });
}
