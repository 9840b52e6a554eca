/**
 * A feed as RSS 2.0 (https://www.rssboard.org/rss-specification), with what it has no element for from Atom (its own
 * addresses), from Dublin Core (who, language, licence, change) and from the content module (HTML). Pure.
 */
import { escapeXml } from "#lib/xml";
import type { Feed, FeedItem } from "./feed";

const NAMESPACES = [
  'xmlns:atom="http://www.w3.org/2005/Atom"',
  'xmlns:content="http://purl.org/rss/1.0/modules/content/"',
  'xmlns:dc="http://purl.org/dc/elements/1.1/"',
  'xmlns:dcterms="http://purl.org/dc/terms/"',
].join(" ");

export function rssFeed({
  title,
  subtitle,
  lang,
  self,
  page,
  next,
  hub,
  updated,
  licence,
  items,
}: Feed): string {
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<rss version="2.0" ${NAMESPACES}>`,
    "<channel>",
    element("title", title),
    element("link", page),
    element("description", subtitle),
    element("language", lang),
    element("lastBuildDate", updated.toUTCString()),
    ...(licence ? [element("copyright", licence.name), element("dcterms:license", licence.url)] : []),
    element("generator", "Sillage"),
    link("self", self),
    ...(next ? [link("next", next)] : []),
    ...(hub ? [`<atom:link rel="hub" href="${escapeXml(hub)}"/>`] : []),
    ...items.map(itemXml),
    "</channel>",
    "</rss>",
    "",
  ].join("\n");
}

function itemXml(item: FeedItem): string {
  const { id, title, lang, published, updated, link, authors, contributors, summary, html, categories } =
    item;
  return [
    "<item>",
    element("title", title),
    element("link", link),
    `<guid isPermaLink="false">${escapeXml(id)}</guid>`,
    element("pubDate", published.toUTCString()),
    element("dcterms:modified", updated.toISOString()),
    ...authors.map(({ name }) => element("dc:creator", name)),
    ...contributors.map(({ name }) => element("dc:contributor", name)),
    element("dc:language", lang),
    ...categories.map(
      ({ scheme, label }) =>
        `<category${scheme ? ` domain="${escapeXml(scheme)}"` : ""}>${escapeXml(label)}</category>`,
    ),
    element("description", summary),
    ...(html === null ? [] : [element("content:encoded", html)]),
    "</item>",
  ].join("\n");
}

const element = (name: string, text: string) => `<${name}>${escapeXml(text)}</${name}>`;

const link = (rel: string, href: string) =>
  `<atom:link rel="${rel}" type="application/rss+xml" href="${escapeXml(href)}"/>`;
