"use server";

import { revalidate } from "#lib/cache";
import { percentOf } from "#lib/checks/check";
import { adviceLines } from "#lib/checks/words";
import { db } from "#lib/db";
import { contentOf } from "#lib/entries/form-content";
import { tidyRows } from "#lib/entries/form-rows";
import { unsettledSearches } from "#lib/entries/form-searches";
import { validateContent } from "#lib/entries/validate";
import { DomainError, type Issue } from "#lib/errors";
import { type FormAnswer, type FormRequest, formAction, issueText, refusal } from "#lib/form-action";
import { type AdviceLine, type FormValues, firstValue, type Lookalike } from "#lib/form-state";
import { type Lang, messages } from "#lib/messages/index";
import {
  contributionEditPath,
  contributionPath,
  contributionPreviewPath,
  type EntryType,
  editPath,
  entryPath,
  withQuery,
} from "#lib/paths";
import { type Actor, can } from "#lib/permissions";
import { prefilledOf } from "#lib/prefill/prefilled";
import { proposedContent } from "#lib/prefill/proposed-content";
import { getReading } from "#lib/prefill/queries";
import { adviseAuthor } from "#lib/revisions/advice";
import type { Content } from "#lib/revisions/changes";
import { findDuplicates } from "#lib/revisions/duplicates";
import { type FormTarget, parseTarget } from "#lib/revisions/form-target";
import { keep } from "#lib/revisions/keep";
import type { RevisionHandle } from "#lib/revisions/propose";
import { publishOwn } from "#lib/revisions/publish-own";
import { getMyRevision } from "#lib/revisions/queries";
import { submit } from "#lib/revisions/submit";
import { formOptions } from "#lib/search/form-options";
import { isInTeamOf } from "#lib/teams/queries";
import { tidyText } from "#lib/text";
import { suggestTerm } from "#lib/vocabularies/suggest-term";
import { parseSuggestion, withoutSuggestion } from "#lib/vocabularies/suggestion";

/** The form of a proposal: whatever the button, what was typed is kept or comes back. */
export const saveProposal = formAction(
  async (request) => {
    const [intent, ...rest] = firstValue(request.values, "intent").split(":");
    if (intent === "add") return {};
    if (intent === "search") return formOptions(request.values, rest.join(":"), request.lang);
    return save(request, intent);
  },
  { tidy: tidyRows },
);

/** Longest message to the moderators, in characters. */
const MAX_COMMENT = 2000;

async function save(request: FormRequest<Actor>, intent = "save"): Promise<FormAnswer> {
  const { actor, values, lang } = request;
  const words = messages(lang).contributing.form;
  const target = parseTarget(values);
  if (!target) throw new DomainError("invalid", "refused");
  const comment = tidyText(firstValue(values, "comment")) || null;
  if (comment && comment.length > MAX_COMMENT) {
    throw new DomainError("invalid", "invalidContent", {}, [
      { path: "comment", code: "tooLong", params: { max: MAX_COMMENT } },
    ]);
  }

  const duplicateNote = tidyText(firstValue(values, "duplicateNote")) || null;
  if (duplicateNote && duplicateNote.length > MAX_COMMENT) {
    throw new DomainError("invalid", "invalidContent", {}, [
      { path: "duplicateNote", code: "tooLong", params: { max: MAX_COMMENT } },
    ]);
  }

  const content = contentOf(target.type, values, lang);
  const prefilled = await readPrefilled(actor, target, firstValue(values, "lecture"));
  const kept = await keep(actor, { target, content, comment, duplicateNote, prefilled });
  if (kept.outcome === "already-sent") return { redirectTo: contributionPath(lang, kept.id) };
  if (kept.outcome === "sent-otherwise") {
    return {
      tone: "error",
      message: words.alreadySent,
      link: { href: contributionPath(lang, kept.id), label: words.elsewhereLink, newTab: true },
    };
  }
  const { handle } = kept;
  if (kept.outcome === "moved") {
    return {
      tone: "error",
      message: words.elsewhere,
      link: { href: contributionPath(lang, handle.id), label: words.elsewhereLink, newTab: true },
      values: goingOn(values, handle),
    };
  }

  try {
    const { made, rest } = await takeSuggestion(actor, handle, values);
    const typed = { target, content, comment, duplicateNote, handle };
    return made && intent === "suggest"
      ? {
          redirectTo: withQuery(contributionEditPath(lang, handle.id), {
            type: target.type,
            fait: "suggere",
          }),
        }
      : await goOn({ ...request, values: rest }, intent, typed);
  } catch (error) {
    // The draft is there by now: the form that comes back goes on with it.
    return { ...refusal(error, lang), values: goingOn(values, handle) };
  }
}

/** What the form of a new entry was filled with, as long as it is kept. */
async function readPrefilled(actor: Actor, { type, draft, slug }: FormTarget, id: string) {
  if (draft || slug || id === "") return undefined;
  const reading = await getReading(actor, id);
  return reading ? prefilledOf(proposedContent(type, reading.found)) : undefined;
}

/** What was typed of a suggestion is kept with the draft, whatever the button; its fields are then empty again. */
async function takeSuggestion(actor: Actor, { id }: RevisionHandle, values: FormValues) {
  const { suggestion, issues } = parseSuggestion(values);
  if (issues) throw new DomainError("invalid", "invalidContent", {}, issues);
  if (!suggestion) return { made: false, rest: values };
  await suggestTerm(actor, { revisionId: id, ...suggestion });
  return { made: true, rest: withoutSuggestion(values) };
}

