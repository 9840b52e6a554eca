/** A feed as Atom (RFC 4287, paged by RFC 5005). Pure: whatever is in the words, the document is well formed. */
import { escapeXml } from "#lib/xml";
import type { Feed, FeedItem, FeedPerson } from "./feed";

export function atomFeed(feed: Feed): string {
  const { id, title, subtitle, lang, self, page, next, hub, updated, author, licence, items } = feed;
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${escapeXml(lang)}">`,
    `<id>${escapeXml(id)}</id>`,
    `<title>${escapeXml(title)}</title>`,
    `<subtitle>${escapeXml(subtitle)}</subtitle>`,
    `<updated>${updated.toISOString()}</updated>`,
    person("author", { name: author, url: null }),
    link("self", self, "application/atom+xml"),
    link("alternate", page, "text/html"),
    ...(next ? [link("next", next, "application/atom+xml")] : []),
    ...(hub ? [link("hub", hub)] : []),
    ...(licence ? [`<rights>${escapeXml(licence.name)}</rights>`, link("license", licence.url)] : []),
    "<generator>Sillage</generator>",
    ...items.map((item) => itemXml(item, feed.lang)),
    "</feed>",
    "",
  ].join("\n");
}

function itemXml(item: FeedItem, lang: string): string {
  const { id, title, published, updated, link: page, related, authors, contributors, categories } = item;
  const said = item.lang === lang ? "" : ` xml:lang="${escapeXml(item.lang)}"`;
  const titled = item.titleLang === item.lang ? "" : ` xml:lang="${escapeXml(item.titleLang)}"`;
  return [
    `<entry${said}>`,
    `<id>${escapeXml(id)}</id>`,
    `<title${titled}>${escapeXml(title)}</title>`,
    `<published>${published.toISOString()}</published>`,
    `<updated>${updated.toISOString()}</updated>`,
    ...authors.map((one) => person("author", one)),
    ...contributors.map((one) => person("contributor", one)),
    link("alternate", page, "text/html"),
    ...(related ? [link("related", related)] : []),
    ...categories.map(
      ({ term, scheme, label }) =>
        `<category term="${escapeXml(term)}"${scheme ? ` scheme="${escapeXml(scheme)}"` : ""} label="${escapeXml(label)}"/>`,
    ),
    `<summary>${escapeXml(item.summary)}</summary>`,
    ...(item.html === null ? [] : [`<content type="html">${escapeXml(item.html)}</content>`]),
    "</entry>",
  ].join("\n");
}

const person = (role: "author" | "contributor", { name, url }: FeedPerson) =>
  `<${role}><name>${escapeXml(name)}</name>${url ? `<uri>${escapeXml(url)}</uri>` : ""}</${role}>`;

const link = (rel: string, href: string, type?: string) =>
  `<link rel="${rel}"${type ? ` type="${type}"` : ""} href="${escapeXml(href)}"/>`;
