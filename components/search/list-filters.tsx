import { FilterList } from "#components/ui/filter-list";
import { optionLabel } from "#lib/entries/field-words";
import { entryTypes } from "#lib/entries/types/index";
import { type Lang, messages } from "#lib/messages/index";
import type { EntryType } from "#lib/paths";
import { changeSearch, EMPTY_SEARCH, type SearchQuery, WHENS } from "#lib/search/query";
import { themeLabel } from "#lib/themes/label";
import { FiltersPanel } from "./filters-panel";
import { ListForm } from "./list-form";

interface Place {
  code: string;
  name: string;
}

/** How a collection is narrowed: kinds, moments and themes as links with counts, the rest as one GET form. */
export function ListFilters({
  lang,
  type,
  query,
  facets,
  places,
  hrefOf,
}: {
  lang: Lang;
  type: EntryType;
  query: SearchQuery;
  /** The values that would leave something, with how much. */
  facets: {
    kinds: readonly { kind: string; count: number }[];
    themes: readonly { slug: string; labelFr: string; labelEn: string; count: number }[];
  };
  places: readonly Place[];
  /** The address of the list for a query. */
  hrefOf: (query: SearchQuery) => string;
}) {
  const words = messages(lang).reading.list;
  const toggled = (values: readonly string[], value: string) =>
    values.includes(value) ? values.filter((other) => other !== value) : [...values, value].sort();
  const happens = entryTypes[type].card.includes("coming");
  return (
    <FiltersPanel lang={lang}>
      <ListForm lang={lang} query={query} places={places} action={hrefOf(EMPTY_SEARCH)} />
      {happens ? (
        <FilterList
          title={words.when}
          lang={lang}
          choices={WHENS.map((when) => ({
            label: words.whens[when],
            current: query.when === when,
            href: hrefOf(changeSearch(query, { when: query.when === when ? null : when })),
          }))}
        />
      ) : null}
      <FilterList
        title={words.kind}
        lang={lang}
        choices={facets.kinds.map(({ kind, count }) => ({
          label: optionLabel("kind", kind, lang),
          count,
          current: query.kinds.includes(kind),
          href: hrefOf(changeSearch(query, { kinds: toggled(query.kinds, kind) })),
        }))}
      />
      <FilterList
        title={words.theme}
        lang={lang}
        choices={facets.themes.map((theme) => ({
          label: themeLabel(theme, lang),
          count: theme.count,
          current: query.themes.includes(theme.slug),
          href: hrefOf(changeSearch(query, { themes: toggled(query.themes, theme.slug) })),
        }))}
      />
    </FiltersPanel>
  );
}
