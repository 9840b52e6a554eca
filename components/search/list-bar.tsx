import { type Lang, messages } from "#lib/messages/index";
import { changeSearch, type SearchQuery, SORTS, sortOf } from "#lib/search/query";
import { ActiveFilters } from "./active-filters";
import { RESULTS } from "./results-anchor";

interface Props {
  lang: Lang;
  query: SearchQuery;
  count: { count: number; more: boolean };
  /** How many of them are on this page. */
  shown: number;
  /** The filters in use: what each is called, and the list without it. */
  active: readonly { label: string; without: SearchQuery }[];
  hrefOf: (query: SearchQuery) => string;
  clearHref: string;
}

/** Above a list: how many it holds, the filters in use, each removable, and the orders in which more than one can be read. */
export function ListBar({ lang, query, count, shown, active, hrefOf, clearHref }: Props) {
  const words = messages(lang).reading.list;
  const sorts = SORTS.filter((sort) => sort !== "relevance" || query.text);
  const place = placeIn(query, shown, count, lang);
  return (
    <div className="list-bar">
      <div className="list-bar-line">
        <h2 className="list-bar-count" id={RESULTS} tabIndex={-1}>
          {words.count(count.count, count.more)}
        </h2>
        {place ? <p className="list-bar-place">{place}</p> : null}
        {count.count > 1 ? (
          <nav aria-label={words.sort} className="list-bar-sorts">
            <span aria-hidden="true">{words.sort}</span>
            <ul>
              {sorts.map((sort) => (
                <li key={sort}>
                  <a
                    href={hrefOf(changeSearch(query, { sort }))}
                    rel="nofollow"
                    aria-current={sortOf(query) === sort ? "true" : undefined}
                  >
                    {words.sorts[sort]}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        ) : null}
      </div>
      {query.text ? <p className="print-only">{words.printed(query.text)}</p> : null}
      <ActiveFilters lang={lang} active={active} hrefOf={hrefOf} clearHref={clearHref} />
    </div>
  );
}

/** "49 fiches", or "49 fiches, fiches 21 à 40" beyond the first page: what the title of a page says of its list. */
export function countIn(query: SearchQuery, shown: number, count: Props["count"], lang: Lang): string {
  const all = messages(lang).reading.list.count(count.count, count.more);
  const place = query.cursor && placeIn(query, shown, count, lang);
  return place ? `${all}, ${place.toLowerCase()}` : all;
}

/** "Fiches 21 à 40", where a list has several pages and those before are known. Null when a cursor was made up, or is old. */
function placeIn(
  { cursor }: Pick<SearchQuery, "cursor">,
  shown: number,
  { count, more }: Props["count"],
  lang: Lang,
): string | null {
  const before = cursor ? cursor.before : 0;
  if (before === undefined || shown === 0 || shown === count || (!more && before + shown > count))
    return null;
  return messages(lang).reading.list.place(before + 1, before + shown);
}
