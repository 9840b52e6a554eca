/** The mail of the day for one person: what was neither mailed nor read, of the kinds that they want daily. */
import { db } from "#lib/db";
import type { MailJob } from "#lib/jobs";
import { isLang, messages } from "#lib/messages/index";
import { defaultFrequency, notificationKinds } from "#lib/notification-kinds";
import type { Written } from "./deliver-mail";
import { digestLetter } from "./digest-letter";
import { asTold, noticeSelect, readableNotices, readerOf, recipientSelect, titleOf } from "./notices";
import { unmailed } from "./send-digests";

/** Lines in one mail; the others are counted, and wait on the page. */
const SHOWN = 50;

/** Null when nothing waits any more. A second try holds what the first held: nothing past the job's instant. */
export async function writeDigest(
  { userId, until }: Extract<MailJob, { kind: "digest" }>,
  publicUrl: string,
): Promise<Written | null> {
  const user = await db.user.findUnique({
    where: { id: userId },
    select: recipientSelect,
  });
  if (!user || user.email === null) return null;
  const frequencies = new Map(user.notificationSettings.map(({ kind, frequency }) => [kind, frequency]));
  const daily = notificationKinds.filter(
    (kind) => (frequencies.get(kind) ?? defaultFrequency[kind]) === "daily",
  );
  const reader = readerOf(user);
  const day = new Date(until);
  const rows = await db.notification.findMany({
    where: { AND: [readableNotices(reader), { kind: { in: daily }, ...unmailed(day) }] },
    select: noticeSelect,
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
  });
  if (rows.length === 0) return null;
  const shown = await asTold(reader, rows.slice(0, SHOWN));
  const lang = isLang(user.language) ? user.language : "fr";
  const items = shown.map(({ row, told }) => ({
    ...told,
    // As in the mail of its own: the name may be what was taken down.
    title: told.kind === "removal" ? messages(lang).mails.removal.subject : titleOf({ row, told }),
  }));
  const letter = digestLetter(lang, { recipient: user.name, day, items, count: rows.length }, publicUrl);
  return { to: user.email, ...letter, tells: rows.map(({ id }) => id) };
}
