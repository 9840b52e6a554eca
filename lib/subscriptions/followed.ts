/** What an alert follows, as its row holds it: a search as text. Pure. */
import { withQuery } from "#lib/paths";
import { type Params, parseSearch, printSearch, type SearchQuery } from "#lib/search/query";

/** The one text of a search that is followed: what it finds, whatever the order and the page on which it was read. */
export const textOfSearch = (query: SearchQuery): string =>
  withQuery("", printSearch({ ...query, sort: null, cursor: null })).slice(1);

/** The search of an address: what cannot be understood in it is left out. */
export const searchIn = (params: Params): SearchQuery => ({
  ...parseSearch(params).query,
  sort: null,
  cursor: null,
});

export const searchOfText = (text: string): SearchQuery => searchIn(new URLSearchParams(text));
