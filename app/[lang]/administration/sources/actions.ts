"use server";

import { z } from "zod";
import { refreshPage } from "#lib/cache";
import { DomainError } from "#lib/errors";
import { formAction, idOf } from "#lib/form-action";
import { firstValue } from "#lib/form-state";
import { declareSource, readNow, resumeSource, suspendSource } from "#lib/harvest/keep-source";
import { messages } from "#lib/messages/index";
import { sourcePath } from "#lib/paths";

/** Declares the source that was tried; then its page, which says what it brings. */
export const declare = formAction(async ({ actor, values, lang }) => {
  const id = await declareSource(actor, {
    kind: firstValue(values, "kind"),
    name: firstValue(values, "name"),
    url: firstValue(values, "url"),
    language: firstValue(values, "language"),
    everyHours: firstValue(values, "everyHours"),
  });
  return { redirectTo: sourcePath(lang, id) };
});

/** Has it read now, stops reading it, or takes it up again; the page stays, and says what is now true. */
export const keepSource = formAction(async ({ actor, values, lang }) => {
  const id = idOf(values);
  const { one } = messages(lang).harvest;
  const said = { read: one.asked, suspend: one.suspended, resume: one.resumed };
  const acts = { read: readNow, suspend: suspendSource, resume: resumeSource };
  const intent = z.enum(["read", "suspend", "resume"]).safeParse(firstValue(values, "intent"));
  if (!intent.success) throw new DomainError("not-found", "notFound");
  await acts[intent.data](actor, id);
  refreshPage();
  return { tone: "ok", message: said[intent.data], values: null };
});
