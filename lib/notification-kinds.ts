/** What a person may be told about, and how often by mail; on their page they find everything at once. */
export const notificationKinds = [
  "received",
  "decision",
  "message",
  "handover",
  "assigned",
  "opinion",
  "removal",
  "team",
  "freshness",
  "level",
  "quarantine",
  "batch",
  "source",
  "webhook",
  "late",
  "selection",
] as const;

/**
 * `received`: a proposal of theirs arrived, or arrived again. `decision`: someone decided on it. `message`: someone
 * wrote in its thread. `handover`: a colleague hands a review over to them. `assigned`: a colleague puts one in their file.
 * `opinion`: a colleague asks what they think of one. `removal`: a moderator took an entry down. `team`: something happened
 * around a team of theirs, or a page that they asked for. `freshness`: an entry that
 * they keep has not changed for long. `level`: their level is another one, or an administrator holds it.
 * `quarantine`: what they sent is put apart, or takes back its place. `batch`: an import of theirs was reviewed or undone.
 * `source`: a source that fails is no longer read. `webhook`: one of theirs that fails is no longer told.
 * `late`: proposals have waited longer than was promised. `selection`: a moderator hid a selection of theirs, or showed it again.
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
  assigned: "at_once",
  opinion: "at_once",
  removal: "at_once",
  team: "at_once",
  freshness: "at_once",
  level: "at_once",
  quarantine: "at_once",
  batch: "at_once",
  source: "at_once",
  webhook: "at_once",
  late: "at_once",
  selection: "at_once",
};

/** The kinds that only those who review are told. */
export const deskKinds: readonly NotificationKind[] = [
  "handover",
  "assigned",
  "opinion",
  "removal",
  "late",
  "source",
];

/** What happens around teams that someone is told of: a claim, a request to join, a role. */
export const teamNews = [
  "claim-accepted",
  "claim-refused",
  "claim-overtaken",
  "join-asked",
  "join-accepted",
  "join-refused",
  "joined",
  "manager",
  "member",
  "removed",
  "dissolved",
] as const;

export type TeamNews = (typeof teamNews)[number];
