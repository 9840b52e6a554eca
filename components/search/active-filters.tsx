import { Icon } from "#components/ui/icon";
import { type Lang, messages } from "#lib/messages/index";
import type { ActiveFilter } from "#lib/search/active";
import type { SearchQuery } from "#lib/search/query";

/** The filters in use, each a link to the same view without it; then the view without any. */
export function ActiveFilters({
  lang,
  active,
  hrefOf,
  clearHref,
}: {
  lang: Lang;
  active: readonly ActiveFilter[];
  hrefOf: (query: SearchQuery) => string;
  clearHref: string;
}) {
  if (active.length === 0) return null;
  const words = messages(lang).reading.list;
  return (
    <ul className="list-bar-active" aria-label={words.active}>
      {active.map(({ label, without }) => (
        <li key={label}>
          <a href={hrefOf(without)} rel="nofollow" aria-label={words.remove(label)}>
            {label}
            <Icon name="cross" size={14} />
          </a>
        </li>
      ))}
      <li>
        <a className="list-bar-clear" href={clearHref}>
          {words.clear}
        </a>
      </li>
    </ul>
  );
}
