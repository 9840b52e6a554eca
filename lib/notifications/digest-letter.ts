/** The mail of the day: what happened, proposal by proposal, the latest first. */
import { formatDay } from "#lib/dates";
import { type Lang, messages } from "#lib/messages/index";
import { placeOf, sentenceOf, subjectOf, type Told } from "#lib/notification-words";
import { notificationSettingsPath, notificationsPath } from "#lib/paths";
import { type Block, writeLetter } from "./letter";

export interface DigestItem extends Told {
  title: string;
}

export interface DigestLetter {
  recipient: string;
  day: Date;
  /** Latest first. */
  items: readonly DigestItem[];
  /** How many there are in all: those past a page's worth are counted only. */
  count: number;
}

export function digestLetter(lang: Lang, { recipient, day, items, count }: DigestLetter, publicUrl: string) {
  const { mails, notifications } = messages(lang);
  const { subject, intro, more, see, action, why } = mails.digest;
  const groups = [
    ...Map.groupBy(items, ({ revisionId, title, kind }) => revisionId ?? (title || kind)).values(),
  ];
  const blocks = groups.flatMap((group): Block[] => {
    const [latest] = group;
    if (!latest) return [];
    return [
      {
        heading: latest.title || subjectOf(lang, latest) || notifications.untitled,
        lines: group.map((told) => sentenceOf(lang, told)),
      },
      { label: see, url: publicUrl + placeOf(lang, latest) },
    ];
  });
  const left = count - items.length;
  return writeLetter(lang, {
    subject: subject(count, formatDay(day, lang)),
    greeting: mails.helloTo(recipient),
    blocks: [intro(groups.length), ...blocks, ...(left > 0 ? [more(left)] : [])],
    action: { label: action, url: publicUrl + notificationsPath(lang) },
    after: [why],
    settingsUrl: publicUrl + notificationSettingsPath(lang),
  });
}
