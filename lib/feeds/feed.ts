/** A feed in no format yet: what Atom, RSS and JSON Feed are printed from. Pure. */
import type { FeedFormat } from "#lib/paths";

/** The media type of each format. */
export const FEED_TYPES: Readonly<Record<FeedFormat, string>> = {
  atom: "application/atom+xml",
  rss: "application/rss+xml",
  json: "application/feed+json",
};

export interface Feed {
  /** Permanent and unique: "urn:uuid:…". */
  id: string;
  title: string;
  subtitle: string;
  lang: string;
  /** Whole addresses: of the feed itself, of the page that it follows, of what comes after in the same order. */
  self: string;
  page: string;
  next: string | null;
  /** The WebSub hub that tells of what is new, when there is one. */
  hub: string | null;
  updated: Date;
  author: string;
  licence: { name: string; url: string } | null;
  items: readonly FeedItem[];
}

export interface FeedItem {
  /** Permanent and unique, whatever becomes of its address and its version: "urn:uuid:…". */
  id: string;
  title: string;
  /** ISO 639-1: of the title; of the summary and the HTML. */
  titleLang: string;
  lang: string;
  published: Date;
  updated: Date;
  link: string;
  /** The address of the thing itself, when it has one. */
  related: string | null;
  authors: readonly FeedPerson[];
  contributors: readonly FeedPerson[];
  summary: string;
  /** Sanitised. */
  html: string | null;
  categories: readonly FeedCategory[];
}

/** A person or a body. */
export interface FeedPerson {
  name: string;
  url: string | null;
}

export interface FeedCategory {
  /** The identifier, within its scheme. */
  term: string;
  /** The address of the page of the vocabulary; null when it has none. */
  scheme: string | null;
  label: string;
}
