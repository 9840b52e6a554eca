/** What a person may be told about, and how often by mail; on their page they find everything at once. */
export const notificationKinds = ["received", "decision", "message", "handover", "removal"] as const;

/**
 * `received`: a proposal of theirs arrived, or arrived again. `decision`: someone decided on it. `message`: someone
 * wrote in its thread. `handover`: a colleague hands a review over to them. `removal`: a moderator took an entry down.
 */
export type NotificationKind = (typeof notificationKinds)[number];

export const frequencies = ["at_once", "daily", "never"] as const;
export type Frequency = (typeof frequencies)[number];

/** What holds for who has chosen nothing. */
export const defaultFrequency: Readonly<Record<NotificationKind, Frequency>> = {
  received: "at_once",
  decision: "at_once",
  message: "at_once",
  handover: "at_once",
  removal: "at_once",
};

/** The kinds that only those who review are told. */
export const deskKinds: readonly NotificationKind[] = ["handover", "removal"];
