"use server";

import { refreshPage } from "#lib/cache";
import { formAction } from "#lib/form-action";
import { firstValue } from "#lib/form-state";
import { messages } from "#lib/messages/index";
import { tokensPath } from "#lib/paths";
import { makeToken } from "#lib/tokens/make";
import { revokeToken } from "#lib/tokens/revoke";

export const createToken = formAction(async ({ actor, values, lang }) => {
  const { token } = await makeToken(actor, {
    name: firstValue(values, "name"),
    scopes: values.scopes ?? [],
    days: firstValue(values, "days"),
  });
  refreshPage();
  return { tone: "ok", message: messages(lang).tokens.created, secret: token, values: null };
});

/** `intent`: the id of a token. */
export const endToken = formAction(async ({ actor, values, lang }) => {
  await revokeToken(actor, firstValue(values, "intent"));
  // Not in the form, which goes with the last of them.
  return { redirectTo: tokensPath(lang, { done: "revoked" }) };
});
