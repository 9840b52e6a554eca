"use server";

import { formAction } from "#lib/form-action";
import { firstValue } from "#lib/form-state";
import { lowerGuard, raiseGuard } from "#lib/guard/set-guard";
import { guardPath } from "#lib/paths";

/** Puts the forms that anyone may send on guard, or lets the number of sendings decide again, as the button says. */
export const setGuard = formAction(async ({ actor, values, lang }) => {
  if (firstValue(values, "intent") === "lower") {
    await lowerGuard(actor);
    return { redirectTo: guardPath(lang, { fait: "automatique" }) };
  }
  await raiseGuard(actor, firstValue(values, "reason"));
  return { redirectTo: guardPath(lang, { fait: "renforcee" }) };
});
