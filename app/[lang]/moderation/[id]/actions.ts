"use server";
import { z } from "zod";
import { refreshPage, revalidate } from "#lib/cache";
import { DomainError } from "#lib/errors";
import { formAction } from "#lib/form-action";
import { type FormValues, firstValue } from "#lib/form-state";
import { messages } from "#lib/messages/index";
import { reviewPath } from "#lib/paths";
import { claim, release } from "#lib/revisions/claim";
import { decide, type Verdict } from "#lib/revisions/decide";
import { parseQueueQuery, queueQuery } from "#lib/revisions/queue-filters";

/** Accepts, asks for changes or rejects; then back to the queue, which says so and offers the next proposal. */
export const decideOnProposal = formAction(async ({ actor, values, lang }) => {
  const verdict = verdictOf(values);
  if (firstValue(values, "intent") === "template") {
    return { values: { ...values, reason: [templateOf(values, verdict, messages(lang).review.templates)] } };
  }
  if (!verdict)
    throw new DomainError("invalid", "reasonMissing", {}, [{ path: "verdict", code: "required" }]);
  const { id, version, query } = targetOf(values);
  const code = `reasonCode-${verdict}`;
  const { tags } = await decide(actor, {
    id,
    seenVersion: version,
    verdict,
    reasonCode: firstValue(values, code) || null,
    reason: firstValue(values, "reason") || null,
  }).catch((error: unknown) => {
    throw inField(error, code);
  });
  revalidate(tags);
  return { redirectTo: reviewPath(lang, { ...query, done: id }) };
});

/** Takes the proposal for half an hour, or gives it back; the page stays, and says what is now true. */
export const holdProposal = formAction(async ({ actor, values, lang }) => {
  const { id } = targetOf(values);
  const { taken, released } = messages(lang).review.claim;
  const gives = firstValue(values, "intent") === "release";
  await (gives ? release : claim)(actor, id);
  refreshPage();
  return { tone: "ok", message: gives ? released : taken };
});

const target = z.object({ id: z.uuid(), version: z.coerce.number().int().positive() });

function targetOf(values: FormValues) {
  const parsed = target.safeParse({ id: firstValue(values, "id"), version: firstValue(values, "version") });
  if (!parsed.success) throw new DomainError("not-found", "notFound");
  return { ...parsed.data, query: queueQuery(parseQueueQuery(firstValue(values, "queue"))) };
}

const verdictSchema = z.enum(["accepted", "changes_requested", "rejected"]).nullable().catch(null);

const verdictOf = (values: FormValues): Verdict | null => verdictSchema.parse(firstValue(values, "verdict"));

type Templates = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** The usual sentence of the reason, or what was typed when there is none. */
function templateOf(values: FormValues, verdict: Verdict | null, templates: Templates): string {
  const sentences = (verdict && templates[verdict]) || {};
  const code = firstValue(values, `reasonCode-${verdict}`);
  return (Object.hasOwn(sentences, code) && sentences[code]) || firstValue(values, "reason");
}

/** The form has a list of reasons for each verdict: what is wrong with the reason is said beside the right one. */
function inField(error: unknown, code: string): unknown {
  if (!(error instanceof DomainError)) return error;
  const issues = error.issues.map((issue) =>
    issue.path === "reasonCode" ? { ...issue, path: code } : issue,
  );
  return new DomainError(error.code, error.key, error.params, issues);
}
