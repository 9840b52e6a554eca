/**
 * The acts that a moderator decides alone and at once. Each is a revision and a decision like any other, in the
 * history and in the journal; the decision names the rule that let it be.
 */
export const rules = [
  /** A moderator's own correction. */
  "correction",
  /** Put away: still read, no longer listed, closed to proposals. */
  "archive",
  "unarchive",
  /** Back to a version. */
  "revert",
  /** Taken down at once: rights, personal data. Reverted like anything else. */
  "removal",
] as const;

export type Rule = (typeof rules)[number];
