/** The filters that a search uses, each with what it is called and the search without it. Pure: names are given. */
import { optionLabel } from "#lib/entries/field-words";
import { type Lang, messages } from "#lib/messages/index";
import { changeSearch, type SearchQuery } from "./query";

export interface ActiveFilter {
  label: string;
  without: SearchQuery;
}

/** `names`: of themes, of the territory and of the organisation, by slug or code; what is not there is shown as it is. */
export function activeFilters(
  query: SearchQuery,
  names: ReadonlyMap<string, string>,
  lang: Lang,
): ActiveFilter[] {
  const { list } = messages(lang).reading;
  const named = (key: string) => names.get(key) ?? key;
  const less = (values: readonly string[], value: string) => values.filter((other) => other !== value);
  return [
    ...(query.text
      ? [
          {
            label: lang === "fr" ? `«\u00a0${query.text}\u00a0»` : `“${query.text}”`,
            without: changeSearch(query, { text: "" }),
          },
        ]
      : []),
    ...query.kinds.map((kind) => ({
      label: optionLabel("kind", kind, lang),
      without: changeSearch(query, { kinds: less(query.kinds, kind) }),
    })),
    ...query.themes.map((theme) => ({
      label: named(theme),
      without: changeSearch(query, { themes: less(query.themes, theme) }),
    })),
    ...(query.territory
      ? [{ label: named(query.territory), without: changeSearch(query, { territory: null }) }]
      : []),
    ...(query.organisation
      ? [{ label: named(query.organisation), without: changeSearch(query, { organisation: null }) }]
      : []),
    ...(query.year ? [{ label: String(query.year), without: changeSearch(query, { year: null }) }] : []),
    ...(query.when ? [{ label: list.whens[query.when], without: changeSearch(query, { when: null }) }] : []),
  ];
}
