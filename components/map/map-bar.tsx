import { ActiveFilters } from "#components/search/active-filters";
import { type Lang, messages } from "#lib/messages/index";
import { ENTRY_TYPES } from "#lib/paths";
import type { ActiveFilter } from "#lib/search/active";
import { changeSearch, type SearchQuery } from "#lib/search/query";

/** Above the map: how many entries there are, of which type, the filters in use, each removable; and the points as a file. */
export function MapBar({
  lang,
  count,
  active,
  query,
  hrefOf,
  clearHref,
}: {
  lang: Lang;
  query: SearchQuery;
  count: { count: number; more: boolean };
  active: readonly ActiveFilter[];
  hrefOf: (query: SearchQuery) => string;
  clearHref: string;
}) {
  const { common, map, reading } = messages(lang);
  const types = [
    { label: map.all, types: [], current: query.types.length === 0 },
    ...ENTRY_TYPES.map((type) => ({
      label: common.types[type].many,
      types: [type],
      current: query.types.includes(type),
    })),
  ];
  return (
    <div className="list-bar">
      <div className="list-bar-line">
        <h2 className="list-bar-count">{reading.list.count(count.count, count.more)}</h2>
        <nav aria-label={map.typesLabel} className="list-bar-sorts">
          <span aria-hidden="true">{map.typesLabel}</span>
          <ul>
            {types.map(({ label, types: chosen, current }) => (
              <li key={label}>
                <a
                  href={hrefOf(changeSearch(query, { types: chosen }))}
                  aria-current={current ? "true" : undefined}
                >
                  {label}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </div>
      <ActiveFilters lang={lang} active={active} hrefOf={hrefOf} clearHref={clearHref} />
    </div>
  );
}
