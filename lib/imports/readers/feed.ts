/** RSS, Atom, RDF and JSON feeds, read by feedsmith: each entry is a reference. */
import { parseFeed } from "feedsmith";
import { emptyReference, type ReadFile, type Reference } from "#lib/imports/raw";
import { own } from "#lib/own";

export function readFeed(text: string): ReadFile {
  const parsed = parse(text);
  if (!parsed) return { problem: { code: "notFeed" } };
  const { feed } = parsed;
  const language = textOf(feed, "language") || textOf(feed, "lang");
  const publisher = textOf(feed, "title");
  const items = [listOf(feed, "items"), listOf(feed, "entries")].flat();
  return {
    records: items.map((item, index) => {
      const reference = referenceOf(item, { language, publisher });
      const uid = textOf(item, "guid") || textOf(item, "id") || reference.urls[0] || reference.title;
      return { line: index + 1, uid, record: { kind: "reference", reference } };
    }),
  };
}

function parse(text: string): { feed: unknown } | null {
  try {
    return parseFeed(text);
  } catch {
    return null;
  }
}

function referenceOf(item: unknown, feed: { language: string; publisher: string }): Reference {
  const links = listOf(item, "links");
  const page = links.find((link) => ["", "alternate"].includes(textOf(link, "rel"))) ?? links[0];
  const url = textOf(item, "link") || textOf(item, "url") || textOf(page, "href");
  const summary = textOf(item, "description") || textOf(item, "summary") || textOf(item, "content_text");
  const creators = [...listOf(item, "authors"), ...listOf(at(item, "dc"), "creators")];
  return {
    ...emptyReference(),
    type: "webpage",
    title: plain(textOf(item, "title")),
    abstract: plain(summary || textOf(item, "content") || textOf(item, "content_html")),
    language: textOf(item, "language") || feed.language,
    urls: url ? [url] : [],
    date: dayOf(
      textOf(item, "pubDate") ||
        textOf(item, "published") ||
        textOf(item, "date_published") ||
        textOf(at(item, "dc"), "date") ||
        textOf(item, "updated"),
    ),
    people: [
      ...creators
        .map(nameOf)
        .filter(Boolean)
        .map((name) => ({ role: "author" as const, name })),
      ...(feed.publisher ? [{ role: "publisher" as const, name: plain(feed.publisher) }] : []),
    ],
    keywords: [...listOf(item, "categories"), ...listOf(item, "tags")]
      .map((word) => textOf(word, "name") || textOf(word, "term") || textOf(word, "label") || wordsOf(word))
      .filter(Boolean),
  };
}

const nameOf = (author: unknown): string =>
  // An address may stand for a name: it is that of a person as often as not.
  (textOf(author, "name") || wordsOf(author))
    .replace(/\S+@\S+/g, "")
    .replace(/[()]/g, "")
    .trim();

function dayOf(written: string): string {
  const at = new Date(written);
  return written && !Number.isNaN(at.getTime()) ? at.toISOString().slice(0, 10) : "";
}

/** Without the marks of HTML, and with its signs. */
export const plain = (html: string): string =>
  html
    .replace(/<(script|style)[^>]*>[\s\S]*?<\/\1>/gi, " ")
    .replace(/<\/(p|li|div|h\d)>|<br\s*\/?>/gi, "\n")
    .replace(/<[^>]*>/g, " ")
    .replace(
      /&(amp|lt|gt|quot|apos|nbsp|#39|rsquo|laquo|raquo|hellip);/g,
      (_, name: string) => own(SIGNS, name) ?? "",
    )
    .replace(/&#(\d{2,6});/g, (_, code: string) => String.fromCodePoint(Math.min(Number(code), 0x10ffff)))
    .replace(/[ \t]{2,}/g, " ")
    .trim();

const SIGNS: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: "\u00a0",
  "#39": "'",
  rsquo: "’",
  laquo: "«",
  raquo: "»",
  hellip: "…",
};

function at(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
}

function listOf(value: unknown, key: string): unknown[] {
  const list = at(value, key);
  return Array.isArray(list) ? list : [];
}

/** A text, or the value of an element that has attributes. */
const wordsOf = (value: unknown): string =>
  typeof value === "string"
    ? value.trim()
    : typeof at(value, "value") === "string"
      ? String(at(value, "value")).trim()
      : "";

const textOf = (value: unknown, key: string): string => wordsOf(at(value, key));
