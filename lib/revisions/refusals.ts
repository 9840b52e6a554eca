/** What a moderator decides on must be what they saw, and a refusal says why. */
import type { Transaction } from "#lib/db";
import type { CurrentEntry } from "#lib/entries/content";
import { DomainError } from "#lib/errors";
import { same } from "./changes";
import { contentAt } from "./content-at";
import type { Decide, Verdict } from "./decide";
import type { LockedRevision } from "./lock";
import { reasonCodes } from "./reasons";
import { type Act, isPossible } from "./states";

const acts: Record<Verdict, Act> = {
  accepted: "accept",
  changes_requested: "request_changes",
  rejected: "reject",
};

/** Those after which nothing comes; each is the name of the state that it leads to, too. */
const LAST: readonly Verdict[] = ["accepted", "rejected"];

/** The longest reason, in characters. */
const MAX_REASON = 4000;

/** @throws DomainError invalid: a verdict other than acceptance says why */
export function refuseWithoutReason(
  { verdict, reasonCode }: Pick<Decide, "verdict" | "reasonCode">,
  reason: string | null,
): void {
  if (reason && reason.length > MAX_REASON) {
    throw new DomainError("invalid", "reasonTooLong", { max: MAX_REASON }, [
      { path: "reason", code: "tooLong", params: { max: MAX_REASON } },
    ]);
  }
  if (verdict === "accepted") return;
  const codes: readonly string[] = reasonCodes[verdict];
  const issues = [
    ...(reasonCode && codes.includes(reasonCode) ? [] : [{ path: "reasonCode", code: "required" }]),
    ...(reason ? [] : [{ path: "reason", code: "required" }]),
  ];
  if (issues.length > 0) throw new DomainError("invalid", "reasonMissing", {}, issues);
}

/** The state and version that the moderator saw must still be the proposal's. @throws DomainError conflict */
export async function refuseIfMoved(
  tx: Transaction,
  revision: LockedRevision,
  { verdict, seenVersion }: Pick<Decide, "verdict" | "seenVersion">,
): Promise<void> {
  if (isPossible(acts[verdict], revision.state) && revision.version === seenVersion) return;
  // A page read after the decision shows a later version than the one that was decided on.
  const decided = LAST.find((one) => one === revision.state);
  const last = await tx.decision.findFirst({
    where: {
      revisionId: revision.id,
      OR: [
        { seenVersion: { gte: Math.min(seenVersion, revision.version) } },
        ...(decided ? [{ verdict: decided }] : []),
      ],
    },
    orderBy: { decidedAt: "desc" },
    select: { verdict: true, decidedAt: true, moderator: { select: { name: true } } },
  });
  if (last) {
    throw new DomainError("conflict", "decidedByOther", {
      name: last.moderator.name,
      verdict: last.verdict,
      at: last.decidedAt.toISOString(),
    });
  }
  throw new DomainError("conflict", revision.state === "withdrawn" ? "withdrawn" : "staleRevision");
}

/** The fields on which the moderator chose, and whose value is no longer the one that they saw. */
export async function movedSinceChosen(
  tx: Transaction,
  current: CurrentEntry,
  fields: readonly string[],
  seenVersion: number | undefined,
): Promise<string[]> {
  if (fields.length === 0 || seenVersion === current.version) return [];
  if (seenVersion === undefined || seenVersion < 1 || seenVersion > current.version) return [...fields];
  const seen = await contentAt(tx, current, seenVersion);
  return fields.filter((field) => !same(seen[field] ?? null, current.content[field] ?? null));
}
