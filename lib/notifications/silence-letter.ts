/** The mails to who has not come for two years: before the account goes, and once it has gone. */
import { formatDay } from "#lib/dates";
import { type Lang, messages } from "#lib/messages/index";
import { homePath, signInPath } from "#lib/paths";
import { writeLetter } from "./letter";

export function silenceLetter(
  lang: Lang,
  { name, erasedOn }: { name: string; erasedOn: Date },
  publicUrl: string,
) {
  const { mails, silence } = messages(lang);
  const { warned } = silence;
  return writeLetter(lang, {
    subject: warned.subject,
    greeting: mails.hello,
    blocks: [warned.intro(name), warned.when(formatDay(erasedOn, lang))],
    action: { label: warned.action, url: publicUrl + signInPath(lang) },
    after: [warned.stays, warned.nothing],
  });
}

export function silenceErasedLetter(lang: Lang, publicUrl: string) {
  const { mails, silence } = messages(lang);
  const { erased } = silence;
  return writeLetter(lang, {
    subject: erased.subject,
    greeting: mails.hello,
    blocks: [erased.intro],
    action: { label: erased.action, url: publicUrl + homePath(lang) },
    after: [erased.after],
  });
}
