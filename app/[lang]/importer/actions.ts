"use server";

import { z } from "zod";
import { refreshPage } from "#lib/cache";
import { DomainError } from "#lib/errors";
import { formAction } from "#lib/form-action";
import { type FormValues, firstValue } from "#lib/form-state";
import { askOwn } from "#lib/imports/ask";
import { authorActs } from "#lib/imports/batch-acts";
import { type Choice, choose } from "#lib/imports/choose";
import { createBatch } from "#lib/imports/create-batch";
import { messages } from "#lib/messages/index";
import { importPath } from "#lib/paths";

/** Reads the file; then to what was read of it. */
export const bringFile = formAction(async ({ actor, form, values, lang }) => {
  const file = form.get("file");
  if (!(file instanceof File) || isUnchosen(file)) {
    throw new DomainError("invalid", "fileRefused", {}, [{ path: "file", code: "fileMissing" }]);
  }
  const key = z.uuid().safeParse(firstValue(values, "key"));
  const language = z
    .string()
    .regex(/^[a-z]{2}$/)
    .safeParse(firstValue(values, "language"));
  if (!key.success || !language.success) throw new DomainError("not-found", "notFound");
  const bytes = new Uint8Array(await file.arrayBuffer());
  const id = await createBatch(actor, { fileName: file.name, bytes, language: language.data, key: key.data });
  return { redirectTo: importPath(lang, id) };
});

/** A field left empty sends a file of nothing: without a name, or with the one that its way through React gave it. */
const isUnchosen = ({ name, size }: File) => size === 0 && ["", "undefined", "blob"].includes(name);

/** Keeps which lines are chosen, and makes drafts or proposals of them when that is asked. */
export const chooseLines = formAction(async ({ actor, values, lang }) => {
  const id = batchOf(values);
  const intent = firstValue(values, "intent");
  const act = authorActs.find((one) => one === intent);
  await choose(actor, id, choiceOf(intent, values));
  if (act) {
    await askOwn(actor, { batchId: id, kind: act });
    return { redirectTo: importPath(lang, id) };
  }
  refreshPage();
  return { tone: "ok", message: messages(lang).imports.batch.kept, values: null };
});

function choiceOf(intent: string, values: FormValues): Choice {
  if (intent === "all" || intent === "none" || intent === "new") return intent;
  return { shown: positions(values.shown), chosen: positions(values.line) };
}

const position = z.coerce.number().int().min(1).max(100_000);
const positions = (values: readonly string[] = []): number[] =>
  values.flatMap((value) => position.safeParse(value).data ?? []);

function batchOf(values: FormValues): string {
  const id = z.uuid().safeParse(firstValue(values, "batch"));
  if (!id.success) throw new DomainError("not-found", "notFound");
  return id.data;
}
