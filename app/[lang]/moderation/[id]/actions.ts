"use server";
import { z } from "zod";
import { refreshPage, revalidate } from "#lib/cache";
import { tidyRows } from "#lib/entries/form-rows";
import { env } from "#lib/env";
import { DomainError } from "#lib/errors";
import { type FormAnswer, type FormRequest, formAction, issueText, refusal } from "#lib/form-action";
import { type FormValues, firstValue } from "#lib/form-state";
import { messages } from "#lib/messages/index";
import { ENTRY_TYPES, type EntryType, entryPath, reviewItemPath, reviewPath, withQuery } from "#lib/paths";
import type { Actor } from "#lib/permissions";
import { answerTo, listAnswers } from "#lib/revisions/answer";
import { type Answer, refusalVerdicts } from "#lib/revisions/answers";
import { choiceName } from "#lib/revisions/choice-name";
import { besideChoices, chosenIn, unchosen } from "#lib/revisions/choices";
import { assign, claim, handOver, release, releaseAny } from "#lib/revisions/claim";
import { decide } from "#lib/revisions/decide";
import { IN_A_ROW, isInARow, parseQueueQuery, queueQuery } from "#lib/revisions/queue-filters";
import { followingInQueue } from "#lib/revisions/queue-next";
import { formOptions } from "#lib/search/form-options";

/** Publishes what the moderator keeps of the proposal, field by field; then back to the queue, which says so. */
export const acceptProposal = formAction(
  async (request) => {
    const [intent, ...rest] = firstValue(request.values, "intent").split(":");
    if (intent === "add") return {};
    if (intent === "search") return formOptions(request.values, rest.join(":"), request.lang);
    return accept(request);
  },
  { tidy: tidyRows },
);

/** Asks for changes or rejects; then back to the queue, which says so and offers the next proposal. */
export const refuseProposal = formAction(async ({ actor, values, lang }) => {
  const [intent, ...rest] = firstValue(values, "intent").split(":");
  const verdict = verdictOf(values);
  if (intent === "duplicate") {
    const double = doubleOf(rest.join(":"));
    if (!double) throw new DomainError("not-found", "notFound");
    const address = `${env.PUBLIC_URL}${entryPath(lang, double.type, double.slug)}`;
    const prefilled = asDouble(values, await listAnswers(actor), address);
    return { tone: "ok", message: messages(lang).review.decision.prefilled, values: prefilled };
  }
  if (!verdict)
    throw new DomainError("invalid", "reasonMissing", {}, [{ path: "verdict", code: "required" }]);
  const { id, version } = targetOf(values);
  try {
    const { reasonCode, reason } = await answerTo(actor, id, {
      verdict,
      answerId: firstValue(values, `answer-${verdict}`),
      reasonCode: firstValue(values, `reasonCode-${verdict}`),
      typed: firstValue(values, "reason"),
    });
    const { tags } = await decide(actor, { id, seenVersion: version, verdict, reasonCode, reason });
    revalidate(tags);
  } catch (error) {
    if (error instanceof DomainError && error.code === "conflict") refreshPage();
    throw inField(error, verdict);
  }
  return { redirectTo: await nextPage(actor, values, lang) };
});

/** Takes the proposal, gives it back, assigns it, hands it over; the page stays, and says what is now true. */
export const holdProposal = formAction(async ({ actor, values, lang }) => {
  const { id } = targetOf(values);
  const words = messages(lang).review.claim;
  const say = (message: string): FormAnswer => {
    refreshPage();
    return { tone: "ok", message, values: null };
  };
  switch (firstValue(values, "intent")) {
    case "release":
      await release(actor, id);
      return say(words.released);
    case "release-any":
      await releaseAny(actor, id);
      return say(words.releasedAny);
    case "assign": {
      const assigneeId = firstValue(values, "colleague");
      if (assigneeId === "") {
        throw new DomainError("invalid", "noSuchColleague", {}, [{ path: "colleague", code: "required" }]);
      }
      const { name } = await assign(actor, { id, assigneeId });
      const { done, doneMine } = messages(lang).desk.assign;
      return say(assigneeId === actor.id ? doneMine : done(name ?? ""));
    }
    case "unassign":
      await assign(actor, { id, assigneeId: null });
      return say(messages(lang).desk.assign.doneNone);
    case "hand-over": {
      const { name } = await handOver(actor, { id, colleagueId: firstValue(values, "colleague") });
      return say(words.handedOver(name));
    }
    default:
      await claim(actor, id);
      return say(words.taken);
  }
});

