"use server";

import { z } from "zod";
import { revalidate } from "#lib/cache";
import { DomainError } from "#lib/errors";
import { formAction, idOf } from "#lib/form-action";
import { type FormValues, firstValue } from "#lib/form-state";
import { messages } from "#lib/messages/index";
import { reviewItemPath } from "#lib/paths";
import { suggest } from "#lib/search/suggest";
import { typedOrganisation, typedTheme } from "#lib/vocabularies/form";
import { acceptSuggestion, refuseSuggestion } from "#lib/vocabularies/settle-suggestion";
import { SUGGESTION_KINDS } from "#lib/vocabularies/suggestion";

/** Does what the suggestion asks for; then back to its proposal, which says so. */
export const acceptTermSuggestion = formAction(async ({ actor, values, lang }) => {
  const [intent, path = ""] = firstValue(values, "intent").split(":");
  if (intent === "search") {
    const text = firstValue(values, `${path}.search`);
    if (!text.trim()) return { message: messages(lang).forms.nothingTyped };
    return { options: { [path]: await suggest("organisation", text, lang) } };
  }
  const { revisionId, tags } = await acceptSuggestion(actor, {
    id: idOf(values),
    adopt: firstValue(values, "adopt") === "on",
    typed: typedOf(values),
  });
  revalidate(tags);
  return { redirectTo: reviewItemPath(lang, revisionId) };
});

export const refuseTermSuggestion = formAction(async ({ actor, values, lang }) => {
  const { revisionId } = await refuseSuggestion(actor, {
    id: idOf(values),
    answer: firstValue(values, "answer"),
  });
  return { redirectTo: reviewItemPath(lang, revisionId) };
});

/** The fields of the act, as they were typed; what was chosen by a search is a slug, then a name. */
function typedOf(values: FormValues): unknown {
  const chosen = (name: string) => firstValue(values, name).trim().split(" ")[0];
  const kind = z.enum(SUGGESTION_KINDS).safeParse(firstValue(values, "suggested"));
  if (!kind.success) throw new DomainError("not-found", "notFound");
  switch (kind.data) {
    case "new_theme":
      return typedTheme(values);
    case "new_organisation":
      return typedOrganisation(values);
    case "alias":
      return { organisation: chosen("organisation"), alias: firstValue(values, "alias") };
    case "succession": {
      const year = firstValue(values, "year").trim();
      return {
        predecessor: chosen("predecessor"),
        successor: chosen("successor"),
        year: year === "" ? null : Number(year),
      };
    }
  }
}
