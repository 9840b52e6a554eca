import { Button } from "#components/ui/button";
import { type JournalFilters, verdicts } from "#lib/journal/filters";
import { type Lang, messages } from "#lib/messages/index";
import { ENTRY_TYPES, journalPath } from "#lib/paths";
import { themeLabel } from "#lib/themes/label";

interface Theme {
  slug: string;
  labelFr: string;
  labelEn: string;
}

/** What narrows the journal: a plain GET form. */
export function JournalFiltersForm({
  filters,
  themes,
  isFiltered,
  lang,
}: {
  filters: JournalFilters;
  themes: readonly Theme[];
  isFiltered: boolean;
  lang: Lang;
}) {
  const { common, journal: words } = messages(lang);
  const choices = [
    {
      name: "type",
      label: words.type,
      all: words.allTypes,
      value: filters.type,
      options: ENTRY_TYPES.map((type) => ({ value: type, label: common.types[type].many })),
    },
    {
      name: "verdict",
      label: words.verdict,
      all: words.allVerdicts,
      value: filters.verdict,
      options: verdicts.map((verdict) => ({ value: verdict, label: words.verdicts[verdict] })),
    },
    {
      name: "theme",
      label: words.theme,
      all: words.allThemes,
      value: filters.theme,
      options: themes.map((theme) => ({ value: theme.slug, label: themeLabel(theme, lang) })),
    },
  ];
  return (
    <form action={journalPath(lang)} method="get" aria-label={words.filters}>
      <div className="grid grid-cols-2 gap-4 lg:grid-cols-3">
        {choices.map(({ name, label, all, value, options }) => (
          <div key={name} className="col-span-2 min-w-0 sm:col-span-1">
            <label className="label" htmlFor={`journal-${name}`}>
              {label}
            </label>
            <select id={`journal-${name}`} name={name} defaultValue={value ?? ""} className="input">
              <option value="">{all}</option>
              {options.map((option) => (
                <option key={option.value} value={option.value}>
                  {option.label}
                </option>
              ))}
            </select>
          </div>
        ))}
        {(["from", "to"] as const).map((name) => (
          <div key={name} className="min-w-0">
            <label className="label" htmlFor={`journal-${name}`}>
              {words[name]}
            </label>
            <input
              id={`journal-${name}`}
              name={name}
              type="date"
              defaultValue={filters[name] ?? ""}
              className="input"
            />
          </div>
        ))}
        <div className="col-span-2 flex flex-wrap items-end gap-4 sm:col-span-1">
          <Button variant="secondary">{words.submit}</Button>
          {isFiltered ? (
            <a href={journalPath(lang)} className="inline-block py-2">
              {words.clear}
            </a>
          ) : null}
        </div>
      </div>
    </form>
  );
}
