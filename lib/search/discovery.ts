/** Where the same is in other formats, for programs that look for it in a page (`<link rel="alternate">`). Pure. */
import { BIBLIOGRAPHIC, MEDIA_TYPES } from "#lib/exports/formats";
import { FEED_TYPES } from "#lib/feeds/feed";
import { type Lang, messages } from "#lib/messages/index";
import { type EntryType, entryFeedPath, exportPath, FEED_FORMATS, feedPath, oembedPath } from "#lib/paths";
import { printSearch, type SearchQuery } from "./query";

/** By media type, as pages say it in their metadata. */
export type Discovery = Record<string, { url: string; title: string }[]>;

/**
 * A search as feeds and as bibliographies, and how its page is embedded.
 * @param page the whole address of the page
 */
export function discoveryOf(query: SearchQuery, lang: Lang, page: string): Discovery {
  const asked = printSearch({ ...query, cursor: null });
  const words = messages(lang).takeAway;
  const feeds = FEED_FORMATS.map((format) => [
    FEED_TYPES[format],
    [{ url: feedPath(lang, format, asked), title: words[format] }],
  ]);
  const citations = BIBLIOGRAPHIC.map((format) => [
    MEDIA_TYPES[format],
    [{ url: exportPath(lang, format, asked), title: messages(lang).exporting.formats[format] }],
  ]);
  return { ...Object.fromEntries([...feeds, ...citations]), ...embeddingOf(page, lang) };
}

/** What was changed in one entry, as a feed. */
export const changesOf = (type: EntryType, slug: string, lang: Lang): Discovery => ({
  [FEED_TYPES.atom]: [{ url: entryFeedPath(lang, type, slug), title: messages(lang).takeAway.changes }],
});

/** How a page is embedded (oEmbed 1.0, § 4). */
export function embeddingOf(page: string, lang: Lang): Discovery {
  const title = messages(lang).takeAway.oembed;
  return {
    "application/json+oembed": [{ url: oembedPath({ url: page, format: "json" }), title }],
    "text/xml+oembed": [{ url: oembedPath({ url: page, format: "xml" }), title }],
  };
}
