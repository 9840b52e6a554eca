"use server";

import { z } from "zod";
import { refreshPage, revalidate } from "#lib/cache";
import { slug } from "#lib/entries/fields";
import { formFieldsOf } from "#lib/entries/types/index";
import { DomainError } from "#lib/errors";
import { type FormAnswer, formAction, refusal } from "#lib/form-action";
import { type FormValues, firstValue } from "#lib/form-state";
import { type Lang, messages } from "#lib/messages/index";
import { contributionPath, historyPath, mergePath, reviewItemPath, withQuery } from "#lib/paths";
import { adopt } from "#lib/revisions/adopt";
import type { Choices } from "#lib/revisions/changes";
import { choiceName } from "#lib/revisions/choice-name";
import { merge } from "#lib/revisions/merge";
import type { MergeChoices, Side } from "#lib/revisions/merge-fields";
import { unmerge } from "#lib/revisions/unmerge";
import { suggest } from "#lib/search/suggest";

/** Leads to the two entries side by side: nothing is done yet. Its search without JavaScript comes back as choices. */
export const chooseTwin = formAction(async ({ values, lang }) => {
  if (firstValue(values, "intent") === "search:into") {
    const text = firstValue(values, "into.search");
    if (!text.trim()) return { message: messages(lang).forms.nothingTyped };
    return { options: { into: await suggest("entry", text, lang) } };
  }
  const { type, slug: own } = entryOf(values);
  // "le-lab Le Lab": what was chosen is a slug, then a name.
  const into = slug.safeParse(firstValue(values, "into").trim().split(" ")[0]);
  if (!into.success) {
    throw new DomainError("invalid", "invalidContent", {}, [{ path: "into", code: "required" }]);
  }
  return { redirectTo: mergePath(lang, type, own, { avec: into.data }) };
});

/** Makes two entries one: at once for who reviews, as a proposal for others. */
export const mergeEntries = formAction(async ({ actor, values, lang }) => {
  const { type, slug: own, seen: seenVersion } = entryOf(values);
  const target = targetSchema.safeParse({
    slug: firstValue(values, "into"),
    seenVersion: firstValue(values, "intoSeen"),
    key: firstValue(values, "key"),
  });
  if (!target.success) throw new DomainError("invalid", "refused");
  const { key, ...kept } = target.data;
  try {
    const done = await merge(actor, {
      other: { slug: own, seenVersion },
      kept,
      choices: mergeChoices(type, values),
      comment: firstValue(values, "comment"),
      idempotencyKey: key,
    });
    if (done.outcome === "proposed") {
      return { redirectTo: withQuery(contributionPath(lang, done.id), { fait: "envoye" }) };
    }
    revalidate(done.tags);
  } catch (error) {
    return refused(error, values, lang);
  }
  return { redirectTo: historyPath(lang, type, kept.slug, { fait: "merge" }) };
});

/** Puts both entries back. */
export const separateEntries = formAction(async ({ actor, values, lang }) => {
  const { type, slug: own, seen: seenVersion } = entryOf(values);
  try {
    const choices = undoChoices(type, values);
    const { tags, left } = await unmerge(actor, {
      slug: own,
      seenVersion,
      choices,
      reason: firstValue(values, "reason"),
    });
    revalidate(tags);
    return { redirectTo: historyPath(lang, type, own, { fait: "unmerge", reste: left }) };
  } catch (error) {
    return refused(error, values, lang);
  }
});

/** Makes the proposal of a new entry a change to this one. */
export const adoptProposal = formAction(async ({ actor, values, lang }) => {
  const { slug: own, seen: seenVersion } = entryOf(values);
  const id = z.uuid().safeParse(firstValue(values, "id"));
  if (!id.success) throw new DomainError("not-found", "notFound");
  await adopt(actor, { revisionId: id.data, seenVersion, slug: own });
  return { redirectTo: reviewItemPath(lang, id.data) };
});

/** The form again; what moved since it was shown is shown as it is now, and chosen about anew. */
function refused(error: unknown, values: FormValues, lang: Lang): FormAnswer {
  if (!(error instanceof DomainError)) throw error;
  const { code, key, params, issues } = error;
  if (code === "conflict") refreshPage();
  if (key === "entryMoved") {
    const message = messages(lang).issues.chooseBetween();
    const fields = String(params.fields ?? "").split(" ");
    return { ...refusal(error, lang), issues: fields.map((field) => ({ path: choiceName(field), message })) };
  }
  if (key === "entryChanged") {
    // The ranks of what was ticked are those of lists that are no longer on the screen.
    const comment = values.comment ?? [];
    return { ...refusal(error, lang), values: { comment } };
  }
  const besides = issues.map((issue) =>
    issue.path === "comment" || issue.path === "reason"
      ? issue
      : { ...issue, path: choiceName(issue.path.split(".")[0] ?? "") },
  );
  return refusal(new DomainError(code, key, params, besides), lang);
}

function mergeChoices(type: EntryOf["type"], values: FormValues): MergeChoices {
  const sides: Record<string, Side> = {};
  const lists: Record<string, number[]> = {};
  const shown = new Set(values.lists ?? []);
  for (const { name } of formFieldsOf(type)) {
    const chosen = values[choiceName(name)] ?? [];
    if (shown.has(name)) lists[name] = chosen.map(Number).filter(Number.isInteger);
    else if (chosen[0] === "kept" || chosen[0] === "other") sides[name] = chosen[0];
  }
  return { values: sides, lists };
}

function undoChoices(type: EntryOf["type"], values: FormValues): Choices {
  return Object.fromEntries(
    formFieldsOf(type).flatMap(({ name }) => {
      const take = firstValue(values, choiceName(name));
      return take === "current" || take === "proposed" ? [[name, { take }]] : [];
    }),
  );
}

const version = z.coerce.number().int().min(1).max(1_000_000_000);

const targetSchema = z.object({ slug, seenVersion: version, key: z.uuid() });

const entrySchema = z.object({
  type: z.enum(["resource", "lab", "programme", "event"]),
  slug,
  seen: version.catch(1),
});

type EntryOf = z.output<typeof entrySchema>;

/** The hidden fields that say which entry, as it was on the screen. */
function entryOf(values: FormValues): EntryOf {
  const names = ["type", "slug", "seen"];
  const parsed = entrySchema.safeParse(
    Object.fromEntries(names.map((name) => [name, firstValue(values, name)])),
  );
  if (!parsed.success) throw new DomainError("invalid", "refused");
  return parsed.data;
}
