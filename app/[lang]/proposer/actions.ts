"use server";

import { formAction } from "#lib/form-action";
import { firstValue } from "#lib/form-state";
import { ENTRY_TYPES, proposePath } from "#lib/paths";
import { readAddress, TYPED } from "#lib/prefill/read-address";

/** Reads what was given and opens the form that it fills: of the type that was chosen already, or of the one it seems to be. */
export const startFromAddress = formAction(async ({ actor, values, lang, ip }) => {
  const chosen = ENTRY_TYPES.find((type) => type === firstValue(values, "type"));
  const { id, type } = await readAddress(actor, { typed: firstValue(values, TYPED), ip });
  return { redirectTo: proposePath(lang, chosen ?? type, { lecture: id }) };
});
