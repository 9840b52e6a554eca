/** The mail of what happened around a team or a claim. */
import { type Lang, messages } from "#lib/messages/index";
import { placeOf, sentenceOf, type Told } from "#lib/notification-words";
import { notificationSettingsPath } from "#lib/paths";
import { type Block, forSubject, writeLetter } from "./letter";

export interface TeamLetter {
  told: Told;
  /** Its name. */
  page: string;
  /** Why a moderator refused a claim, in their words. */
  reason: string | null;
  recipient: string;
}

export function teamLetter(lang: Lang, { told, page, reason, recipient }: TeamLetter, publicUrl: string) {
  const { mails, teams } = messages(lang);
  const why: Block[] = reason === null ? [] : [{ name: teams.mails.reason, quote: reason }];
  return writeLetter(lang, {
    subject: teams.mails.subject(forSubject(page)),
    greeting: mails.helloTo(recipient),
    blocks: [teams.mails.about(page), sentenceOf(lang, told), ...why],
    action: { label: teams.mails.action, url: publicUrl + placeOf(lang, told) },
    after: [teams.mails.why],
    settingsUrl: publicUrl + notificationSettingsPath(lang),
  });
}
