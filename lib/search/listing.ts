/** All that a page which lists entries shows: the search page and the collections. */
import { memory } from "#lib/answers";
import { getCards } from "#lib/entries/queries";
import type { EntryCard } from "#lib/entries/view";
import type { Lang } from "#lib/messages/index";
import type { EntryType } from "#lib/paths";
import { type ActiveFilter, activeFilters } from "./active";
import type { Count } from "./count";
import { type Facets, facets } from "./facets";
import { findNames } from "./find-names";
import type { Finds } from "./finds";
import { type Understood, understand } from "./meaning";
import { nameFilters } from "./names";
import { type Near, near } from "./near";
import { NATIONAL, parseSearch, type SearchIssue } from "./query";
import { refiltered } from "./refilter";
import { type SearchHit, search } from "./search";

export interface Listing {
  now: Date;
  query: Understood;
  issues: readonly SearchIssue[];
  active: ActiveFilter[];
  results: ({ entry: EntryCard } & Pick<SearchHit, "highlights" | "through">)[];
  next: string | null;
  found: Facets;
  /** Beside places: entries of the whole country that meet the rest of the search; null where they are none, or mixed in. */
  national: { entries: EntryCard[]; count: Count } | null;
  /** When nothing is found: what to try instead. */
  near: Near | null;
  /** What was looked for by name in the filters. */
  finds: Finds;
}

/** National entries shown beside those of a place. */
const MAX_NATIONAL = 5;

const listings = memory<Listing>();

/** The same for all who read: what was read a moment ago is (lib/answers.ts). */
export const readListing = (address: string, lang: Lang, type: EntryType | null = null): Promise<Listing> =>
  listings(`${lang} ${type} ${address}`, () => loadListing(new URLSearchParams(address), lang, { type }));

/**
 * @param params the address; what it says of types is replaced by `type` when the page gives one
 * @throws when the database does not answer
 */
export async function loadListing(
  params: URLSearchParams,
  lang: Lang,
  { type = null, now = new Date() }: { type?: EntryType | null; now?: Date } = {},
): Promise<Listing> {
  const { query: asked, issues } = parseSearch(params);
  const { query: named, names } = await nameFilters(type ? { ...asked, types: [type] } : asked, lang);
  const query = await understand(named);
  const active = activeFilters(query, names, lang, { types: !type });
  const country = besidePlaces(query) ? await refiltered(query, { territories: [NATIONAL] }) : null;
  const [page, found, national, finds] = await Promise.all([
    search(query, { now, highlight: query.meaning !== null }),
    facets(query, now, undefined, type ? ["type"] : []),
    country ? search(country, { now, limit: MAX_NATIONAL }) : null,
    findNames(params, query, lang, now),
  ]);
  const [cards, alternatives] = await Promise.all([
    getCards([...page.hits, ...(national?.hits ?? [])].map(({ id }) => id)),
    page.hits.length === 0 && !query.cursor ? near(query, active, now) : null,
  ]);
  const bySlug = new Map(cards.map((card) => [card.slug, card]));
  return {
    now,
    query,
    issues,
    active,
    results: page.hits.flatMap(({ slug, highlights, through }) => {
      const entry = bySlug.get(slug);
      return entry ? [{ entry, highlights, through }] : [];
    }),
    next: page.next,
    found,
    national:
      national && national.hits.length > 0
        ? {
            entries: national.hits.flatMap(({ slug }) => bySlug.get(slug) ?? []),
            count: countOf(found),
          }
        : null,
    near: alternatives,
    finds,
  };
}

/** Whether it is of some places, and on its first page: then what concerns the whole country stands beside. */
const besidePlaces = ({ territories, cursor }: Understood): boolean =>
  territories.length > 0 && !cursor && !territories.some((code) => code === NATIONAL || code === "fr");

const countOf = ({ places, partial }: Facets): Count => ({
  count: places.find(({ code }) => code === NATIONAL)?.count ?? 0,
  more: partial.has("place"),
});
