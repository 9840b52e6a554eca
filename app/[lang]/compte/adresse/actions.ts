"use server";

import { confirmEmail } from "#lib/accounts/change-email";
import { getOwnSession } from "#lib/auth";
import { openFormAction } from "#lib/form-action";
import { firstValue } from "#lib/form-state";
import { emailChangePath } from "#lib/paths";

/** The button of a link: who holds it acts, signed in here or not (it may be read on another device). */
export const confirmAddress = openFormAction(async ({ values, lang }) => {
  const session = await getOwnSession();
  const state = await confirmEmail(firstValue(values, "token"), session?.id ?? null);
  return { redirectTo: emailChangePath(lang, { state }) };
});
