/** The filters that a search uses, each with what it is called and the search without it. Pure: names are given. */
import { formatDate } from "#lib/dates";
import { languageName, optionLabel } from "#lib/entries/field-words";
import { type Lang, messages } from "#lib/messages/index";
import { changeSearch, type SearchQuery } from "./query";

export interface ActiveFilter {
  label: string;
  without: SearchQuery;
}

/**
 * `names`: of themes, territories and organisations, by slug or code; what is not there is shown as it is. Without
 * `types` where the page gives the type.
 */
export function activeFilters(
  query: SearchQuery,
  names: ReadonlyMap<string, string>,
  lang: Lang,
  { types = true }: { types?: boolean } = {},
): ActiveFilter[] {
  const { common, reading } = messages(lang);
  const { list } = reading;
  const named = (key: string) => names.get(key) ?? key;
  /** A filter a value; without it, the others stay. */
  const each = <T extends string | number>(
    values: readonly T[],
    label: (value: T) => string,
    less: (others: T[]) => Partial<SearchQuery>,
  ): ActiveFilter[] =>
    values.map((value) => ({
      label: label(value),
      without: changeSearch(query, less(values.filter((other) => other !== value))),
    }));
  const single = (label: string, change: Partial<SearchQuery>) => ({
    label,
    without: changeSearch(query, change),
  });
  return [
    ...(query.text
      ? [single(lang === "fr" ? `«\u00a0${query.text}\u00a0»` : `“${query.text}”`, { text: "" })]
      : []),
    ...each(
      types ? query.types : [],
      (type) => common.types[type].many,
      (others) => ({ types: others }),
    ),
    ...each(
      query.kinds,
      (kind) => optionLabel("kind", kind, lang),
      (kinds) => ({ kinds }),
    ),
    ...each(query.themes, named, (themes) => ({ themes })),
    ...each(query.territories, named, (territories) => ({ territories })),
    ...each(query.organisations, named, (organisations) => ({ organisations })),
    ...each(query.years, String, (years) => ({ years })),
    ...each(
      query.languages,
      (language) => languageName(language, lang),
      (languages) => ({ languages }),
    ),
    ...each(
      query.deadlines,
      (deadline) => list.deadlines[deadline],
      (deadlines) => ({ deadlines }),
    ),
    ...(query.from ? [single(list.from(formatDate(query.from, lang)), { from: null })] : []),
    ...(query.to ? [single(list.to(formatDate(query.to, lang)), { to: null })] : []),
    ...(query.when ? [single(list.whens[query.when], { when: null })] : []),
  ];
}
