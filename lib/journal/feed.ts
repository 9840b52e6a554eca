/** The journal as a feed: its newest decisions, and the answer to a reader that has them already (RFC 9110 § 13). */
import { createHash } from "node:crypto";
import { v5 as uuidOf } from "uuid";
import { isoDay } from "#lib/dates";
import { type Lang, messages } from "#lib/messages/index";
import { journalFeedPath, journalPath, versionPath } from "#lib/paths";
import { type AtomEntry, atomFeed } from "./atom";
import { filtersQuery, type JournalFilters } from "./filters";
import { type JournalItem, listJournal } from "./queries";
import { actOf, namesOf, subjectOf } from "./words";

/** Decisions in a feed. */
const FEED_ITEMS = 50;

export interface Feed {
  xml: string;
  /** A strong validator: the same text, the same tag. */
  etag: string;
  updated: Date;
}

/** @param origin the site's address, without a final slash. */
export async function journalFeed(filters: JournalFilters, lang: Lang, origin: string): Promise<Feed> {
  const { items } = await listJournal(filters, null, FEED_ITEMS);
  const query = filtersQuery(filters);
  const self = origin + journalFeedPath(lang, query);
  // Nothing yet: an instant all the same, since a feed has one.
  const updated = items[0]?.at ?? new Date(0);
  const xml = atomFeed({
    id: `urn:uuid:${uuidOf(self, uuidOf.URL)}`,
    title: messages(lang).journal.feedTitle,
    lang,
    self,
    page: origin + journalPath(lang, query),
    updated,
    author: messages(lang).common.siteName,
    entries: items.map((item) => entryOf(item, lang, origin)),
  });
  const etag = `"${createHash("sha256").update(xml).digest("base64url").slice(0, 27)}"`;
  return { xml, etag, updated };
}

function entryOf(item: JournalItem, lang: Lang, origin: string): AtomEntry {
  const { journal } = messages(lang);
  const { entry, type, verdict } = item;
  const subject = subjectOf(item, lang);
  const act = item.entry || item.removed ? [actOf(item, lang)] : [];
  const path = entry
    ? versionPath(lang, type, entry.slug, entry.version)
    : journalPath(lang, { from: isoDay(item.at), to: isoDay(item.at) });
  return {
    id: `urn:uuid:${item.id}`,
    title: `${subject} (${journal.verdicts[verdict].toLowerCase()})`,
    at: item.at,
    link: origin + path,
    authors: item.author ? [item.author] : [],
    summary: [...act, journal.verdicts[verdict], ...namesOf(item, lang)].join(" · "),
    category: { term: type, label: messages(lang).common.types[type].one },
  };
}

/** Whether the reader has this very feed: by its tag, or else by its date, to the second. */
export function isKnown({ etag, updated }: Feed, headers: Headers): boolean {
  const tags = headers.get("if-none-match");
  if (tags !== null) {
    return tags.split(",").some((tag) => tag.trim() === "*" || tag.trim().replace(/^W\//, "") === etag);
  }
  const since = Date.parse(headers.get("if-modified-since") ?? "");
  return !Number.isNaN(since) && Math.floor(updated.getTime() / 1000) <= Math.floor(since / 1000);
}