interface Kept {
  target: FormTarget;
  content: Content;
  comment: string | null;
  duplicateNote: string | null;
  handle: RevisionHandle;
}

/** What the button asks for, once what was typed is kept. */
async function goOn(
  request: FormRequest<Actor>,
  intent: string,
  { target, content, comment, duplicateNote, handle }: Kept,
): Promise<FormAnswer> {
  const { actor, values, lang } = request;
  const words = messages(lang).contributing.form;
  const unsettled = unsettledSearches(values);
  if (intent === "submit" || intent === "publish") {
    const missing = target.slug && !comment ? [{ path: "comment", code: "requiredComment" }] : [];
    const issues = [...unsettled, ...missing];
    if (intent === "publish") return send(request, handle, issues, true);
    const isNew = !target.slug && !duplicateNote && issues.length === 0;
    const lookalikes = isNew ? await listLookalikes(target.type, content, lang) : [];
    if (lookalikes.length > 0) {
      return {
        tone: "error",
        message: messages(lang).doubles.found(lookalikes.length),
        lookalikes,
        values: goingOn(values, handle),
      };
    }
    return send(request, handle, issues, false);
  }
  if (unsettled.length > 0) {
    return {
      tone: "error",
      message: words.savedUnsettled,
      issues: inWords(unsettled, lang),
      values: goingOn(values, handle),
    };
  }
  if (intent === "preview") return { redirectTo: contributionPreviewPath(lang, handle.id) };
  if (!target.draft) {
    const query = { type: target.type, fait: "enregistre" };
    return { redirectTo: withQuery(contributionEditPath(lang, handle.id), query) };
  }
  const advice = await adviceOf(actor, handle.id, lang);
  return { tone: "ok", message: words.saved, advice, values: goingOn(values, handle) };
}

/** What our checks remark of the draft as it was just kept. */
async function adviceOf(actor: Actor, id: string, lang: Lang): Promise<AdviceLine[]> {
  const revision = await getMyRevision(actor, id);
  if (!revision) return [];
  return adviceLines(await adviseAuthor({ ...revision, isNew: !revision.entryId }), revision.type, lang);
}

/** To review; or, a moderator's own correction or a team's change to its page, published at once by a rule. */
async function send(
  { actor, values, lang }: FormRequest<Actor>,
  handle: RevisionHandle,
  ours: readonly Issue[],
  atOnce: boolean,
): Promise<FormAnswer> {
  try {
    if (ours.length > 0) {
      const issues = await listIssues(actor, handle.id, ours);
      throw new DomainError("invalid", "invalidContent", {}, issues);
    }
    if (atOnce) revalidate((await publishOwn(actor, handle, await ruleOf(actor, values))).tags);
    else {
      const { published, tags } = await submit(actor, handle);
      revalidate(tags);
      if (published) {
        return { redirectTo: withQuery(contributionPath(lang, handle.id), { fait: "publie-par-regle" }) };
      }
    }
  } catch (error) {
    // The draft is there by now: the form that comes back goes on with it.
    return { ...refusal(error, lang), values: goingOn(values, handle) };
  }
  return {
    redirectTo: withQuery(contributionPath(lang, handle.id), { fait: atOnce ? "publie" : "envoye" }),
  };
}

/** A moderator who is in the team of the page speaks for the team. */
async function ruleOf(actor: Actor, values: FormValues): Promise<"correction" | "team"> {
  const inTeam = await isInTeamOf(actor, firstValue(values, "slug"));
  return inTeam || !can(actor, "review") ? "team" : "correction";
}

/** What a new entry may be a double of, as its author is shown it before sending. */
async function listLookalikes(type: EntryType, content: Content, lang: Lang): Promise<Lookalike[]> {
  const { checks, common, doubles } = messages(lang);
  const found = await findDuplicates(db, { type, content, proposals: false });
  return found.flatMap(({ slug, title, why, similarity, type: of }) =>
    slug === null
      ? []
      : {
          title,
          detail: [
            common.types[of].one,
            ...why.map((reason) => doubles.why[reason]),
            checks.likeness(percentOf(similarity)),
          ].join(", "),
          href: entryPath(lang, of, slug),
          editHref: editPath(lang, of, slug),
        },
  );
}

/** All that is wrong at once: what only the form knows, and what the content's schema says of the rest. */
async function listIssues(actor: Actor, id: string, ours: readonly Issue[]): Promise<Issue[]> {
  const revision = await getMyRevision(actor, id);
  const { issues = [] } = revision ? validateContent(revision.type, revision.content) : {};
  const paths = new Set(ours.map(({ path }) => path));
  return [...issues.filter(({ path }) => !paths.has(path)), ...ours];
}

/** The form that comes back writes this draft again. */
function goingOn(values: FormValues, { id, version }: RevisionHandle): FormValues {
  return { ...values, revisionId: [id], version: [String(version)], intent: [] };
}

const inWords = (issues: readonly Issue[], lang: Lang) =>
  issues.map((issue) => ({ path: issue.path, message: issueText(lang, issue) }));
