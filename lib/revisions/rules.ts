/**
 * The acts that someone decides alone and at once: moderators, and those who hold a page. Each is a revision and a decision like any other, in the
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
  /** Two entries of one thing become one, and two again. */
  "merge",
  "unmerge",
  /** A member of the team that holds the page. */
  "team",
  /** A trusted person's small edit on an entry that they keep (lib/trust/small.ts). */
  "small",
] as const;

export type Rule = (typeof rules)[number];
