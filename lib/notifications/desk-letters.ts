/** The mails for those who review: a colleague hands them a review, assigns it, asks what they think, or took an entry down. */
import { formatAge } from "#lib/dates";
import { type Lang, messages } from "#lib/messages/index";
import { placeOf, type Told } from "#lib/notification-words";
import { notificationSettingsPath, reviewPath } from "#lib/paths";
import { reasonWords } from "./decision-letter";
import { forSubject, writeLetter } from "./letter";

export interface ColleagueLetter {
  told: Told;
  title: string;
  recipient: string;
}

export const handoverLetter = (lang: Lang, letter: ColleagueLetter, publicUrl: string) =>
  colleagueLetter(lang, "handover", letter, publicUrl);

export const assignedLetter = (lang: Lang, letter: ColleagueLetter, publicUrl: string) =>
  colleagueLetter(lang, "assigned", letter, publicUrl);

/** The words of the note stay in the house: the mail leads to them. */
export const opinionLetter = (lang: Lang, letter: ColleagueLetter, publicUrl: string) =>
  colleagueLetter(lang, "opinion", letter, publicUrl);

function colleagueLetter(
  lang: Lang,
  kind: "handover" | "assigned" | "opinion",
  { told, title, recipient }: ColleagueLetter,
  publicUrl: string,
) {
  const { helloTo, [kind]: words } = messages(lang).mails;
  return writeLetter(lang, {
    subject: words.subject(forSubject(title)),
    greeting: helloTo(recipient),
    blocks: [words.what(told.by, title), words.nextStep],
    action: { label: words.action, url: publicUrl + placeOf(lang, told) },
    after: [words.why],
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

export interface LateLetter {
  /** How many proposals, and when the oldest was sent. */
  late: number;
  oldest: Date;
  promisedDays: number;
  recipient: string;
}

/** The reminder of the day: what has waited longer than was promised. */
export function lateLetter(
  lang: Lang,
  { late, oldest, promisedDays, recipient }: LateLetter,
  publicUrl: string,
  now: Date,
) {
  const { helloTo, late: words } = messages(lang).mails;
  return writeLetter(lang, {
    subject: words.subject(late),
    greeting: helloTo(recipient),
    blocks: [words.what(late, promisedDays), words.oldest(formatAge(oldest, now, lang))],
    action: { label: words.action, url: publicUrl + reviewPath(lang) },
    after: [words.why],
    settingsUrl: publicUrl + notificationSettingsPath(lang),
  });
}
