"use server";
import { z } from "zod";
import { refreshPage, revalidate } from "#lib/cache";
import { DomainError } from "#lib/errors";
import { errorText, formAction } from "#lib/form-action";
import { type FormValues, firstValue } from "#lib/form-state";
import { messages } from "#lib/messages/index";
import { reviewPath } from "#lib/paths";
import { decideTogether } from "#lib/revisions/decide-together";
import { parseQueueQuery, queueQuery } from "#lib/revisions/queue-filters";
import { removeView, saveView } from "#lib/revisions/queue-views";

/** Keeps the filters of the queue under a name; the page stays, and has it among its views. */
export const keepView = formAction(async ({ actor, values, lang }) => {
  const filters = parseQueueQuery(firstValue(values, "queue"));
  const shared = firstValue(values, "shared") === "on";
  await saveView(actor, { name: firstValue(values, "name"), filters, shared });
  return { redirectTo: reviewPath(lang, { ...queueQuery(filters), vue: "gardee" }) };
});

export const forgetView = formAction(async ({ actor, values, lang }) => {
  await removeView(actor, firstValue(values, "id"));
  return { redirectTo: reviewPath(lang, { vue: "retiree" }) };
});

/**
 * One decision for each proposal that is still as it was shown; when some were left, the page says which and why, else
 * the queue says what was done.
 */
export const decideOnSeveral = formAction(async ({ actor, values, lang }) => {
  const { verdict, items } = chosenIn(values);
  const code = `reasonCode-${verdict}`;
  const answer = `answer-${verdict}`;
  const { done, left, tags } = await decideTogether(actor, {
    items,
    verdict,
    reasonCode: firstValue(values, code),
    answerId: firstValue(values, answer),
    typed: firstValue(values, "reason"),
  }).catch((error: unknown) => {
    throw inField(error, { reasonCode: code, answer });
  });
  revalidate(tags);
  if (left.length === 0) {
    const filters = queueQuery(parseQueueQuery(firstValue(values, "queue")));
    return { redirectTo: reviewPath(lang, { ...filters, done }) };
  }
  refreshPage();
  return {
    tone: "error",
    message: messages(lang).desk.together.doneAndLeft(done.length, left.length),
    issues: left.map(({ id, error }) => ({
      path: `proposal-${id}`,
      message: errorText(lang, error.key, error.params),
    })),
  };
});

const chosen = z.object({
  verdict: z.enum(["accepted", "changes_requested", "rejected"]),
  items: z.array(z.object({ id: z.uuid(), seenVersion: z.coerce.number().int().min(1).max(1_000_000_000) })),
});

function chosenIn(values: FormValues) {
  if (!firstValue(values, "verdict")) {
    throw new DomainError("invalid", "verdictMissing", {}, [{ path: "verdict", code: "required" }]);
  }
  const ids = [...new Set(values.id ?? [])];
  const parsed = chosen.safeParse({
    verdict: firstValue(values, "verdict"),
    items: ids.map((id) => ({ id, seenVersion: firstValue(values, `version-${id}`) })),
  });
  if (!parsed.success) throw new DomainError("not-found", "notFound");
  return parsed.data;
}

/** The form has lists of reasons and answers for each verdict: what is wrong is said beside the right one. */
function inField(error: unknown, names: Readonly<Record<string, string>>): unknown {
  if (!(error instanceof DomainError)) return error;
  const issues = error.issues.map((issue) => ({ ...issue, path: names[issue.path] ?? issue.path }));
  return new DomainError(error.code, error.key, error.params, issues);
}
