"use server";

import { z } from "zod";
import { forgetAnswers } from "#lib/answers";
import { DomainError } from "#lib/errors";
import { type FormAnswer, type FormRequest, formAction, issueText } from "#lib/form-action";
import { type FormValues, firstValue } from "#lib/form-state";
import { synonymSetPath, synonymsPath } from "#lib/paths";
import type { Actor } from "#lib/permissions";
import { forgetSynonyms } from "#lib/search/synonyms";
import type { SynonymActed } from "#lib/synonyms/act";
import { addSynonyms, changeSynonyms, removeSynonyms } from "#lib/synonyms/edit";
import { linesOf, parseExpressions } from "#lib/synonyms/expressions";
import { listSharing } from "#lib/synonyms/queries";
import { undoSynonyms } from "#lib/synonyms/undo";
import { nameOf } from "#lib/synonyms/view";

/** Adds a set or changes one; expressions that other sets have come back with the way to save all the same. */
export const saveSynonyms = formAction(async (request) => {
  const { actor, values, lang } = request;
  const typed = linesOf(firstValue(values, "words"));
  const target = firstValue(values, "id") ? seenSet(values) : null;
  const doubles = await sharedWithOthers(request, parseExpressions(typed), target?.id ?? null);
  if (doubles) return doubles;
  return leadTo(lang, target ? await changeSynonyms(actor, target, typed) : await addSynonyms(actor, typed));
});

export const removeSet = formAction(async ({ actor, values, lang }) => {
  return leadTo(lang, await removeSynonyms(actor, seenSet(values)));
});

/** Undoes an act; then back to the list, which says so. */
export const undoAct = formAction(async ({ actor, values, lang }) => {
  return leadTo(lang, await undoSynonyms(actor, uuidOf(values, "act")));
});

/** To the list, which says what was done; the next search reads the synonyms again. */
function leadTo(lang: FormRequest<Actor>["lang"], { actId }: SynonymActed): FormAnswer {
  forgetSynonyms();
  forgetAnswers();
  return { redirectTo: synonymsPath(lang, { fait: actId }) };
}

async function sharedWithOthers(
  { actor, values, lang }: FormRequest<Actor>,
  words: readonly string[],
  except: string | null,
): Promise<FormAnswer | null> {
  if (firstValue(values, "anyway") === "on") return null;
  const sets = await listSharing(actor, words, except);
  if (sets.length === 0) return null;
  const shared = [...new Set(sets.flatMap((set) => set.shared))];
  return {
    tone: "error",
    issues: shared.map((text) => ({
      path: "words",
      message: issueText(lang, { path: "words", code: "expressionShared", params: { text } }),
    })),
    lookalikes: sets.map((set) => ({
      title: nameOf(set.words),
      detail: set.shared.join(", "),
      href: synonymSetPath(lang, set.id),
      editHref: synonymSetPath(lang, set.id),
    })),
  };
}

function seenSet(values: FormValues) {
  const seen = z.iso.datetime().safeParse(firstValue(values, "seen"));
  if (!seen.success) throw new DomainError("not-found", "notFound");
  return { id: uuidOf(values, "id"), seen: new Date(seen.data) };
}

function uuidOf(values: FormValues, name: string): string {
  const id = z.uuid().safeParse(firstValue(values, name));
  if (!id.success) throw new DomainError("not-found", "notFound");
  return id.data;
}
