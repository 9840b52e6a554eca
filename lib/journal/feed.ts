/** The journal as a feed: its newest decisions. */
import { v5 as uuidOf } from "uuid";
import { isoDay } from "#lib/dates";
import { atomFeed } from "#lib/feeds/atom";
import type { FeedItem } from "#lib/feeds/feed";
import { etagOf } from "#lib/http/conditional";
import { LICENCE } from "#lib/licence";
import { type Lang, messages } from "#lib/messages/index";
import { journalFeedPath, journalPath, versionPath } from "#lib/paths";
import { filtersQuery, type JournalFilters } from "./filters";
import { type JournalItem, listJournal } from "./queries";
import { actOf, namesOf, subjectOf } from "./words";

/** Decisions in a feed. */
const FEED_ITEMS = 50;

export interface JournalFeed {
  xml: string;
  /** A strong validator: the same text, the same tag. */
  etag: string;
  updated: Date;
}

/** @param origin the site's address, without a final slash. */
export async function journalFeed(filters: JournalFilters, lang: Lang, origin: string): Promise<JournalFeed> {
  const { items } = await listJournal(filters, null, FEED_ITEMS);
  const query = filtersQuery(filters);
  const self = origin + journalFeedPath(lang, query);
  // Nothing yet: an instant all the same, since a feed has one.
  const updated = items[0]?.at ?? new Date(0);
  const xml = atomFeed({
    id: `urn:uuid:${uuidOf(self, uuidOf.URL)}`,
    title: messages(lang).journal.feedTitle,
    subtitle: messages(lang).journal.lead,
    lang,
    self,
    page: origin + journalPath(lang, query),
    next: null,
    hub: null,
    updated,
    author: messages(lang).common.siteName,
    licence: LICENCE,
    items: items.map((item) => entryOf(item, lang, origin)),
  });
  return { xml, etag: etagOf(xml), updated };
}

function entryOf(item: JournalItem, lang: Lang, origin: string): FeedItem {
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
    titleLang: lang,
    lang,
    published: item.at,
    updated: item.at,
    link: origin + path,
    related: null,
    authors: item.author ? [{ name: item.author, url: null }] : [],
    contributors: [],
    summary: [...act, journal.verdicts[verdict], ...namesOf(item, lang)].join(" · "),
    html: null,
    categories: [{ term: type, scheme: null, label: messages(lang).common.types[type].one }],
  };
}
