/** Suggestions as their author reads them, and as those who review settle them. */
import { db } from "#lib/db";
import type { Prisma } from "#lib/generated/prisma/client";
import { type Actor, authorise } from "#lib/permissions";

const select = {
  id: true,
  kind: true,
  name: true,
  about: true,
  note: true,
  state: true,
  answer: true,
  termSlug: true,
  adopted: true,
  createdAt: true,
  settledAt: true,
} satisfies Prisma.VocabularySuggestionSelect;

export type Suggestion = Prisma.VocabularySuggestionGetPayload<{ select: typeof select }>;

/** Those of a proposal, in the order in which they were made; who may read it is asked where it is read. */
export async function suggestionsOf(revisionId: string): Promise<Suggestion[]> {
  return db.vocabularySuggestion.findMany({ where: { revisionId }, select, orderBy: { id: "asc" } });
}

/** What waits for a moderator: not of drafts, which are their authors' alone, nor of what is set apart. */
const waiting = {
  state: "open",
  revision: { submittedAt: { not: null }, state: { notIn: ["draft", "quarantined"] } },
} satisfies Prisma.VocabularySuggestionWhereInput;

/** @throws DomainError forbidden */
export async function countOpenSuggestions(moderator: Actor | null): Promise<number> {
  authorise(moderator, "review");
  return db.vocabularySuggestion.count({ where: waiting });
}

const forReview = {
  ...select,
  author: { select: { name: true } },
  revision: { select: { id: true, title: true, type: true, state: true } },
} satisfies Prisma.VocabularySuggestionSelect;

export type WaitingSuggestion = Prisma.VocabularySuggestionGetPayload<{ select: typeof forReview }>;

/** The oldest first, as many as one page shows. @throws DomainError forbidden */
export async function listOpenSuggestions(moderator: Actor | null, limit = 50): Promise<WaitingSuggestion[]> {
  authorise(moderator, "review");
  return db.vocabularySuggestion.findMany({
    where: waiting,
    select: forReview,
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    take: limit,
  });
}

/** One, settled or not; null when there is none to read. @throws DomainError forbidden */
export async function getSuggestion(moderator: Actor | null, id: string): Promise<WaitingSuggestion | null> {
  authorise(moderator, "review");
  return db.vocabularySuggestion.findFirst({
    where: { id, revision: { submittedAt: { not: null } } },
    select: forReview,
  });
}
