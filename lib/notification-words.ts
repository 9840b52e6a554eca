/** A notification as a line: what happened, in the reader's language, and the page that it leads to. Pure. */
import type { TrustLevel } from "./generated/prisma/client";
import { type Lang, messages } from "./messages";
import type { NotificationKind, TeamNews } from "./notification-kinds";
import {
  type ClaimedPage,
  confirmEntryPath,
  contributionPath,
  contributionsPath,
  type EntryType,
  historyPath,
  importPath,
  notificationsPath,
  ownLevelPath,
  reviewItemPath,
  reviewPath,
  selectionPath,
  sourcePath,
  teamJoinPath,
  teamPath,
  teamsPath,
  webhookPath,
} from "./paths";

export interface Told {
  kind: NotificationKind;
  /** The proposal, and its type; null for what is not about one. */
  revisionId: string | null;
  type: EntryType | null;
  /** The slug of the proposal's entry; null before there is one. */
  slug: string | null;
  /** Whether the proposal is the reader's own. */
  own: boolean;
  /** Who decided, wrote, handed over, assigned or took down; null when nobody did, or nobody knows. */
  by: string | null;
  verdict: "accepted" | "changes_requested" | "rejected" | null;
  /** For a message: whether the author of the proposal wrote it, and whether it is a note between moderators. */
  byAuthor: boolean;
  internal: boolean;
  /** What happened around a team or a claim; null for the other kinds. */
  team: TeamTold | null;
  /** What happened to the account itself; null for the other kinds. */
  account: AccountTold | null;
  /** What was done to an import; absent for the other kinds. */
  batch?: BatchTold;
  /** A source that is no longer read; absent for the other kinds. */
  source?: { id: string; name: string };
  /** A webhook that is no longer told; absent for the other kinds. */
  webhook?: { id: string; host: string };
  /** A selection that a moderator hid or showed again; absent for the other kinds. */
  selection?: { id: string; title: string; hides: boolean; reason: string };
}

export interface BatchTold {
  act: "accept" | "reject" | "undo" | "redo";
  batchId: string;
  file: string;
  by: string;
  /** Of proposals. */
  count: number;
  reason: string | null;
}

export type AccountTold =
  | { what: "level"; to: TrustLevel; rises: boolean; held: boolean }
  | { what: "quarantined"; reason: string }
  | { what: "let-out" };

export interface TeamTold {
  what: TeamNews;
  /** The name of the page; null when it was taken down. */
  page: string | null;
  /** Null for a claim that made no team. */
  teamId: string | null;
  /** The page of a claim, where one may ask again or ask to join. */
  claimed: ClaimedPage | null;
  /** Whom it is about. */
  person: string;
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
    case "assigned":
      return said.assigned(told.by);
    case "opinion":
      return said.opinion(name);
    case "removal":
      return said.removal(name);
    case "team":
      return told.team ? said.team[told.team.what](told.team.person) : "";
    case "source":
      return told.source ? messages(lang).harvest.told(told.source.name) : "";
    case "webhook":
      return told.webhook ? messages(lang).webhooks.told(told.webhook.host) : "";
    case "batch":
      return told.batch ? sentenceOfBatch(lang, told.batch) : "";
    case "freshness":
      return said.freshness;
    case "late":
      return said.late;
    case "selection":
      return told.selection ? messages(lang).selections.told[told.selection.hides ? "hidden" : "shown"] : "";
    case "level":
    case "quarantine":
      return told.account ? sentenceOfAccount(lang, told.account) : "";
  }
}

const sentenceOfBatch = (lang: Lang, { act, by, file, count }: BatchTold): string =>
  messages(lang).imports.told[act](by, file, count);

function sentenceOfAccount(lang: Lang, account: AccountTold): string {
  const { notifications, trust } = messages(lang);
  const { level, quarantined, letOut } = notifications.said.account;
  if (account.what === "quarantined") return quarantined;
  if (account.what === "let-out") return letOut;
  const say = account.held ? level.held : account.rises ? level.rises : level.falls;
  return say(trust.levels[account.to]);
}

/** How a line or a mail names what is about no proposal and no team; null when it is about one. */
export function subjectOf(
  lang: Lang,
  {
    kind,
    account,
    batch,
    source,
    webhook,
    selection,
  }: Pick<Told, "kind" | "account" | "batch" | "source" | "webhook" | "selection">,
): string | null {
  if (kind === "late") return messages(lang).service.title;
  if (batch) return batch.file;
  if (source) return source.name;
  if (webhook) return webhook.host;
  if (selection) return selection.title;
  if (!account) return null;
  const { subjects } = messages(lang).notifications.said.account;
  return account.what === "level" ? subjects.level : subjects.quarantine;
}

/** Who writes to whom. */
export function messageRole({ internal, byAuthor, own }: Pick<Told, "internal" | "byAuthor" | "own">) {
  if (internal) return "internal";
  if (byAuthor) return "fromAuthor";
  return own ? "toAuthor" : "colleague";
}

/** The proposal as the reader sees it, at the thread when that is what moved; the history of what was taken down. */
export function placeOf(lang: Lang, told: Told): string {
  const { kind, own, revisionId, type, slug, team, account, batch, source, webhook, selection } = told;
  if (batch) return importPath(lang, batch.batchId);
  if (source) return sourcePath(lang, source.id);
  if (webhook) return webhookPath(lang, webhook.id);
  if (selection) return selectionPath(lang, selection.id);
  if (account) return account.what === "level" ? ownLevelPath(lang) : contributionsPath(lang);
  if (team) return placeOfTeam(lang, team);
  if (kind === "late") return reviewPath(lang);
  if (revisionId === null || type === null) return notificationsPath(lang);
  if (kind === "freshness" && slug !== null) return confirmEntryPath(lang, type, slug);
  if (kind === "removal" && slug !== null) return historyPath(lang, type, slug);
  const page = own ? contributionPath(lang, revisionId) : reviewItemPath(lang, revisionId);
  return kind === "message" || kind === "opinion" ? `${page}#${THREAD_ANCHOR}` : page;
}

export const THREAD_ANCHOR = "echanges";

/** The team, as long as one is in it; or the page where one may ask. */
function placeOfTeam(lang: Lang, { what, teamId, claimed }: TeamTold): string {
  if (claimed && (what === "claim-refused" || what === "claim-overtaken")) return teamJoinPath(lang, claimed);
  const out = what === "join-refused" || what === "removed" || what === "dissolved";
  return teamId === null || out ? teamsPath(lang) : teamPath(lang, teamId);
}
