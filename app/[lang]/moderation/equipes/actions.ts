"use server";

import { revalidate } from "#lib/cache";
import { DomainError } from "#lib/errors";
import { formAction } from "#lib/form-action";
import { firstValue } from "#lib/form-state";
import { claimsPath } from "#lib/paths";
import { decideClaim } from "#lib/teams/settle-claim";

/** Gives a page to who claims it, or refuses it, as the button says. */
export const settleClaim = formAction(async ({ actor, values, lang }) => {
  const verdict = firstValue(values, "intent");
  if (verdict !== "accepted" && verdict !== "refused") throw new DomainError("invalid", "refused");
  const decision = { id: firstValue(values, "id"), verdict, reason: firstValue(values, "reason") } as const;
  revalidate((await decideClaim(actor, decision)).tags);
  return { redirectTo: claimsPath(lang, { fait: verdict }) };
});
