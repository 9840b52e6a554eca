/** The ready answers as moderators choose among them, and what one becomes for the author of a proposal. */
import { validate as isUuid } from "uuid";
import { db } from "#lib/db";
import { DomainError } from "#lib/errors";
import { isLang } from "#lib/messages/index";
import { type Actor, authorise } from "#lib/permissions";
import { type Answer, answerText, composeAnswer, isUnfinished, type RefusalVerdict } from "./answers";

/** All of them, by verdict and reason. @throws DomainError forbidden */
export async function listAnswers(moderator: Actor | null): Promise<Answer[]> {
  authorise(moderator, "review");
  const rows = await db.answerTemplate.findMany({
    orderBy: [{ verdict: "asc" }, { reasonCode: "asc" }, { labelFr: "asc" }, { id: "asc" }],
  });
  return rows.flatMap(asAnswer);
}

/** One of them, or null. @throws DomainError forbidden */
export async function getAnswer(moderator: Actor | null, id: string): Promise<Answer | null> {
  authorise(moderator, "review");
  if (!isUuid(id)) return null;
  const row = await db.answerTemplate.findUnique({ where: { id } });
  return (row && asAnswer(row)[0]) ?? null;
}

export interface Chosen {
  verdict: RefusalVerdict;
  /** "" for none. */
  answerId: string;
  /** "" for that of the answer. */
  reasonCode: string;
  /** In the moderator's words. */
  typed: string;
}

/**
 * The reason of a decision on this proposal, in the language of its author. Without an answer, the words as they are.
 * @throws DomainError forbidden, invalid (an answer to be finished, or one that is no longer there)
 */
export async function answerTo(moderator: Actor | null, revisionId: string, chosen: Chosen) {
  authorise(moderator, "review");
  const { verdict, answerId, typed } = chosen;
  if (answerId === "") return { reasonCode: chosen.reasonCode || null, reason: typed.trim() || null };
  const answer = await getAnswer(moderator, answerId);
  if (answer?.verdict !== verdict) {
    throw new DomainError("invalid", "answerGone", {}, [{ path: "answer", code: "required" }]);
  }
  const revision = isUuid(revisionId)
    ? await db.revision.findUnique({
        where: { id: revisionId },
        select: { author: { select: { language: true } } },
      })
    : null;
  const language = revision?.author.language;
  const text = answerText(answer, isLang(language) ? language : "fr");
  if (isUnfinished(text) && typed.trim() === "") {
    throw new DomainError("invalid", "reasonMissing", {}, [{ path: "reason", code: "required" }]);
  }
  return { reasonCode: chosen.reasonCode || answer.reasonCode, reason: composeAnswer(text, typed) };
}

/** An acceptance has no answer: the database refuses one. */
function asAnswer(row: Omit<Answer, "verdict"> & { verdict: string }): Answer[] {
  const { verdict } = row;
  return verdict === "rejected" || verdict === "changes_requested" ? [{ ...row, verdict }] : [];
}
