"use server";
import { z } from "zod";
import { DomainError } from "#lib/errors";
import { formAction } from "#lib/form-action";
import { type FormValues, firstValue } from "#lib/form-state";
import { answersPath } from "#lib/paths";
import { addAnswer, changeAnswer, removeAnswer } from "#lib/revisions/edit-answers";

/** Adds an answer or changes one; then the list, which says so. */
export const saveAnswer = formAction(async ({ actor, values, lang }) => {
  // One list of reasons, each with its verdict: "rejected:duplicate".
  const [verdict = "", reasonCode = ""] = firstValue(values, "reasonCode").split(":");
  const field = (name: string) => firstValue(values, name);
  const typed = {
    verdict,
    reasonCode,
    labelFr: field("labelFr"),
    labelEn: field("labelEn"),
    textFr: field("textFr"),
    textEn: field("textEn"),
  };
  if (field("id")) await changeAnswer(actor, seenAnswer(values), typed);
  else await addAnswer(actor, typed);
  return { redirectTo: answersPath(lang, { fait: "enregistree" }) };
});

export const dropAnswer = formAction(async ({ actor, values, lang }) => {
  await removeAnswer(actor, seenAnswer(values));
  return { redirectTo: answersPath(lang, { fait: "retiree" }) };
});

const target = z.object({ id: z.uuid(), seen: z.iso.datetime() });

function seenAnswer(values: FormValues) {
  const parsed = target.safeParse({ id: firstValue(values, "id"), seen: firstValue(values, "seen") });
  if (!parsed.success) throw new DomainError("not-found", "notFound");
  return { id: parsed.data.id, seen: new Date(parsed.data.seen) };
}
