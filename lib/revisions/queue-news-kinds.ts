/** What happens to a proposal of the queue, as the server tells it to the pages that are open. Pure. */
export type NewsKind = "arrived" | "taken" | "free" | "assigned" | "decided" | "withdrawn" | "aside";

export interface News {
  /** Of the line in the audit: the same news told twice is one. */
  id: string;
  /** An instant, ISO 8601. */
  at: string;
  kind: NewsKind;
  revisionId: string;
  /** Who did it. */
  by: string;
}
