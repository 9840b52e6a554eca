"use server";

import { getOwnSessionId, keepSession } from "#lib/auth";
import { refreshPage } from "#lib/cache";
import { formAction, idOf } from "#lib/form-action";
import { firstValue } from "#lib/form-state";
import { messages } from "#lib/messages/index";
import { addKey } from "#lib/passkeys/add";
import { removeKey, renameKey } from "#lib/passkeys/keep";
import { renewCodes } from "#lib/passkeys/recovery-codes";
import { keysPath } from "#lib/paths";

/** `response`: what the browser answered. */
export const addOwnKey = formAction(async ({ actor, values, lang }) => {
  const { token, codes } = await addKey(actor, {
    name: firstValue(values, "name"),
    response: firstValue(values, "response"),
    sessionId: await getOwnSessionId(),
  });
  await keepSession(token);
  refreshPage();
  const { add } = messages(lang).keys;
  return codes === null
    ? { tone: "ok", message: add.done, values: null }
    : { tone: "ok", message: add.doneWithCodes, secret: codes.join("\n"), values: null };
});

/** `intent`: "rename" or "remove". */
export const changeOwnKey = formAction(async ({ actor, values, lang }) => {
  const id = idOf(values);
  const removes = firstValue(values, "intent") === "remove";
  if (removes) await removeKey(actor, { id, sessionId: await getOwnSessionId() });
  else await renameKey(actor, { id, name: firstValue(values, `name-${id}`) });
  // Not in the form, which goes with its key.
  return { redirectTo: keysPath(lang, { fait: removes ? "retiree" : "renommee" }) };
});

export const makeOwnCodes = formAction(async ({ actor, lang }) => {
  const codes = await renewCodes(actor, await getOwnSessionId());
  refreshPage();
  return { tone: "ok", message: messages(lang).keys.codes.made, secret: codes.join("\n"), values: null };
});
