/** An Atom feed (RFC 4287), as text. Pure: whatever is in the words, the document is well formed. */

export interface AtomFeed {
  /** Permanent and unique: "urn:uuid:…". */
  id: string;
  title: string;
  lang: string;
  /** The addresses of the feed itself and of the page that it follows. */
  self: string;
  page: string;
  updated: Date;
  author: string;
  entries: readonly AtomEntry[];
}

export interface AtomEntry {
  id: string;
  title: string;
  at: Date;
  link: string;
  authors: readonly string[];
  summary: string;
  category: { term: string; label: string };
}

export function atomFeed({ id, title, lang, self, page, updated, author, entries }: AtomFeed): string {
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${escapeXml(lang)}">`,
    `<id>${escapeXml(id)}</id>`,
    `<title>${escapeXml(title)}</title>`,
    `<updated>${updated.toISOString()}</updated>`,
    person(author),
    `<link rel="self" type="application/atom+xml" href="${escapeXml(self)}"/>`,
    `<link rel="alternate" type="text/html" href="${escapeXml(page)}"/>`,
    ...entries.map(entryXml),
    "</feed>",
    "",
  ].join("\n");
}

function entryXml({ id, title, at, link, authors, summary, category }: AtomEntry): string {
  return [
    "<entry>",
    `<id>${escapeXml(id)}</id>`,
    `<title>${escapeXml(title)}</title>`,
    `<published>${at.toISOString()}</published>`,
    `<updated>${at.toISOString()}</updated>`,
    ...authors.map(person),
    `<link rel="alternate" type="text/html" href="${escapeXml(link)}"/>`,
    `<category term="${escapeXml(category.term)}" label="${escapeXml(category.label)}"/>`,
    `<summary>${escapeXml(summary)}</summary>`,
    "</entry>",
  ].join("\n");
}

const person = (name: string) => `<author><name>${escapeXml(name)}</name></author>`;

/** Text for an element or an attribute; what XML 1.0 has no room for (§ 2.2) is dropped. */
export function escapeXml(text: string): string {
  return [...text]
    .filter(isSayable)
    .join("")
    .toWellFormed()
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/"/g, "&quot;")
    .replace(/'/g, "&#39;");
}

function isSayable(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  return (code >= 0x20 || code === 0x9 || code === 0xa || code === 0xd) && code !== 0xfffe && code !== 0xffff;
}
