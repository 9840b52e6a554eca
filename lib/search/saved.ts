/**
 * A search that someone keeps, to be told of what it finds: the parameters of its address, without its order and its page.
 * Pure.
 */
import { typeOfCollection, withQuery } from "#lib/paths";
import { EMPTY_SEARCH, parseSearch, printSearch, type SearchQuery } from "./query";

/** "type=lab&theme=design"; "" for the whole directory. */
export function savedText(query: SearchQuery): string {
  const kept = printSearch({ ...query, sort: null, cursor: null });
  return withQuery("", kept).slice(1);
}

/** The search that was kept; null when it can no longer be read whole: less than what was asked would find too much. */
export function readSaved(text: string): SearchQuery | null {
  const { query, issues } = parseSearch(new URLSearchParams(text), { strict: true });
  return issues.length === 0 ? query : null;
}

/**
 * The search of an address of ours as people paste it: a search, a list, a map, the agenda, a theme, a territory, an
 * organisation, a feed, or the home page for the whole directory. Null for any other address, and for a search that
 * cannot be read whole.
 * @param origin the site's address, without a final slash
 */
export function readPasted(address: string, origin: string): SearchQuery | null {
  const url = URL.canParse(address.trim(), origin) ? new URL(address.trim(), origin) : null;
  if (url?.origin !== origin) return null;
  const params = new URLSearchParams(url.search);
  const added = parameterOf(url.pathname);
  if (added === null) return null;
  if (added) params.append(...added);
  const { query, issues } = parseSearch(params);
  return issues.length === 0 ? { ...EMPTY_SEARCH, ...query, sort: null, cursor: null } : null;
}

/** What the path itself narrows the search to: nothing (undefined), a parameter and its value, or null when it is no list. */
function parameterOf(pathname: string): [string, string] | null | undefined {
  const [lang = "", section = "", name = "", ...more] = pathname.split("/").slice(1).filter(Boolean);
  if (!/^(fr|en)$/.test(lang) || more.length > 0) return null;
  if (section === "flux") return undefined;
  if (name === "") {
    const type = typeOfCollection(section);
    if (type) return ["type", type];
    return LISTS.has(section) ? undefined : null;
  }
  const parameter = PAGES.get(section);
  return parameter ? [parameter, decoded(name)] : null;
}

const LISTS: ReadonlySet<string> = new Set([
  "",
  "recherche",
  "carte",
  "agenda",
  "agenda.ics",
  "echeances.ics",
]);

/** The pages of what entries can be filtered by. */
const PAGES: ReadonlyMap<string, string> = new Map([
  ["themes", "theme"],
  ["territoires", "territory"],
  ["organisations", "organisation"],
]);

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
