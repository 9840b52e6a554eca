"use server";

import { getOwnSessionId, keepSession } from "#lib/auth";
import { formAction } from "#lib/form-action";
import { firstValue } from "#lib/form-state";
import { recover } from "#lib/passkeys/recovery-codes";
import { keysPath } from "#lib/paths";

/** To the list of keys, whatever was asked before: the lost ones are to be removed. */
export const recoverWithCode = formAction(async ({ actor, values, lang }) => {
  const typed = firstValue(values, "code");
  await keepSession(await recover(actor, { typed, sessionId: await getOwnSessionId() }));
  return { redirectTo: keysPath(lang, { fait: "code" }) };
});
