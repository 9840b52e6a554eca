/** A feed as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/). Pure. */
import type { Feed, FeedItem, FeedPerson } from "./feed";

export function jsonFeed(feed: Feed): string {
  const { title, subtitle, lang, self, page, next, hub, author, licence, items } = feed;
  return JSON.stringify({
    version: "https://jsonfeed.org/version/1.1",
    title,
    description: subtitle,
    language: lang,
    home_page_url: page,
    feed_url: self,
    ...(next && { next_url: next }),
    authors: [{ name: author }],
    ...(hub && { hubs: [{ type: "WebSub", url: hub }] }),
    // The format has no word for a licence: an extension, whose name begins with "_".
    ...(licence && { _licence: { about: licence.url, name: licence.name } }),
    items: items.map(itemOf),
  });
}

function itemOf(item: FeedItem) {
  const { id, title, lang, published, updated, link, related, authors, summary, html, categories } = item;
  return {
    id,
    url: link,
    ...(related && { external_url: related }),
    title,
    summary,
    ...(html === null ? { content_text: summary } : { content_html: html }),
    date_published: published.toISOString(),
    date_modified: updated.toISOString(),
    ...(authors.length > 0 && { authors: authors.map(authorOf) }),
    tags: [...new Set(categories.map(({ label }) => label))],
    language: lang,
  };
}

const authorOf = ({ name, url }: FeedPerson) => ({ name, ...(url && { url }) });
