/** The journal as a feed, or that of one entry: their newest decisions. */
import { v5 as uuidOf } from "uuid";
import { isoDay } from "#lib/dates";
import { atomFeed } from "#lib/feeds/atom";
import type { Feed, FeedItem } from "#lib/feeds/feed";
import { etagOf, isKnown } from "#lib/http/conditional";
import { LICENCE } from "#lib/licence";
import { type Lang, messages } from "#lib/messages/index";
import { sayOutage } from "#lib/outage";
import {
  type EntryType,
  entryFeedPath,
  historyPath,
  journalFeedPath,
  journalPath,
  versionPath,
} from "#lib/paths";
import { filtersQuery, type JournalFilters } from "./filters";
import { type JournalItem, listEntryDecisions, listJournal } from "./queries";
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
  const { feedTitle: title, lead: subtitle } = messages(lang).journal;
  const paths = { self: journalFeedPath(lang, query), page: journalPath(lang, query) };
  return feedOf({ title, subtitle, ...paths }, items, lang, origin);
}

/** What was changed in one entry; null when there is none, or when it was taken down. */
export async function entryFeed(
  type: EntryType,
  slug: string,
  lang: Lang,
  origin: string,
): Promise<JournalFeed | null> {
  // No slug holds a character that the database would refuse.
  const items = /^[a-z0-9-]{1,120}$/.test(slug) ? await listEntryDecisions(type, slug, FEED_ITEMS) : [];
  const entry = items[0]?.entry;
  if (!entry) return null;
  const { title, description } = messages(lang).history;
  const paths = { self: entryFeedPath(lang, type, slug), page: historyPath(lang, type, slug) };
  return feedOf(
    { title: title(entry.title), subtitle: description(entry.title), ...paths },
    items,
    lang,
    origin,
  );
}

function feedOf(
  { self, page, title, subtitle }: Pick<Feed, "self" | "page" | "title" | "subtitle">,
  items: readonly JournalItem[],
  lang: Lang,
  origin: string,
): JournalFeed {
  // Nothing yet: an instant all the same, since a feed has one.
  const updated = items[0]?.at ?? new Date(0);
  const xml = atomFeed({
    id: `urn:uuid:${uuidOf(origin + self, uuidOf.URL)}`,
    title,
    subtitle,
    lang,
    self: origin + self,
    page: origin + page,
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

/** The answer to who asks for such a feed; 404 when there is none, 503 when the database is away. */
export async function answerJournalFeed(
  make: () => Promise<JournalFeed | null>,
  asked: Headers,
): Promise<Response> {
  try {
    const feed = await make();
    if (!feed) return new Response(null, { status: 404 });
    const headers = {
      etag: feed.etag,
      "last-modified": feed.updated.toUTCString(),
      "cache-control": "public, max-age=0, s-maxage=60",
    };
    if (isKnown(feed, asked)) return new Response(null, { status: 304, headers });
    return new Response(feed.xml, {
      headers: { ...headers, "content-type": "application/atom+xml; charset=utf-8" },
    });
  } catch (error) {
    sayOutage(error, "feed");
    return new Response(null, { status: 503, headers: { "retry-after": "30", "cache-control": "no-store" } });
  }
}
