/** A notification as a line: what happened, in the reader's language, and the page that it leads to. Pure. */
import { type Lang, messages } from "./messages";
import type { NotificationKind } from "./notification-kinds";
import { contributionPath, type EntryType, historyPath, reviewItemPath } from "./paths";

export interface Told {
  kind: NotificationKind;
  revisionId: string;
  type: EntryType;
  /** The slug of the proposal's entry; null before there is one. */
  slug: string | null;
  /** Whether the proposal is the reader's own. */
  own: boolean;
  /** Who decided, wrote, handed over or took down; null when nobody did, or nobody knows. */
  by: string | null;
  verdict: "accepted" | "changes_requested" | "rejected" | null;
  /** For a message: whether the author of the proposal wrote it, and whether it is a note between moderators. */
  byAuthor: boolean;
  internal: boolean;
}

export function sentenceOf(lang: Lang, told: Told): string {
  const { said } = messages(lang).notifications;
  const name = told.by ?? "";
  switch (told.kind) {
    case "received":
      return said.received;
    case "decision":
      return told.verdict ? said.decision[told.verdict](name) : "";
    case "message":
      return said.message[messageRole(told)](name);
    case "handover":
      return said.handover(told.by);
    case "removal":
      return said.removal(name);
  }
}

/** Who writes to whom. */
export function messageRole({ internal, byAuthor, own }: Pick<Told, "internal" | "byAuthor" | "own">) {
  if (internal) return "internal";
  if (byAuthor) return "fromAuthor";
  return own ? "toAuthor" : "colleague";
}

/** The proposal as the reader sees it, at the thread when that is what moved; the history of what was taken down. */
export function placeOf(lang: Lang, { kind, own, revisionId, type, slug }: Told): string {
  if (kind === "removal" && slug !== null) return historyPath(lang, type, slug);
  const page = own ? contributionPath(lang, revisionId) : reviewItemPath(lang, revisionId);
  return kind === "message" ? `${page}#${THREAD_ANCHOR}` : page;
}

export const THREAD_ANCHOR = "echanges";
