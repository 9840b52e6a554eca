import { KeptInputs } from "#components/search/kept-inputs";
import { Icon } from "#components/ui/icon";
import { type Lang, messages } from "#lib/messages/index";
import { mapPath } from "#lib/paths";
import { MAX_TEXT, printSearch, type SearchQuery } from "#lib/search/query";

/** Words to search, without leaving the map; the filters stay. */
export function MapSearch({ lang, query }: { lang: Lang; query: SearchQuery }) {
  const { common, map } = messages(lang);
  const { q: _, cursor: __, typed: ___, ...kept } = printSearch(query);
  return (
    <search className="map-search flex w-full max-w-2xl">
      <form action={mapPath(lang)} method="get" className="flex w-full">
        <label htmlFor="map-q" className="sr-only">
          {map.search}
        </label>
        <input
          id="map-q"
          name="q"
          type="search"
          defaultValue={query.text}
          maxLength={MAX_TEXT}
          placeholder={common.search.placeholder}
          autoComplete="off"
          className="input mt-0 rounded-e-none border-e-0"
        />
        <KeptInputs kept={kept} />
        <button type="submit" className="button button-primary rounded-s-none">
          <Icon name="search" />
          <span className="sr-only sm:not-sr-only">{common.search.submit}</span>
        </button>
      </form>
    </search>
  );
}
