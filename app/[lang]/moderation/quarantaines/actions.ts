"use server";

import { formAction, idOf } from "#lib/form-action";
import { firstValue } from "#lib/form-state";
import { quarantinesPath } from "#lib/paths";
import { liftQuarantine, quarantine } from "#lib/trust/quarantine";

/** Puts apart all that an account has sent and that waits. */
export const setApart = formAction(async ({ actor, values, lang }) => {
  await quarantine(actor, { userId: idOf(values), reason: firstValue(values, "reason") });
  return { redirectTo: quarantinesPath(lang, { fait: "mise" }) };
});

/** Gives each proposal its place in the queue back. */
export const letOut = formAction(async ({ actor, values, lang }) => {
  await liftQuarantine(actor, idOf(values));
  return { redirectTo: quarantinesPath(lang, { fait: "levee" }) };
});
