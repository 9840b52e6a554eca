/** Which of the edits that a rule publishes moderators look at again: the first ones of each person, then some at random. */
import { randomInt } from "node:crypto";
import type { Transaction } from "#lib/db";
import { SAMPLED_FIRST, SAMPLED_SHARE } from "./thresholds";

const DRAWS = 1_000_000;

export async function sampleDecision(
  tx: Transaction,
  { decisionId, authorId }: { decisionId: string; authorId: string },
  now: Date,
  draw = randomInt(DRAWS) / DRAWS,
): Promise<void> {
  const before = await tx.decision.count({
    where: { rule: "small", moderatorId: authorId, id: { not: decisionId } },
  });
  if (!isSampled(before, draw)) return;
  await tx.sampledDecision.create({ data: { decisionId, at: now }, select: { decisionId: true } });
}

/** @param draw from 0 to 1, excluded */
export const isSampled = (before: number, draw: number): boolean =>
  before < SAMPLED_FIRST || draw < SAMPLED_SHARE;
