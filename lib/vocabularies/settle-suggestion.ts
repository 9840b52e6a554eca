/**
 * A moderator settles a suggestion: accepts it by the act on the vocabulary that it asks for, in the same transaction,
 * or refuses it and says why. Of two who settle it at once, one does. Its author is told in the proposal's thread.
 */
import { v7 as uuid } from "uuid";
import { audit } from "#lib/audit";
import { db, type Transaction } from "#lib/db";
import { DomainError } from "#lib/errors";
import { isLang, type Lang, messages } from "#lib/messages/index";
import { notify } from "#lib/notify";
import { type Actor, authorise } from "#lib/permissions";
import { lockRevision } from "#lib/revisions/lock";
import { tidyText } from "#lib/text";
import { type Acted, actOnTerm, type TermAct } from "./act";
import { organisationAdded, themeAdded } from "./add";
import { aliasAdded } from "./rename";
import { successionAdded } from "./succession";
import type { SuggestionKind } from "./suggestion";

export interface Accept {
  id: string;
  /** Whether the proposal is to be corrected with the term when it is decided on. */
  adopt: boolean;
  /** The fields of the act: of a new theme, of a new organisation, `{ organisation, alias }`, `{ predecessor, successor, year }`. */
  typed: unknown;
}

export interface Settled {
  revisionId: string;
  tags: string[];
}

/** @throws DomainError forbidden, not-found, conflict (settled meanwhile), and what the act refuses */
export async function acceptSuggestion(
  moderator: Actor | null,
  { id, adopt, typed }: Accept,
  now = new Date(),
): Promise<Settled> {
  authorise(moderator, "review");
  let settled: Locked | undefined;
  const acted = await actOnTerm(
    moderator,
    now,
    (tx) => {
      if (!settled) throw new DomainError("not-found", "notFound");
      return acts[settled.kind](tx, typed);
    },
    {
      before: async (tx) => {
        settled = await lockSuggestion(tx, id);
      },
      after: async (tx, { slug, label }: Acted & Pick<TermAct, "label">) => {
        const suggestion = settled ?? (await lockSuggestion(tx, id));
        const adopted = adopt && suggestion.kind !== "succession";
        const data = {
          state: "accepted",
          termSlug: slug,
          adopted,
          settledById: moderator.id,
          settledAt: now,
        } as const;
        await tx.vocabularySuggestion.update({ where: { id }, data, select: { id: true } });
        await audit(tx, now, {
          actorId: moderator.id,
          action: "suggestion.accept",
          object: "suggestion",
          objectId: id,
          details: { term: slug, adopted },
        });
        await tell(tx, moderator, suggestion, now, (words) => words.accepted(suggestion.name, label));
      },
    },
  );
  if (!settled) throw new DomainError("not-found", "notFound");
  return { revisionId: settled.revisionId, tags: acted.tags };
}

/** @throws DomainError forbidden, not-found, invalid (no answer, too long), conflict (settled meanwhile) */
export async function refuseSuggestion(
  moderator: Actor | null,
  { id, answer: typed }: { id: string; answer: string },
  now = new Date(),
): Promise<Settled> {
  authorise(moderator, "review");
  const answer = tidyText(typed);
  if (answer === "") refuse("required");
  if (answer.length > MAX_ANSWER) refuse("tooLong", { max: MAX_ANSWER });
  return db.$transaction(async (tx) => {
    const suggestion = await lockSuggestion(tx, id);
    const data = { state: "refused", answer, settledById: moderator.id, settledAt: now } as const;
    await tx.vocabularySuggestion.update({ where: { id }, data, select: { id: true } });
    await audit(tx, now, {
      actorId: moderator.id,
      action: "suggestion.refuse",
      object: "suggestion",
      objectId: id,
    });
    await tell(tx, moderator, suggestion, now, (words) => words.refused(suggestion.name, answer));
    return { revisionId: suggestion.revisionId, tags: [] };
  });
}

const MAX_ANSWER = 1000;

function refuse(code: string, params: Record<string, number> = {}): never {
  throw new DomainError("invalid", "invalidContent", {}, [{ path: "answer", code, params }]);
}

const acts: Record<SuggestionKind, (tx: Transaction, typed: unknown) => Promise<TermAct>> = {
  new_theme: themeAdded,
  new_organisation: organisationAdded,
  alias: aliasAdded,
  succession: successionAdded,
};

interface Locked {
  revisionId: string;
  authorId: string;
  kind: SuggestionKind;
  name: string;
}

/**
 * The proposal first, as whoever decides on it or takes it back does; then the suggestion, which must still wait.
 * @throws DomainError not-found (also of a draft, which is its author's alone), conflict
 */
async function lockSuggestion(tx: Transaction, id: string): Promise<Locked> {
  const select = { revisionId: true, authorId: true, kind: true, name: true, state: true } as const;
  const found = await tx.vocabularySuggestion.findUnique({ where: { id }, select });
  if (!found) throw new DomainError("not-found", "notFound");
  const { submittedAt } = await lockRevision(tx, found.revisionId);
  if (submittedAt === null) throw new DomainError("not-found", "notFound");
  await tx.$queryRaw`SELECT id FROM vocabulary_suggestion WHERE id = ${id}::uuid FOR UPDATE`;
  const { state, ...locked } = await tx.vocabularySuggestion.findUniqueOrThrow({ where: { id }, select });
  if (state !== "open") throw new DomainError("conflict", "suggestionSettled");
  return locked;
}

type Words = ReturnType<typeof messages>["termSuggestions"]["told"];

/** In the proposal's thread, in the language of who is told. Nobody tells themselves. */
async function tell(
  tx: Transaction,
  moderator: Actor,
  { revisionId, authorId }: Locked,
  now: Date,
  say: (words: Words) => string,
): Promise<void> {
  if (authorId === moderator.id) return;
  const { language } = await tx.user.findUniqueOrThrow({
    where: { id: authorId },
    select: { language: true },
  });
  const lang: Lang = isLang(language) ? language : "fr";
  const id = uuid();
  const body = say(messages(lang).termSuggestions.told);
  await tx.comment.create({
    data: { id, revisionId, authorId: moderator.id, internal: false, body, createdAt: now },
    select: { id: true },
  });
  await notify(tx, now, { userId: authorId, kind: "message", event: id, revisionId, commentId: id });
}
