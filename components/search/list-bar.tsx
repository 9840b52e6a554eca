import { type Lang, messages } from "#lib/messages/index";
import { changeSearch, type SearchQuery, SORTS, sortOf } from "#lib/search/query";
import { ActiveFilters } from "./active-filters";
import { RESULTS } from "./results-anchor";

/** Above a list: how many it holds, the filters in use, each removable, and the orders in which more than one can be read. */
export function ListBar({
  lang,
  query,
  count,
  shown,
  active,
  hrefOf,
  clearHref,
}: {
  lang: Lang;
  query: SearchQuery;
  count: { count: number; more: boolean };
  /** How many of them are on this page. */
  shown: number;
  /** The filters in use: what each is called, and the list without it. */
  active: readonly { label: string; without: SearchQuery }[];
  hrefOf: (query: SearchQuery) => string;
  clearHref: string;
}) {
  const words = messages(lang).reading.list;
  const sorts = SORTS.filter((sort) => sort !== "relevance" || query.text);
  return (
    <div className="list-bar">
      <div className="list-bar-line">
        <h2 className="list-bar-count" id={RESULTS} tabIndex={-1}>
          {words.count(count.count, count.more)}
        </h2>
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
      <p className="print-only">{words.printed(query.text, shown)}</p>
      <ActiveFilters lang={lang} active={active} hrefOf={hrefOf} clearHref={clearHref} />
    </div>
  );
}
