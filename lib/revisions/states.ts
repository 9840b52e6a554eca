/**
 * The life of a proposal, as data: which act leads from which state to which, and who may do it.
 * Screens, use cases and tests all read this one table.
 */
export const revisionStates = [
  "draft",
  "submitted",
  "changes_requested",
  "accepted",
  "rejected",
  "withdrawn",
  /** Sent, and put apart with all that its author's account has sent: nobody decides on it before it is let out. */
  "quarantined",
] as const;

export type RevisionState = (typeof revisionStates)[number];

export type Act =
  | "rewrite"
  | "submit"
  | "withdraw"
  | "accept"
  | "request_changes"
  | "reject"
  | "quarantine"
  | "let_out";

interface Transition {
  by: "author" | "moderator";
  from: readonly RevisionState[];
  /** Absent when the act leaves the state as it is. */
  to?: RevisionState;
}

export const transitions: Record<Act, Transition> = {
  rewrite: { by: "author", from: ["draft", "changes_requested"] },
  submit: { by: "author", from: ["draft", "changes_requested"], to: "submitted" },
  withdraw: {
    by: "author",
    from: ["draft", "submitted", "changes_requested", "quarantined"],
    to: "withdrawn",
  },
  accept: { by: "moderator", from: ["submitted"], to: "accepted" },
  request_changes: { by: "moderator", from: ["submitted"], to: "changes_requested" },
  reject: { by: "moderator", from: ["submitted"], to: "rejected" },
  quarantine: { by: "moderator", from: ["submitted"], to: "quarantined" },
  let_out: { by: "moderator", from: ["quarantined"], to: "submitted" },
};

/** Whether the act is possible in this state, whoever asks. */
export function isPossible(act: Act, state: RevisionState): boolean {
  return transitions[act].from.includes(state);
}

/** States from which nothing moves any more. */
export const finalStates: readonly RevisionState[] = ["accepted", "rejected", "withdrawn"];

/** Minutes during which nobody else can decide on a claimed proposal. */
export const CLAIM_MINUTES = 30;

/** A claim expires by comparison, so that nothing has to be cleaned up. */
export function isClaimed(claimedAt: Date | null, now: Date): boolean {
  return claimedAt !== null && now.getTime() - claimedAt.getTime() < CLAIM_MINUTES * 60_000;
}

/** Whole minutes that a claim still lasts. */
export function minutesLeft(claimedAt: Date, now: Date): number {
  return Math.ceil(CLAIM_MINUTES - (now.getTime() - claimedAt.getTime()) / 60_000);
}
