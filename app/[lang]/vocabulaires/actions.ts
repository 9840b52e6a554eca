"use server";

import { z } from "zod";
import { revalidate } from "#lib/cache";
import { slug } from "#lib/entries/fields";
import { DomainError } from "#lib/errors";
import { type FormAnswer, type FormRequest, formAction } from "#lib/form-action";
import { type FormValues, firstValue } from "#lib/form-state";
import { mergeTermPath, termPath, type Vocabulary, vocabulariesPath } from "#lib/paths";
import type { Actor } from "#lib/permissions";
import type { Acted } from "#lib/vocabularies/act";
import { addOrganisation, addTheme } from "#lib/vocabularies/add";
import { deprecate, restore } from "#lib/vocabularies/deprecate";
import { pickedSlug, seenIn, typedOrganisation, typedSuccession, typedTheme } from "#lib/vocabularies/form";
import { mergeOrganisations, mergeThemes } from "#lib/vocabularies/merge";
import { renameOrganisation, renameTheme } from "#lib/vocabularies/rename";
import { addSuccession, removeSuccession } from "#lib/vocabularies/succession";
import { undo } from "#lib/vocabularies/undo";
import { findBodies } from "../find-bodies";

/** Adds a theme or an organisation, or changes one; its search without JavaScript comes back as choices. */
export const saveTerm = formAction(async (request) => {
  const { actor, values, lang } = request;
  const searched = await findBodies(request, "parent");
  if (searched) return searched;
  const vocabulary = vocabularyOf(values);
  const typed = vocabulary === "theme" ? typedTheme(values) : typedOrganisation(values);
  const changed = firstValue(values, "slug");
  if (!changed) {
    const add = vocabulary === "theme" ? addTheme : addOrganisation;
    return leadTo(lang, vocabulary, await add(actor, typed));
  }
  const rename = vocabulary === "theme" ? renameTheme : renameOrganisation;
  const target = { slug: slugOf(values, "slug"), seen: seenIn(values), typed };
  return leadTo(lang, vocabulary, await rename(actor, target));
});

/** Has forms offer a term no longer, or again. */
export const offerTerm = formAction(async ({ actor, values, lang }) => {
  const target = { vocabulary: vocabularyOf(values), slug: slugOf(values, "slug") };
  const act = firstValue(values, "intent") === "restore" ? restore : deprecate;
  return leadTo(lang, target.vocabulary, await act(actor, target));
});

/** Leads to what a merge would change: nothing is done yet. */
export const chooseMergeTarget = formAction(async (request) => {
  const { values, lang } = request;
  const searched = await findBodies(request, "into");
  if (searched) return searched;
  const into = pickedSlug(firstValue(values, "into"));
  if (!into) {
    throw new DomainError("invalid", "invalidContent", {}, [{ path: "into", code: "required" }]);
  }
  return { redirectTo: mergeTermPath(lang, vocabularyOf(values), slugOf(values, "slug"), { into }) };
});

export const mergeTerm = formAction(async ({ actor, values, lang }) => {
  const vocabulary = vocabularyOf(values);
  const into = slugOf(values, "into");
  const merge = vocabulary === "theme" ? mergeThemes : mergeOrganisations;
  const acted = await merge(actor, { slug: slugOf(values, "slug"), into });
  return leadTo(lang, vocabulary, { ...acted, slug: into });
});

/** Adds or removes a succession of an organisation, which is before or after the other one. */
export const changeSuccession = formAction(async (request) => {
  const { actor, values, lang } = request;
  const searched = await findBodies(request, "other");
  if (searched) return searched;
  const own = slugOf(values, "slug");
  const { year, ...pair } = typedSuccession(values, own);
  const acted =
    firstValue(values, "intent") === "remove"
      ? await removeSuccession(actor, pair)
      : await addSuccession(actor, { ...pair, year });
  return leadTo(lang, "organisation", { ...acted, slug: own });
});

/** Undoes an act; then back to the acts, which say so. */
export const undoAct = formAction(async ({ actor, values, lang }) => {
  const id = z.uuid().safeParse(firstValue(values, "id"));
  if (!id.success) throw new DomainError("not-found", "notFound");
  const { changeId, tags } = await undo(actor, id.data);
  revalidate(tags);
  return { redirectTo: vocabulariesPath(lang, { fait: changeId }) };
});

function leadTo(lang: FormRequest<Actor>["lang"], vocabulary: Vocabulary, acted: Acted): FormAnswer {
  revalidate(acted.tags);
  return { redirectTo: termPath(lang, vocabulary, acted.slug, { fait: acted.changeId }) };
}

const vocabularySchema = z.enum(["theme", "organisation"]);

function vocabularyOf(values: FormValues): Vocabulary {
  const parsed = vocabularySchema.safeParse(firstValue(values, "vocabulary"));
  if (!parsed.success) throw new DomainError("not-found", "notFound");
  return parsed.data;
}

function slugOf(values: FormValues, name: string): string {
  const parsed = slug.safeParse(firstValue(values, name));
  if (!parsed.success) throw new DomainError("not-found", "notFound");
  return parsed.data;
}
