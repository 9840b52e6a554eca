/** How the search of a webhook is called, and where it is. */
import { type Lang, messages } from "#lib/messages/index";
import { homePath, searchPath } from "#lib/paths";
import { activeFilters } from "#lib/search/active";
import { nameFilters } from "#lib/search/names";
import { printSearch } from "#lib/search/query";
import { readSaved } from "#lib/search/saved";

/** @param search as it is kept; what can no longer be read is shown as it is */
export async function nameSearch(search: string, lang: Lang): Promise<{ label: string; href: string }> {
  const { everything } = messages(lang).webhooks;
  if (search === "") return { label: everything, href: homePath(lang) };
  const saved = readSaved(search);
  if (!saved) return { label: search, href: `${searchPath(lang)}?${search}` };
  const { query, names } = await nameFilters(saved, lang);
  const filters = activeFilters(query, names, lang).map(({ label }) => label);
  return { label: filters.join(", ") || everything, href: searchPath(lang, printSearch(query)) };
}
