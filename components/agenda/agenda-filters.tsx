import { FilterInput, FilterSelect } from "#components/forms/filter-fields";
import { ActiveFilters } from "#components/search/active-filters";
import { KeptInputs } from "#components/search/kept-inputs";
import { Button } from "#components/ui/button";
import { optionLabel } from "#lib/entries/field-words";
import { HAPPENING_TYPES } from "#lib/entries/happening";
import { entryTypes } from "#lib/entries/types/index";
import { type Lang, messages } from "#lib/messages/index";
import { agendaPath } from "#lib/paths";
import type { ActiveFilter } from "#lib/search/active";
import { printSearch, type SearchQuery } from "#lib/search/query";
import { themeLabel } from "#lib/themes/label";

/** What narrows the agenda: the filters in use, each removable, and a form for the most usual ones. */
export function AgendaFilters({
  lang,
  query,
  month,
  active,
  themes,
  places,
  hrefOf,
  clearHref,
}: {
  lang: Lang;
  query: SearchQuery;
  /** The month that was asked for: it stays. */
  month: string | null;
  active: readonly ActiveFilter[];
  themes: readonly { slug: string; labelFr: string; labelEn: string }[];
  places: readonly { code: string; name: string }[];
  hrefOf: (query: SearchQuery) => string;
  clearHref: string;
}) {
  const { agenda } = messages(lang);
  const words = agenda.filters;
  const { q: _q, kind, theme, territory, ...others } = printSearch(query);
  // A list holds one value: several stay as they are, and one is added to them.
  const chosen = { kind: query.kinds, theme: query.themes, territory: query.territories };
  const several = Object.fromEntries(Object.entries(chosen).filter(([, values]) => values.length > 1));
  const choices = [
    {
      name: "kind" as const,
      label: words.kind,
      options: HAPPENING_TYPES.flatMap((type) =>
        entryTypes[type].kinds.map((value) => ({ value, label: optionLabel("kind", value, lang) })),
      ),
    },
    {
      name: "theme" as const,
      label: words.theme,
      options: themes.map((one) => ({ value: one.slug, label: themeLabel(one, lang) })),
    },
    {
      name: "territory" as const,
      label: words.territory,
      options: places.map(({ code, name }) => ({ value: code, label: name })),
    },
  ];
  return (
    <div className="agenda-filters">
      <details>
        <summary>{words.summary}</summary>
        <form action={agendaPath(lang)} method="get" className="filter-line">
          <KeptInputs kept={{ ...others, ...several, month }} />
          <FilterInput name="q" label={words.words} value={query.text} />
          {choices.map(({ name, label, options }) => (
            <FilterSelect
              key={name}
              name={name}
              label={label}
              none={several[name] ? words.add : words.any}
              value={several[name] ? null : (chosen[name][0] ?? null)}
              options={options}
            />
          ))}
          <Button variant="secondary" small>
            {words.apply}
          </Button>
        </form>
      </details>
      <ActiveFilters lang={lang} active={active} hrefOf={hrefOf} clearHref={clearHref} />
    </div>
  );
}
