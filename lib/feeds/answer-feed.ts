/**
 * Any search as a feed, the newest entries first unless the address orders them otherwise. Open to any site, briefly
 * kept by shared caches; errors are problem details, like those of the API.
 */
import { v5 as uuidOf } from "uuid";
import { anew, type Memory, memory } from "#lib/answers";
import { db } from "#lib/db";
import { getRecords } from "#lib/entries/records";
import { etagOf, isKnown } from "#lib/http/conditional";
import { problem } from "#lib/http/problem";
import { LICENCE } from "#lib/licence";
import { type Lang, messages } from "#lib/messages/index";
import { sayOutage } from "#lib/outage";
import { type FeedFormat, feedPath, searchPath } from "#lib/paths";
import { activeFilters } from "#lib/search/active";
import { understand } from "#lib/search/meaning";
import { nameFilters } from "#lib/search/names";
import { parseSearch, printSearch, type SearchQuery } from "#lib/search/query";
import { search } from "#lib/search/search";
import { noteTopic } from "#lib/websub/hub-topics";
import { atomFeed } from "./atom";
import { itemOf } from "./entry-item";
import { FEED_TYPES, type Feed } from "./feed";
import { jsonFeed } from "./json-feed";
import { rssFeed } from "./rss";

/** Entries a page. */
export const FEED_ITEMS = 50;

export interface AskedFeed {
  lang: Lang;
  format: FeedFormat;
  params: URLSearchParams;
  headers: Headers;
  /** The site's address, without a final slash. */
  origin: string;
  /** The WebSub hub that is told of what is published, when there is one. */
  hub: string | null;
  now: Date;
}

/** A feed as it is sent; the same text has the same tag. */
export interface FeedAnswer {
  text: string;
  etag: string;
  updated: Date;
  /** RFC 8288: where it is, and who tells when it changes (WebSub, § 4). */
  link: string;
}

const PRINTERS: Record<FeedFormat, (feed: Feed) => string> = { atom: atomFeed, rss: rssFeed, json: jsonFeed };

/** The memory of the server's feeds: readers ask the same ones all day long. */
export const feedsAnswered = memory<FeedAnswer>();

export async function answerFeed(asked: AskedFeed, remember: Memory<FeedAnswer> = anew): Promise<Response> {
  const { lang, format, params, headers } = asked;
  const { query, issues } = parseFeed(params);
  if (issues.length > 0) {
    const { wrong } = messages("en").search;
    const errors = issues.map(({ name, code }) => ({ name, reason: wrong[code](name) }));
    return problem(400, "Some parameters are wrong.", { errors, headers: OPEN });
  }
  try {
    const feed = await remember(feedPath(lang, format, printSearch(query)), () => make(asked, query));
    const kept = {
      ...OPEN,
      etag: feed.etag,
      "last-modified": feed.updated.toUTCString(),
      "cache-control": "public, max-age=0, s-maxage=60",
      link: feed.link,
    };
    if (isKnown(feed, headers)) return new Response(null, { status: 304, headers: kept });
    return new Response(feed.text, {
      headers: { ...kept, "content-type": `${FEED_TYPES[format]}; charset=utf-8` },
    });
  } catch (error) {
    sayOutage(error, "feed");
    return problem(503, "The directory does not answer for the moment. Try again in a few seconds.", {
      headers: OPEN,
    });
  }
}

// Anyone's page may read it: nothing here depends on who asks.
const OPEN = { "access-control-allow-origin": "*" };

/** A search whose words have no order of their own: a feed is followed, and what is new comes first. */
function parseFeed(params: URLSearchParams) {
  const ordered = new URLSearchParams(params);
  if (!ordered.get("sort") || ordered.get("sort") === "relevance") ordered.set("sort", "novelty");
  return parseSearch(ordered, { strict: true });
}

async function make({ lang, format, origin, hub, now }: AskedFeed, given: SearchQuery): Promise<FeedAnswer> {
  const { query, names } = await nameFilters(given, lang);
  const [{ hits, after }, changed] = await Promise.all([
    search(await understand(query), { now, limit: FEED_ITEMS }),
    lastDecision(),
  ]);
  const records = await getRecords(hits.map(({ id }) => id));
  const { common, takeAway } = messages(lang);
  const filters = activeFilters(query, names, lang).map(({ label }) => label);
  // Always the addresses of what was asked: a reader that follows them finds the same.
  const path = feedPath(lang, format, printSearch(given));
  const self = origin + path;
  if (hub) await noteTopic(path, given, now);
  const page = origin + searchPath(lang, printSearch({ ...given, cursor: null }));
  const text = PRINTERS[format]({
    id: `urn:uuid:${uuidOf(page, uuidOf.URL)}`,
    title: takeAway.feedTitle(filters),
    subtitle: takeAway.feedText,
    lang,
    self,
    page,
    next: after && origin + feedPath(lang, format, printSearch({ ...given, cursor: after })),
    hub,
    updated: latest(records.map(({ updatedAt }) => updatedAt)),
    author: common.siteName,
    licence: LICENCE,
    items: records.map((record) => itemOf(record, lang, origin)),
  });
  const links = [`<${self}>; rel="self"`, ...(hub ? [`<${hub}>; rel="hub"`] : [])];
  // What a decision took out of the feed changed it as well.
  return { text, etag: etagOf(text), updated: changed, link: links.join(", ") };
}

async function lastDecision(): Promise<Date> {
  const last = await db.decision.findFirst({ orderBy: { decidedAt: "desc" }, select: { decidedAt: true } });
  return last?.decidedAt ?? new Date(0);
}

const latest = (instants: readonly Date[]) =>
  new Date(Math.max(0, ...instants.map((instant) => instant.getTime())));
