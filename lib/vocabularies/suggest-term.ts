/** The author of a proposal says which theme or organisation is missing, with the proposal that needs it; or takes it back. */
import { v7 as uuid } from "uuid";
import { audit } from "#lib/audit";
import { db, type Transaction } from "#lib/db";
import { DomainError } from "#lib/errors";
import { limitPerson } from "#lib/limits";
import { type Actor, authorise } from "#lib/permissions";
import { lockOwnRevision } from "#lib/revisions/lock";
import { isPossible } from "#lib/revisions/states";
import { fold } from "#lib/text";
import type { SuggestionInput } from "./suggestion";

/** Suggestions made with one proposal. */
const MOST = 20;

/**
 * Returns its id; the same said twice of one proposal is one suggestion.
 * @throws DomainError forbidden, not-found, conflict (the proposal is no longer written), too-many
 */
export async function suggestTerm(
  author: Actor | null,
  { revisionId, ...input }: SuggestionInput & { revisionId: string },
  now = new Date(),
): Promise<string> {
  authorise(author, "propose");
  return db.$transaction(async (tx) => {
    const revision = await lockOwnRevision(tx, author, revisionId);
    if (!isPossible("rewrite", revision.state)) throw new DomainError("conflict", "notPossibleInThisState");
    const others = await tx.vocabularySuggestion.findMany({
      where: { revisionId },
      select: { id: true, kind: true, name: true, state: true },
    });
    const same = others.find(
      ({ kind, name, state }) => state === "open" && kind === input.kind && fold(name) === fold(input.name),
    );
    if (same) return same.id;
    if (others.length >= MOST) throw new DomainError("too-many", "tooManySuggestions", { max: MOST });
    await limitPerson(tx, author, "suggest", now);
    const id = uuid();
    await tx.vocabularySuggestion.create({
      data: { id, revisionId, authorId: author.id, createdAt: now, ...input },
    });
    await audit(tx, now, {
      actorId: author.id,
      action: "suggestion.create",
      object: "suggestion",
      objectId: id,
      details: { revisionId, kind: input.kind },
    });
    return id;
  });
}

/** @throws DomainError forbidden, not-found (also another's), conflict (settled meanwhile) */
export async function withdrawSuggestion(
  author: Actor | null,
  id: string,
  now = new Date(),
): Promise<{ revisionId: string }> {
  authorise(author, "propose");
  return db.$transaction(async (tx) => {
    const found = await tx.vocabularySuggestion.findFirst({
      where: { id, authorId: author.id },
      select: { revisionId: true },
    });
    if (!found) throw new DomainError("not-found", "notFound");
    const withdrawn = await withdrawOpen(tx, { id }, author.id, now);
    if (withdrawn === 0) throw new DomainError("conflict", "suggestionSettled");
    return found;
  });
}

/** Those that wait go with the proposal that is taken back, or with the person who leaves. Returns how many. */
export async function withdrawOpen(
  tx: Transaction,
  which: { id: string } | { revisionId: string },
  actorId: string,
  now: Date,
): Promise<number> {
  const withdrawn = await tx.vocabularySuggestion.updateManyAndReturn({
    where: { ...which, state: "open" },
    data: { state: "withdrawn", settledAt: now },
    select: { id: true },
  });
  for (const { id } of withdrawn)
    await audit(tx, now, { actorId, action: "suggestion.withdraw", object: "suggestion", objectId: id });
  return withdrawn.length;
}
