"use server";

import { z } from "zod";
import { DomainError } from "#lib/errors";
import { formAction } from "#lib/form-action";
import { firstValue } from "#lib/form-state";
import { contributionPath, withQuery } from "#lib/paths";
import { withdraw } from "#lib/revisions/withdraw";
import { withdrawSuggestion } from "#lib/vocabularies/suggest-term";

const handle = z.object({ id: z.uuid(), version: z.coerce.number().int().min(1) });

/** The author takes a proposal back. */
export const withdrawProposal = formAction(async ({ actor, values, lang }) => {
  const parsed = handle.safeParse({ id: firstValue(values, "id"), version: firstValue(values, "version") });
  if (!parsed.success) throw new DomainError("invalid", "refused");
  await withdraw(actor, parsed.data);
  return { redirectTo: withQuery(contributionPath(lang, parsed.data.id), { fait: "retire" }) };
});

/** The author takes back what they suggested of the vocabularies. */
export const withdrawTermSuggestion = formAction(async ({ actor, values, lang }) => {
  const id = z.uuid().safeParse(firstValue(values, "id"));
  if (!id.success) throw new DomainError("not-found", "notFound");
  const { revisionId } = await withdrawSuggestion(actor, id.data);
  return { redirectTo: contributionPath(lang, revisionId) };
});
