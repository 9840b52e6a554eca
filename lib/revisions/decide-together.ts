/** Several simple proposals decided on together: each has a decision of its own, on the version that was seen, or is left. */
import { DomainError } from "#lib/errors";
import { type Actor, authorise } from "#lib/permissions";
import { answerTo } from "./answer";
import { decide, type Verdict } from "./decide";
import { refuseWithoutReason } from "./refusals";

/** Read before they are decided on: a page of them. */
export const MAX_TOGETHER = 20;

export interface Together {
  items: readonly { id: string; seenVersion: number }[];
  verdict: Verdict;
  /** "" for that of the answer. */
  reasonCode: string;
  /** A ready answer, each author's in their language; "" for none. */
  answerId: string;
  /** The moderator's words, the same for all. */
  typed: string;
}

export interface DecidedTogether {
  done: string[];
  /** Those that changed meanwhile or cannot be accepted as they are, and why. */
  left: { id: string; error: DomainError }[];
  /** The cache tags of the public pages that the decisions change. */
  tags: string[];
}

/**
 * One after the other, each in a transaction of its own: what someone else decided, rewrote or took meanwhile is left.
 * @throws DomainError forbidden, invalid (nothing chosen, no reason, an answer to be finished), too-many
 */
export async function decideTogether(
  moderator: Actor | null,
  { items, verdict, ...chosen }: Together,
  now = new Date(),
): Promise<DecidedTogether> {
  authorise(moderator, "review");
  const [first] = items;
  if (!first) throw new DomainError("invalid", "nothingTicked");
  if (items.length > MAX_TOGETHER)
    throw new DomainError("too-many", "tooManyTogether", { max: MAX_TOGETHER });
  const reasonOf = async (id: string) => {
    if (verdict === "accepted") return { reasonCode: null, reason: chosen.typed.trim() || null };
    return answerTo(moderator, id, { verdict, ...chosen });
  };
  const said = await reasonOf(first.id);
  refuseWithoutReason({ verdict, reasonCode: said.reasonCode }, said.reason);
  const decided: DecidedTogether = { done: [], left: [], tags: [] };
  for (const { id, seenVersion } of items) {
    try {
      const { tags } = await decide(moderator, { id, seenVersion, verdict, ...(await reasonOf(id)) }, now);
      decided.done.push(id);
      decided.tags.push(...tags);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      decided.left.push({ id, error });
    }
  }
  return decided;
}
