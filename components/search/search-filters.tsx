import { type FilterChoice, FilterList } from "#components/ui/filter-list";
import { optionLabel } from "#lib/entries/field-words";
import { type Lang, messages } from "#lib/messages/index";
import { changeSearch, type SearchQuery } from "#lib/search/query";
import { themeLabel } from "#lib/themes/label";
import { FiltersPanel } from "./filters-panel";

/** How a search is narrowed besides types: themes and kinds, as plain links with counts. */
export function SearchFilters({
  lang,
  query,
  facets,
  hrefOf,
}: {
  lang: Lang;
  query: SearchQuery;
  facets: {
    kinds: readonly { kind: string; count: number }[];
    themes: readonly { slug: string; labelFr: string; labelEn: string; count: number }[];
    partial: boolean;
  };
  hrefOf: (query: SearchQuery) => string;
}) {
  const { reading, search } = messages(lang);
  const themes: FilterChoice[] = shown(facets.themes, ({ slug }) => query.themes.includes(slug)).map(
    (theme) => ({
      label: themeLabel(theme, lang),
      count: theme.count,
      current: query.themes.includes(theme.slug),
      href: hrefOf(changeSearch(query, { themes: toggled(query.themes, theme.slug) })),
    }),
  );
  const kinds: FilterChoice[] = shown(facets.kinds, ({ kind }) => query.kinds.includes(kind)).map(
    ({ kind, count }) => ({
      label: optionLabel("kind", kind, lang),
      count,
      current: query.kinds.includes(kind),
      href: hrefOf(changeSearch(query, { kinds: toggled(query.kinds, kind) })),
    }),
  );
  return (
    <FiltersPanel lang={lang}>
      <FilterList title={reading.list.theme} lang={lang} choices={themes} />
      <FilterList title={reading.list.kind} lang={lang} choices={kinds} open={false} />
      {facets.partial ? <p className="text-sm text-muted">{search.partial}</p> : null}
    </FiltersPanel>
  );
}

/** Values of a facet that are offered: the most frequent, and those chosen. */
const MAX_SHOWN = 12;

const shown = <T,>(values: readonly T[], isChosen: (value: T) => boolean) =>
  values.filter((value, index) => index < MAX_SHOWN || isChosen(value));

const toggled = (values: readonly string[], value: string) =>
  values.includes(value) ? values.filter((other) => other !== value) : [...values, value].sort();
