import { SearchInput } from "#components/forms/search-input";
import { Icon } from "#components/ui/icon";
import { type Lang, messages } from "#lib/messages/index";
import { type Query, searchPath } from "#lib/paths";

/** The search box: a plain GET form, with suggestions where there is JavaScript. `large` is for the pages where searching is the thing to do. */
export function SearchForm({
  lang,
  query = "",
  large = false,
  id = "site-search",
  kept = {},
}: {
  lang: Lang;
  query?: string;
  large?: boolean;
  /** Of the input: one page may hold the form twice. */
  id?: string;
  /** What else the search holds and keeps: its filters. */
  kept?: Query;
}) {
  const { search } = messages(lang).common;
  return (
    <search className={large ? "flex w-full max-w-2xl" : "site-search"}>
      <form action={searchPath(lang)} method="get" className="relative flex w-full">
        <label htmlFor={id} className="sr-only">
          {search.label}
        </label>
        <SearchInput
          id={id}
          lang={lang}
          defaultValue={query}
          placeholder={search.placeholder}
          className={`input relative mt-0 rounded-e-none border-e-0 focus-visible:z-1 ${large ? "min-h-13 text-lg" : "input-compact"}`}
        />
        {Object.entries(kept).flatMap(([name, values]) =>
          [values ?? []]
            .flat()
            .map((value) => (
              <input key={`${name} ${value}`} type="hidden" name={name} value={String(value)} />
            )),
        )}
        <button
          type="submit"
          className={`button button-primary rounded-s-none ${large ? "min-h-13 px-5" : "button-small px-3"}`}
        >
          <Icon name="search" />
          <span className={large ? "sr-only sm:not-sr-only" : "sr-only"}>{search.submit}</span>
        </button>
      </form>
    </search>
  );
}
