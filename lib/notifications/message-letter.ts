/** The mail that tells an author, or a moderator who takes part, what was written in the thread of a proposal. */
import { type Lang, messages } from "#lib/messages/index";
import { messageRole, placeOf, type Told } from "#lib/notification-words";
import { notificationSettingsPath } from "#lib/paths";
import { forSubject, writeLetter } from "./letter";

export interface MessageLetter {
  told: Told;
  title: string;
  /** Not for an internal note: its words stay in the house, and the mail leads to them. */
  body: string;
  recipient: string;
}

export function messageLetter(
  lang: Lang,
  { told, title, body, recipient }: MessageLetter,
  publicUrl: string,
) {
  const { mails } = messages(lang);
  const { subjects, what, quote, nextStep, action, why } = mails.message;
  const side = told.own ? "author" : "desk";
  return writeLetter(lang, {
    subject: subjects[told.internal ? "internal" : "public"](forSubject(title)),
    greeting: mails.helloTo(recipient),
    blocks: [
      what[messageRole(told)](told.by ?? "", title),
      ...(told.internal ? [] : [{ name: quote, quote: body }]),
      nextStep,
    ],
    action: { label: action[side], url: publicUrl + placeOf(lang, told) },
    after: [why[side]],
    settingsUrl: publicUrl + notificationSettingsPath(lang),
  });
}
