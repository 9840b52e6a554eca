/** Which feeds change when an entry does. Pure. */
import { LANGS } from "#lib/messages/lang";
import type { EntryType } from "#lib/paths";
import { FEED_FORMATS, feedPath } from "#lib/paths";
import { EMPTY_SEARCH, printSearch, type SearchQuery } from "#lib/search/query";
import { readTag } from "#lib/search/tags";

/** What an entry is, or was, found by: its type, and its tags as `indexed_entry` holds them. */
export interface Found {
  type: EntryType;
  tags: readonly string[];
}

/**
 * The addresses of the feeds that hubs are told of: of the whole directory first, of each type, then of each kind,
 * theme, territory and organisation, in every format and language. Those of searches with several filters or with words
 * are in hub-topics.ts.
 * @param origin the site's address, without a final slash
 */
export function topicsOf(entries: readonly Found[], origin: string): string[] {
  if (entries.length === 0) return [];
  const searches = [
    {},
    ...entries.map(({ type }) => ({ types: [type] })),
    ...entries.flatMap(({ tags }) => tags.flatMap((tag) => searchOf(tag) ?? [])),
  ];
  const addresses = searches.flatMap((search) =>
    LANGS.flatMap((lang) =>
      FEED_FORMATS.map(
        (format) => origin + feedPath(lang, format, printSearch({ ...EMPTY_SEARCH, ...search })),
      ),
    ),
  );
  return [...new Set(addresses)];
}

function searchOf(tag: string): Partial<SearchQuery> | null {
  const { facet, value } = readTag(tag) ?? {};
  if (value === undefined) return null;
  if (facet === "kind") return { kinds: [value] };
  if (facet === "theme") return { themes: [value] };
  if (facet === "place") return { territories: [value] };
  return facet === "by" ? { organisations: [value] } : null;
}
