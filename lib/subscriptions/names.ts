/** What alerts are called: by what they follow, in the reader's language. */
import { type Lang, messages } from "#lib/messages/index";
import { activeFilters } from "#lib/search/active";
import { nameFilters } from "#lib/search/names";
import type { SearchQuery } from "#lib/search/query";

/** "Labs, Bretagne", "« budget participatif »"; "Toutes les fiches" of the whole directory. */
export async function nameOfSearch(search: SearchQuery, lang: Lang): Promise<string> {
  const { query, names } = await nameFilters(search, lang);
  const labels = activeFilters(query, names, lang).map(({ label }) => label);
  return labels.length > 0 ? labels.join(", ") : messages(lang).alerts.everything;
}
