"use server";

import { z } from "zod";
import { revalidate } from "#lib/cache";
import { DomainError } from "#lib/errors";
import { formAction } from "#lib/form-action";
import { firstValue } from "#lib/form-state";
import { samplePath } from "#lib/paths";
import { markSeen, undoSampled } from "#lib/trust/review-sample";

/** A moderator says of what a rule published that it is well, or has it undone, as the button says. */
export const reviewSampled = formAction(async ({ actor, values, lang }) => {
  const id = z.uuid().safeParse(firstValue(values, "id"));
  if (!id.success) throw new DomainError("not-found", "notFound");
  if (firstValue(values, "intent") !== "undo") {
    await markSeen(actor, id.data);
    return { redirectTo: samplePath(lang, { fait: "vu" }) };
  }
  const { tags } = await undoSampled(actor, { decisionId: id.data, reason: firstValue(values, "reason") });
  revalidate(tags);
  return { redirectTo: samplePath(lang, { fait: "annule" }) };
});
