/** What is asked of the server: pages and answers of the API, over many addresses each, and Next's own empty ones. */
import type pg from "pg";
import {
  collectionPath,
  ENTRY_TYPES,
  type EntryType,
  entryPath,
  feedPath,
  searchPath,
  withQuery,
} from "#lib/paths";
import { EMPTY_SEARCH, printSearch, type SearchQuery } from "#lib/search/query";
import type { Subject } from "./measure";

export const EMPTY = {
  cached: "Empty page, cached",
  firstVisit: "Empty page, first visit",
  rendered: "Empty page, rendered",
  handler: "Empty route handler",
};

export const NAMES = {
  entry: "Entry page, cached",
  firstVisit: "Entry page, first visit",
  history: "History of an entry with 1,000 versions",
  list: "List page",
  search: "Search page",
  newList: "List page, asked anew",
  newSearch: "Search page, asked anew",
  apiList: "API, list",
  apiSearch: "API, search",
  newApiSearch: "API, search asked anew",
  apiUnchanged: "API, a list that has not changed (304)",
  feed: "Feed of a search (Atom)",
  feedUnchanged: "Feed that has not changed (304)",
};

/** Words of all kinds: in every second entry, in a few; with accents, in the plural, several, quoted. */
const SEARCHES: Partial<SearchQuery>[] = [
  { text: "innovation" },
  { text: "design" },
  { text: "usagers" },
  { text: "transition énergétique" },
  { text: "laboratoire d'innovation publique" },
  { text: "données ouvertes", types: ["resource"] },
  { text: "territoires ruraux" },
  { text: "numerique" },
  { text: "participation citoyenne", types: ["programme", "event"] },
  { text: "“politiques publiques”" },
  { text: "Rennes" },
  { text: "DITP" },
  { text: "santé", themes: ["innovation-sociale"] },
  { text: "évaluation", years: [2023] },
];

const LISTS: [EntryType, Partial<SearchQuery>][] = [
  ...ENTRY_TYPES.map((type): [EntryType, Partial<SearchQuery>] => [type, {}]),
  ["resource", { sort: "title" }],
  ["resource", { kinds: ["report"] }],
  ["resource", { themes: ["innovation-sociale"] }],
  ["resource", { territories: ["region-53"] }],
  ["lab", { sort: "title" }],
  ["programme", { sort: "date" }],
  ["event", { years: [2023] }],
  ["event", { when: "past" }],
];

const query = (search: Partial<SearchQuery>) => printSearch({ ...EMPTY_SEARCH, ...search });
const lists = LISTS.map(([type, search]) => collectionPath("fr", type, query(search)));
const searches = SEARCHES.map((search) => searchPath("fr", query(search)));
export const searchPaths: readonly string[] = searches;
const apiLists = LISTS.map(([type, search]) =>
  withQuery("/api/v1/entries", query({ ...search, types: [type] })),
);
const feeds = SEARCHES.map((search) => feedPath("fr", "atom", query(search)));
const apiSearches = SEARCHES.map((search) => withQuery("/api/v1/entries", query(search)));

/** Entries as addresses: those of the catalogue, which are measured cached, and made-up ones, each visited once. */
export interface Entries {
  visited: string[];
  unvisited: string[];
}

/** Reads which entries there are. The order is the same in each run. */
export async function readEntries(client: pg.Client): Promise<Entries> {
  const { rows } = await client.query<{ type: EntryType; slug: string; visited: boolean }>(
    `SELECT e.type, e.slug, (SELECT u.name NOT LIKE 'Fiches%' FROM revision r JOIN "user" u ON u.id = r.author_id
      WHERE r.entry_id = e.id LIMIT 1) AS visited
    FROM entry e WHERE NOT e.archived AND e.merged_into_id IS NULL ORDER BY md5(e.slug)`,
  );
  const paths = (visited: boolean, lang: "fr" | "en") =>
    rows.filter((row) => row.visited === visited).map(({ type, slug }) => entryPath(lang, type, slug));
  return {
    visited: paths(true, "fr").slice(0, 20),
    unvisited: [...paths(false, "fr"), ...paths(false, "en")],
  };
}

