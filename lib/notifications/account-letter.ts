/** The mail of what happened to an account itself: its level, a quarantine. */
import { type Lang, messages } from "#lib/messages/index";
import { placeOf, sentenceOf, subjectOf, type Told } from "#lib/notification-words";
import { legalPath, notificationSettingsPath } from "#lib/paths";
import { type Block, writeLetter } from "./letter";

export interface AccountLetter {
  told: Told;
  recipient: string;
}

export function accountLetter(lang: Lang, { told, recipient }: AccountLetter, publicUrl: string) {
  const { mails, notifications, trust } = messages(lang);
  const { letters } = notifications.said.account;
  const { account } = told;
  const blocks: Block[] = [sentenceOf(lang, told)];
  if (account?.what === "level") blocks.push(trust.own.means[account.to], trust.own.automatic);
  if (account?.what === "quarantined") {
    blocks.push({ name: trust.quarantine.reason, quote: account.reason }, letters.kept);
    blocks.push({ label: trust.quarantine.own.contact, url: publicUrl + legalPath(lang, "contact") });
  }
  return writeLetter(lang, {
    subject: subjectOf(lang, told) ?? "",
    greeting: mails.helloTo(recipient),
    blocks,
    action: { label: letters.action, url: publicUrl + placeOf(lang, told) },
    after: [letters.why],
    settingsUrl: publicUrl + notificationSettingsPath(lang),
  });
}
