import { formatNumber } from "#lib/dates";
import { type Lang, messages } from "#lib/messages/index";
import { ENTRY_TYPES, reviewPath } from "#lib/paths";
import type { QueueCounts } from "#lib/revisions/queue-counts";
import {
  ages,
  holders,
  isFiltered,
  proposalKinds,
  type QueueFilters,
  queueQuery,
} from "#lib/revisions/queue-filters";
import { themeLabel } from "#lib/themes/label";

interface Choice {
  label: string;
  count: number;
  /** The filters once it is chosen. */
  leads: Partial<QueueFilters>;
  current: boolean;
}

/** Every filter as plain links with what each would show: the address is the whole state. */
export function QueueFilterLinks({
  filters,
  counts,
  lang,
}: {
  filters: QueueFilters;
  counts: QueueCounts;
  lang: Lang;
}) {
  const { queue } = messages(lang).review;
  const { types } = messages(lang).common;
  const choices = <N extends keyof QueueFilters>(
    name: N,
    values: readonly NonNullable<QueueFilters[N]>[],
    label: (value: NonNullable<QueueFilters[N]>) => string,
    count: (value: NonNullable<QueueFilters[N]>) => number,
  ): Choice[] =>
    values.map((value) => ({
      label: label(value),
      count: count(value),
      leads: { [name]: filters[name] === value ? null : value },
      current: filters[name] === value,
    }));
  const facet = (name: string, items: Choice[]) => <Facet {...{ name, items, filters, lang }} />;

  return (
    <nav className="facets" aria-label={queue.filters}>
      {facet(
        queue.kind,
        choices(
          "kind",
          proposalKinds,
          (one) => queue.kinds[one],
          (one) => counts.kind[one],
        ),
      )}
      {facet(
        queue.type,
        choices(
          "type",
          ENTRY_TYPES,
          (one) => types[one].many,
          (one) => counts.type[one],
        ),
      )}
      {facet(
        queue.age,
        choices(
          "age",
          ages,
          (one) => queue.ages[one],
          (one) => counts.age[one],
        ),
      )}
      {facet(
        queue.holder,
        choices(
          "holder",
          holders,
          (one) => queue.holders[one],
          (one) => counts.holder[one],
        ),
      )}
      <ThemeFacet filters={filters} counts={counts} lang={lang} />
      {isFiltered(filters) ? (
        <p>
          <a href={reviewPath(lang)}>{queue.clear}</a>
        </p>
      ) : null}
    </nav>
  );
}

interface FacetProps {
  name: string;
  items: readonly Choice[];
  filters: QueueFilters;
  lang: Lang;
}

function Facet({ name, items, filters, lang }: FacetProps) {
  return (
    <div className="facet">
      <h2 className="facet-name">{name}</h2>
      <Choices items={items} filters={filters} lang={lang} />
    </div>
  );
}

/** Many choices, seldom used: folded, unless one is chosen. */
function ThemeFacet({ filters, counts, lang }: { filters: QueueFilters; counts: QueueCounts; lang: Lang }) {
  const { queue } = messages(lang).review;
  if (counts.themes.length === 0) return null;
  const items = counts.themes.map(
    ({ slug, count, ...theme }): Choice => ({
      label: themeLabel(theme, lang),
      count,
      leads: { theme: filters.theme === slug ? null : slug },
      current: filters.theme === slug,
    }),
  );
  return (
    <div className="facet">
      <h2 className="facet-name">{queue.theme}</h2>
      <details open={filters.theme !== null}>
        <summary>{queue.themesCount(items.length)}</summary>
        <Choices items={items} filters={filters} lang={lang} />
      </details>
    </div>
  );
}

function Choices({ items, filters, lang }: Omit<FacetProps, "name">) {
  return (
    <ul>
      {items.map(({ label, count, leads, current }) => (
        <li key={label}>
          <a
            href={reviewPath(lang, queueQuery({ ...filters, ...leads }))}
            aria-current={current ? "true" : undefined}
          >
            {label} <span className="count">{formatNumber(count, lang)}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
