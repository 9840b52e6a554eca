/** The mail of one notification, in its person's language, as long as they want it and may read it. */
import { db } from "#lib/db";
import { env } from "#lib/env";
import { isLang, type Lang } from "#lib/messages/index";
import { defaultFrequency } from "#lib/notification-kinds";
import type { Told } from "#lib/notification-words";
import { findOutcome } from "#lib/revisions/find-outcome";
import { placeInQueue } from "#lib/revisions/place";
import { readWaiting } from "#lib/service/read-service";
import { accountLetter } from "./account-letter";
import { batchLetter } from "./batch-letter";
import { decisionLetter } from "./decision-letter";
import type { Written } from "./deliver-mail";
import { assignedLetter, handoverLetter, lateLetter, opinionLetter, removalLetter } from "./desk-letters";
import { writeFreshness } from "./freshness-letter";
import { messageLetter } from "./message-letter";
import {
  asTold,
  type NoticeRow,
  noticeSelect,
  readableNotices,
  readerOf,
  recipientSelect,
  titleOf,
} from "./notices";
import { receivedLetter } from "./received-letter";
import { selectionLetter } from "./selection-letter";
import { sourceLetter } from "./source-letter";
import { teamLetter } from "./team-letter";
import { webhookLetter } from "./webhook-letter";

/** Null when it is not to be sent: mailed already, refused or put off since, no longer theirs to read, or past. */
export async function writeNotification(id: string, publicUrl: string, now: Date): Promise<Written | null> {
  const sent = await db.notification.findUnique({
    where: { id },
    select: {
      kind: true,
      mailedAt: true,
      user: { select: recipientSelect },
    },
  });
  if (!sent || sent.mailedAt !== null || sent.user.email === null) return null;
  const { user, kind } = sent;
  const chosen = user.notificationSettings.find((setting) => setting.kind === kind)?.frequency;
  if ((chosen ?? defaultFrequency[kind]) !== "at_once") return null;
  const reader = readerOf(user);
  const row = await db.notification.findFirst({
    where: { id, ...readableNotices(reader) },
    select: noticeSelect,
  });
  if (!row) return null;
  const [notice] = await asTold(reader, [row]);
  if (!notice) return null;
  const lang = isLang(user.language) ? user.language : "fr";
  const letter = await letterOf(lang, { ...notice, recipient: user.name }, publicUrl, now);
  return letter && { to: sent.user.email, ...letter, tells: [id] };
}

interface Notice {
  row: NoticeRow;
  told: Told;
  recipient: string;
}

async function letterOf(lang: Lang, { row, told, recipient }: Notice, publicUrl: string, now: Date) {
  const { decision, comment } = row;
  const title = titleOf({ row, told });
  switch (told.kind) {
    case "received":
      return await writeReceived(lang, { row, told, recipient }, publicUrl, now);
    case "decision":
      return decision && (await writeDecision(lang, { row, told, recipient }, publicUrl));
    case "message":
      return comment && messageLetter(lang, { told, title, body: comment.body, recipient }, publicUrl);
    case "handover":
      return handoverLetter(lang, { told, title, recipient }, publicUrl);
    case "assigned":
      return assignedLetter(lang, { told, title, recipient }, publicUrl);
    case "opinion":
      return opinionLetter(lang, { told, title, recipient }, publicUrl);
    case "removal":
      return removalLetter(lang, { told, reasonCode: decision?.reasonCode ?? null, recipient }, publicUrl);
    case "team":
      return writeTeam(lang, { row, told, recipient }, publicUrl);
    case "selection":
      return selectionLetter(lang, { told, recipient }, publicUrl);
    case "source":
      return sourceLetter(lang, { told, recipient }, publicUrl);
    case "webhook":
      return webhookLetter(lang, { told, recipient }, publicUrl);
    case "batch":
      return batchLetter(lang, { told, recipient }, publicUrl);
    case "freshness":
      return writeFreshness(lang, { row, recipient }, publicUrl);
    case "late":
      return await writeLate(lang, recipient, publicUrl, now);
    case "level":
    case "quarantine":
      return accountLetter(lang, { told, recipient }, publicUrl);
  }
}

/** Nothing when all was answered before the mail left. */
async function writeLate(lang: Lang, recipient: string, publicUrl: string, now: Date) {
  const promisedDays = env.REVIEW_DELAY_DAYS;
  const { late, oldest } = await readWaiting(now, promisedDays);
  return late > 0 && oldest
    ? lateLetter(lang, { late, oldest, promisedDays, recipient }, publicUrl, now)
    : null;
}

/** Nothing for a proposal that no longer waits: it was decided on or withdrawn before the mail left. */
async function writeReceived(lang: Lang, { row, recipient }: Notice, publicUrl: string, now: Date) {
  if (!row.revision) return null;
  const { id, title, baseVersion } = row.revision;
  const queue = await placeInQueue(id);
  if (!queue) return null;
  const again = (await db.decision.count({ where: { revisionId: id } })) > 0;
  const creation = baseVersion === 0;
  return receivedLetter(
    lang,
    { revisionId: id, title, creation, again, ...queue, recipient },
    publicUrl,
    now,
  );
}

async function writeDecision(lang: Lang, { row, recipient }: Notice, publicUrl: string) {
  const { decision, revision: known } = row;
  if (!decision || !known) return null;
  const { verdict, reasonCode, reason } = decision;
  const revision = await db.revision.findUniqueOrThrow({
    where: { id: known.id },
    select: { id: true, type: true, entryId: true, changes: true },
  });
  const published = verdict === "accepted" && known.entry !== null && !known.entry.removed;
  return decisionLetter(
    lang,
    {
      verdict,
      reasonCode,
      reason,
      outcome: verdict === "accepted" ? await findOutcome(db, revision) : null,
      revisionId: known.id,
      type: known.type,
      title: known.title,
      creation: known.baseVersion === 0,
      slug: published ? (known.entry?.slug ?? null) : null,
      recipient,
      moderator: decision.moderator.name,
    },
    publicUrl,
  );
}

/** Nothing of a page that was taken down since: it has no name any more. */
function writeTeam(lang: Lang, { row, told, recipient }: Notice, publicUrl: string) {
  const page = told.team?.page;
  const reason = row.teamNews?.claim?.reason ?? null;
  return page ? teamLetter(lang, { told, page, reason, recipient }, publicUrl) : null;
}
