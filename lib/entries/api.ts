/** Entries as the public API gives them, and whatever else leaves as JSON: exports, dumps, webhooks. Pure. */
import { LICENCE } from "#lib/licence";
import { type EntryType, entryPath } from "#lib/paths";
import type { EntryRecord } from "./records";

/** An entry in a list. */
export interface ApiEntry {
  type: EntryType;
  slug: string;
  title: string;
  summary: string;
  /** The address of its page. */
  url: string;
}

/** What a whole entry is made from: an `EntryRecord`. */
export type ApiSource = Pick<
  EntryRecord,
  "type" | "slug" | "version" | "content" | "publishedAt" | "updatedAt" | "confirmedAt" | "deadLinks"
>;

/** @param origin the site's address, without a final slash */
export function apiEntryOf({ type, slug, title, summary }: Omit<ApiEntry, "url">, origin: string): ApiEntry {
  return { type, slug, title, summary, url: origin + entryPath("fr", type, slug) };
}

/**
 * A whole entry: as in lists, then its version, its life (instants in ISO 8601), those of its addresses that no longer
 * answer, and all its fields as its type's file names them.
 */
export function wholeApiEntryOf(
  { type, slug, version, content, publishedAt, updatedAt, confirmedAt, deadLinks }: ApiSource,
  origin: string,
) {
  // Where it went is an address that answers 308, and what was taken down answers 410; the rest of the content is the entry's.
  const { mergedInto: _, removed: __, ...fields } = content;
  return {
    ...apiEntryOf({ type, slug, title: String(content.title), summary: String(content.summary) }, origin),
    version,
    archived: content.archived === true,
    licence: LICENCE.name,
    publishedAt: publishedAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
    /** When someone who keeps it last said that it is right; null when nobody has. */
    confirmedAt: confirmedAt?.toISOString() ?? null,
    deadLinks: deadLinks.map(({ url, since, archivedUrl }) => ({
      url,
      since: since.toISOString(),
      archivedUrl,
    })),
    content: fields,
  };
}
