/** The mail that carries a sign-in link. */
import { type Lang, messages } from "#lib/messages/index";
import { confirmSignInPath } from "#lib/paths";
import { writeLetter } from "./letter";

export interface SignInLetter {
  token: string;
  /** Where to go once signed in, or null. */
  next: string | null;
  /** How long the link is good for. */
  minutes: number;
}

export function signInLetter(lang: Lang, { token, next, minutes }: SignInLetter, publicUrl: string) {
  const { mails } = messages(lang);
  return writeLetter(lang, {
    subject: mails.signIn.subject,
    greeting: mails.hello,
    blocks: [mails.signIn.intro],
    action: { label: mails.signIn.action, url: publicUrl + confirmSignInPath(lang, { token, next }) },
    after: [mails.signIn.limits(minutes), mails.signIn.notYou],
  });
}
