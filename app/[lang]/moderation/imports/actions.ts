"use server";

import { z } from "zod";
import { DomainError } from "#lib/errors";
import { formAction } from "#lib/form-action";
import { type FormValues, firstValue } from "#lib/form-state";
import { type AskDesk, askDesk } from "#lib/imports/ask";
import { deskActs } from "#lib/imports/batch-acts";
import { batchPath } from "#lib/paths";

/** Accepts or refuses many proposals of an import, or undoes it; then its page, which says how far it is. */
export const actOnBatch = formAction(async ({ actor, values, lang }) => {
  const id = z.uuid().safeParse(firstValue(values, "batch"));
  const kind = deskActs.find((one) => one === firstValue(values, "intent"));
  if (!id.success || !kind) throw new DomainError("not-found", "notFound");
  await askDesk(actor, {
    batchId: id.data,
    kind,
    lines: linesOf(kind, values),
    reasonCode: firstValue(values, "reasonCode") || null,
    reason: firstValue(values, kind === "undo" || kind === "redo" ? `${kind}Reason` : "reason") || null,
  });
  return { redirectTo: batchPath(lang, id.data) };
});

const position = z.coerce.number().int().min(1).max(100_000);

function linesOf(kind: AskDesk["kind"], values: FormValues): AskDesk["lines"] {
  if (kind === "undo" || kind === "redo") return "all";
  if (firstValue(values, "which") === "simple") return "simple";
  return (values.line ?? []).flatMap((value) => position.safeParse(value).data ?? []);
}