async function accept({ actor, values, lang }: FormRequest<Actor>): Promise<FormAnswer> {
  const { id, version } = targetOf(values);
  const { type, seenEntryVersion } = seenIn(values);
  const { choices, issues } = chosenIn(type, values, lang);
  if (issues.length > 0) throw new DomainError("invalid", "unsettledCorrection", {}, issues);
  try {
    const { tags } = await decide(actor, {
      id,
      seenVersion: version,
      verdict: "accepted",
      reasonCode: null,
      reason: firstValue(values, "note") || null,
      choices,
      seenEntryVersion,
    });
    revalidate(tags);
  } catch (error) {
    return refusedAcceptance(error, { values, lang });
  }
  return { redirectTo: await nextPage(actor, values, lang) };
}

/**
 * The form again, with what is wrong beside the field that it is about and what moved to be chosen about anew; a page
 * that is behind what happened shows what is there now, around what was typed.
 */
function refusedAcceptance(
  error: unknown,
  { values, lang }: Pick<FormRequest<Actor>, "values" | "lang">,
): FormAnswer {
  if (!(error instanceof DomainError)) throw error;
  if (error.code === "conflict") refreshPage();
  if (error.key === "entryMoved") {
    const fields = String(error.params.fields ?? "").split(" ");
    const message = issueText(lang, { path: "", code: "chooseBetween" });
    return {
      ...refusal(error, lang),
      issues: fields.map((field) => ({ path: choiceName(field), message })),
      values: unchosen(values, fields),
    };
  }
  const { code, key, params, issues } = error;
  const placed = issues.map((issue) => (issue.path === "reason" ? { ...issue, path: "note" } : issue));
  return refusal(new DomainError(code, key, params, besideChoices(placed, values)), lang);
}

const target = z.object({ id: z.uuid(), version: z.coerce.number().int().min(1).max(1_000_000_000) });

function targetOf(values: FormValues) {
  const parsed = target.safeParse({ id: firstValue(values, "id"), version: firstValue(values, "version") });
  if (!parsed.success) throw new DomainError("not-found", "notFound");
  const queue = firstValue(values, "queue");
  return { ...parsed.data, query: queueQuery(parseQueueQuery(queue)), inARow: isInARow(queue) };
}

/** A creation has no entry yet, and no version of it. */
const seen = z.object({
  type: z.enum(ENTRY_TYPES),
  seenEntryVersion: z.coerce
    .number()
    .int()
    .nonnegative()
    .transform((version) => version || undefined),
});

function seenIn(values: FormValues) {
  const parsed = seen.safeParse({
    type: firstValue(values, "type"),
    seenEntryVersion: firstValue(values, "seenEntryVersion"),
  });
  if (!parsed.success) throw new DomainError("not-found", "notFound");
  return parsed.data;
}

const verdictSchema = z.enum(refusalVerdicts).nullable().catch(null);

const verdictOf = (values: FormValues) => verdictSchema.parse(firstValue(values, "verdict"));

const double = z.object({ type: z.enum(ENTRY_TYPES), slug: z.string().regex(/^[a-z0-9-]{1,120}$/) });

/** The entry that a button of the panel names: "lab:la-passerelle". */
function doubleOf(named: string): { type: EntryType; slug: string } | null {
  const [type, slug] = named.split(":");
  return double.nullable().catch(null).parse({ type, slug });
}

/** The refusal that says that it is there already, and where; what was typed stays. */
function asDouble(values: FormValues, answers: readonly Answer[], address: string): FormValues {
  const typed = firstValue(values, "reason");
  const answer = answers.find((one) => one.verdict === "rejected" && one.reasonCode === "duplicate");
  return {
    ...values,
    intent: [],
    verdict: ["rejected"],
    "reasonCode-rejected": ["duplicate"],
    "answer-rejected": answer ? [answer.id] : [],
    reason: [typed.includes(address) ? typed : [typed.trim(), address].filter(Boolean).join("\n\n")],
  };
}

/** Where one goes after a decision: from proposal to proposal when that is how one came, else back to the queue. */
async function nextPage(actor: Actor, values: FormValues, lang: FormRequest<Actor>["lang"]): Promise<string> {
  const { id, query, inARow } = targetOf(values);
  const filters = parseQueueQuery(firstValue(values, "queue"));
  const next = inARow ? await followingInQueue(actor, filters, id) : null;
  if (!next) return reviewPath(lang, { ...query, done: id });
  return withQuery(reviewItemPath(lang, next.id), { ...query, ...IN_A_ROW, done: id });
}

/** The form has lists of reasons and answers for each verdict: what is wrong with one is said beside the right one. */
function inField(error: unknown, verdict: string): unknown {
  if (!(error instanceof DomainError)) return error;
  const issues = error.issues.map((issue) =>
    ["reasonCode", "answer"].includes(issue.path) ? { ...issue, path: `${issue.path}-${verdict}` } : issue,
  );
  return new DomainError(error.code, error.key, error.params, issues);
}
