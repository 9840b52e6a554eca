/** Entries as the public API gives them. Pure. */
import { type EntryType, entryPath } from "#lib/paths";
import type { CurrentEntry } from "./content";

/** An entry in a list. */
export interface ApiEntry {
  type: EntryType;
  slug: string;
  title: string;
  summary: string;
  /** The address of its page. */
  url: string;
}

/** @param origin the site's address, without a final slash */
export function apiEntryOf({ type, slug, title, summary }: Omit<ApiEntry, "url">, origin: string): ApiEntry {
  return { type, slug, title, summary, url: origin + entryPath("fr", type, slug) };
}

/** A whole entry: as in lists, then its version and all its fields as its type's file names them. */
export function wholeApiEntryOf({ type, slug, version, content }: CurrentEntry, origin: string) {
  // Where it went is an address that answers 308, and what was taken down answers 410; the rest of the content is the entry's.
  const { mergedInto: _, removed: __, ...fields } = content;
  return {
    ...apiEntryOf({ type, slug, title: String(content.title), summary: String(content.summary) }, origin),
    version,
    archived: content.archived === true,
    licence: "Licence Ouverte 2.0",
    content: fields,
  };
}
