"use server";

import { askForEmailChange, cancelEmailChange } from "#lib/accounts/change-email";
import { unlinkIdentity } from "#lib/accounts/identities";
import { endOtherSessions, endOwnSession } from "#lib/accounts/own-sessions";
import { changeProfile } from "#lib/accounts/profile";
import { getOwnSession, getOwnSessionId } from "#lib/auth";
import { refreshPage, revalidate } from "#lib/cache";
import { env } from "#lib/env";
import { formAction } from "#lib/form-action";
import { firstValue } from "#lib/form-state";
import { messages } from "#lib/messages/index";
import { keptMailsPath } from "#lib/paths";

export const saveProfile = formAction(async ({ actor, values, lang }) => {
  const { tags } = await changeProfile(actor, {
    name: firstValue(values, "name"),
    language: firstValue(values, "language"),
  });
  revalidate(tags);
  refreshPage();
  return { tone: "ok", message: messages(lang).ownAccount.saved };
});

/** The answer is the same whether the address wanted has an account or not. */
export const changeEmail = formAction(async ({ actor, values, lang, ip }) => {
  const words = messages(lang).ownAccount.email;
  if (firstValue(values, "intent") === "cancel") {
    await cancelEmailChange(actor);
    refreshPage();
    return { tone: "ok", message: words.cancelled, values: null };
  }
  const sessionId = await getOwnSessionId();
  const { email, first } = await askForEmailChange(actor, {
    email: firstValue(values, "email"),
    ip,
    sessionId,
  });
  refreshPage();
  return {
    tone: "ok",
    message: first ? words.sentFirst(email) : words.sent(email),
    link: env.demo ? { href: keptMailsPath(lang), label: messages(lang).account.demo.mails } : null,
    values: null,
  };
});

/** `intent`: the id of a session, or "others". */
export const endSessions = formAction(async ({ actor, values, lang }) => {
  const words = messages(lang).ownAccount.sessions;
  const intent = firstValue(values, "intent");
  const current = await getOwnSession();
  if (intent === "others") await endOtherSessions(actor, current?.id ?? null);
  else await endOwnSession(actor, intent);
  refreshPage();
  return { tone: "ok", message: intent === "others" ? words.othersEnded : words.ended };
});

/** `intent`: the id of an identity. */
export const unlink = formAction(async ({ actor, values, lang }) => {
  await unlinkIdentity(actor, { id: firstValue(values, "intent"), sessionId: await getOwnSessionId() });
  refreshPage();
  return { tone: "ok", message: messages(lang).ownAccount.proConnect.unlinked };
});