/**
 * Everything that is measured. What is asked "anew" was not asked in the last minute (lib/answers.ts): the rest of its time
 * is what the database is asked.
 */
export function subjectsOf(entries: Entries, history: string, product: string): Subject[] {
  const empty = { origin: product, mark: "empty" };
  const page = { origin: product, mark: "application/ld+json" };
  const list = { origin: product, mark: 'class="entry-row"' };
  const feed = { origin: product, mark: "<feed " };
  const json = { origin: product, mark: '"slug":"' };
  return [
    { ...empty, name: EMPTY.cached, next: cycle(["/bench/cached/one"]) },
    { ...empty, name: EMPTY.firstVisit, next: numbered("/bench/cached/") },
    { ...empty, name: EMPTY.rendered, next: cycle(["/bench/rendered"]) },
    { ...empty, name: EMPTY.handler, next: cycle(["/bench/handler"]) },
    { ...page, name: NAMES.entry, next: cycle(entries.visited), against: EMPTY.cached },
    { ...page, name: NAMES.firstVisit, next: once(entries.unvisited), against: EMPTY.firstVisit },
    {
      origin: product,
      mark: "Version 1000",
      name: NAMES.history,
      next: cycle([history]),
      against: EMPTY.rendered,
    },
    { ...list, name: NAMES.list, next: cycle(lists), against: EMPTY.rendered },
    { ...list, name: NAMES.newList, next: anew(lists), against: NAMES.list },
    { ...list, name: NAMES.search, next: cycle(searches), against: EMPTY.rendered },
    { ...list, name: NAMES.newSearch, next: anew(searches), against: NAMES.search },
    { ...json, name: NAMES.apiList, next: cycle(apiLists), against: EMPTY.handler },
    { ...json, name: NAMES.apiSearch, next: cycle(apiSearches), against: EMPTY.handler },
    { ...json, name: NAMES.newApiSearch, next: anew(apiSearches), against: EMPTY.handler },
    { ...json, name: NAMES.apiUnchanged, next: cycle(apiLists), unchanged: true, against: EMPTY.handler },
    { ...feed, name: NAMES.feed, next: cycle(feeds), against: EMPTY.handler },
    { ...feed, name: NAMES.feedUnchanged, next: cycle(feeds), unchanged: true, against: EMPTY.handler },
  ];
}

/** What a day of readers asks for, in fixed proportions. */
export function mixedPaths({ visited, unvisited }: Entries): () => string {
  const next = {
    entry: cycle(unvisited),
    known: cycle(visited),
    list: cycle(lists),
    search: cycle(searches),
    api: cycle([...apiLists, ...apiSearches]),
  };
  const order = cycle([
    "known",
    "entry",
    "known",
    "list",
    "known",
    "search",
    "known",
    "entry",
    "known",
    "api",
  ] as const);
  return () => next[order()]();
}

function cycle<T>(items: readonly T[]): () => T {
  let index = 0;
  return () => {
    const item = items[index++ % items.length];
    if (item === undefined) throw new Error("nothing to ask for");
    return item;
  };
}

/** The same searches at more addresses than are remembered: with more spaces, or a number that says nothing. */
function anew(addresses: readonly string[]): () => string {
  const next = cycle(addresses);
  let index = 0;
  return () => {
    const address = next();
    const more = Math.floor(index++ / addresses.length) % 100;
    return /[?&]q=/.test(address)
      ? address.replace(/([?&]q=[^&]*)/, `$1${"+".repeat(more)}`)
      : `${address}${address.includes("?") ? "&" : "?"}n=${more}`;
  };
}

function once<T>(items: readonly T[]): () => T {
  let index = 0;
  return () => {
    const item = items[index++];
    if (item === undefined) throw new Error("every address has been visited");
    return item;
  };
}

function numbered(path: string): () => string {
  let index = 0;
  return () => `${path}${index++}`;
}
