/** Why an entry is taken down at once: all that its address says of it from then on. Words: `messages.history.removalReasons`. */
export const removalReasons = ["rights", "personal-data", "other"] as const;

export type RemovalReason = (typeof removalReasons)[number];

/** A reason as it is kept; what is not one is "other". */
export const asRemovalReason = (code: string | null | undefined): RemovalReason =>
  removalReasons.find((reason) => reason === code) ?? "other";
