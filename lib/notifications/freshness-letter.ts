/** The mail that asks who keeps an entry whether it is still right: one link, to a page with a button. */
import { formatDay } from "#lib/dates";
import { db } from "#lib/db";
import { askToken } from "#lib/freshness/token";
import { type Lang, messages } from "#lib/messages/index";
import { confirmEntryPath, type EntryType, notificationSettingsPath } from "#lib/paths";
import { forSubject, writeLetter } from "./letter";
import type { NoticeRow } from "./notices";

interface FreshnessLetter {
  entry: { type: EntryType; slug: string; title: string };
  /** The last change or confirmation. */
  since: Date;
  token: string;
  recipient: string;
}

export function freshnessLetter(
  lang: Lang,
  { entry, since, token, recipient }: FreshnessLetter,
  publicUrl: string,
) {
  const { freshness, mails } = messages(lang);
  const { subject, what, next, silent, action, why } = freshness.mail;
  const title = forSubject(entry.title);
  return writeLetter(lang, {
    subject: subject(title),
    greeting: mails.helloTo(recipient),
    blocks: [what(title, formatDay(since, lang)), next],
    action: {
      label: action,
      url: publicUrl + confirmEntryPath(lang, entry.type, entry.slug, { jeton: token }),
    },
    after: [silent, why],
    settingsUrl: publicUrl + notificationSettingsPath(lang),
  });
}

/** Null when the question has no more object: the entry was changed, confirmed or put away before the mail left. */
export async function writeFreshness(
  lang: Lang,
  { row, recipient }: { row: NoticeRow; recipient: string },
  publicUrl: string,
) {
  const slug = row.revision?.entry?.slug;
  const entry = slug
    ? await db.entry.findFirst({
        where: { slug, archived: false, mergedIntoId: null },
        select: {
          type: true,
          slug: true,
          title: true,
          updatedAt: true,
          confirmations: { select: { at: true }, orderBy: { at: "desc" }, take: 1 },
          freshnessAsks: {
            where: { askedAt: row.createdAt, user: { is: { notifications: { some: { id: row.id } } } } },
            select: { id: true },
            take: 1,
          },
        },
      })
    : null;
  const ask = entry?.freshnessAsks[0];
  if (!entry || !ask) return null;
  const since = new Date(Math.max(entry.updatedAt.getTime(), entry.confirmations[0]?.at.getTime() ?? 0));
  if (since > row.createdAt) return null;
  return freshnessLetter(lang, { entry, since, token: askToken(ask.id), recipient }, publicUrl);
}
