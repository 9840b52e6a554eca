"use server";

import { askForLink } from "#lib/accounts/ask-for-link";
import { signInAsDemo } from "#lib/accounts/sign-in-as-demo";
import { keepSession } from "#lib/auth";
import { env } from "#lib/env";
import { openFormAction } from "#lib/form-action";
import { firstValue } from "#lib/form-state";
import { messages } from "#lib/messages/index";
import { signInWithKey } from "#lib/passkeys/sign-in";
import { accountPath, isSafeNext, keptMailsPath } from "#lib/paths";

/** Sends a sign-in link; the answer is the same whether the address has an account or not. */
export const sendLink = openFormAction(
  async ({ values, lang, ip }) => {
    const { email } = await askForLink({
      email: firstValue(values, "email"),
      next: firstValue(values, "next"),
      lang,
      ip,
    });
    const { signIn, demo } = messages(lang).account;
    const link = env.demo ? { href: keptMailsPath(lang), label: demo.mails } : null;
    return { tone: "ok", message: signIn.sent(email), link };
  },
  { guard: "sign-in" },
);

/** Opens a session with a passkey. `response`: what the browser answered. */
export const enterWithKey = openFormAction(async ({ values, lang, ip }) => {
  await keepSession(await signInWithKey({ response: firstValue(values, "response"), ip }));
  const next = firstValue(values, "next");
  return { redirectTo: isSafeNext(next) ? next : accountPath(lang) };
});

/** Demonstration only: makes the visitor one of its people. */
export const enterAsDemo = openFormAction(async ({ values, lang }) => {
  await keepSession(await signInAsDemo(firstValue(values, "intent"), lang));
  const next = firstValue(values, "next");
  return { redirectTo: isSafeNext(next) ? next : accountPath(lang) };
});
