/** Why a moderator asks for changes or rejects; the words are in `messages.review.reasons`. */
export const reasonCodes = {
  changes_requested: ["incomplete", "unclear", "unsourced", "style", "personal-data", "other"],
  rejected: [
    "out-of-scope",
    "duplicate",
    "inaccurate",
    "unsourced",
    "advertising",
    "personal-data",
    "rights",
    "other",
  ],
} as const;

export type ReasonCode = (typeof reasonCodes)["changes_requested" | "rejected"][number];
