"use server";

import { eraseAccount } from "#lib/accounts/erase";
import { endSession } from "#lib/auth";
import { revalidate } from "#lib/cache";
import { formAction } from "#lib/form-action";
import { firstValue } from "#lib/form-state";
import { signInPath } from "#lib/paths";
import { forgetLogoutHint } from "../../../api/auth/proconnect-cookies";

export const eraseOwnAccount = formAction(async ({ actor, values, lang }) => {
  const { tags } = await eraseAccount(actor, { typed: firstValue(values, "typed") });
  revalidate(tags);
  await endSession();
  await forgetLogoutHint();
  return { redirectTo: signInPath(lang, null, { done: "erased" }) };
});
