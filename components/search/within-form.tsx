import { Button } from "#components/ui/button";
import { type Lang, messages } from "#lib/messages/index";
import { MAX_TEXT, printSearch, type SearchQuery } from "#lib/search/query";
import { KeptInputs } from "./kept-inputs";

/** Searches words in a collection, with the filters in use. */
export function WithinForm({ lang, query, action }: { lang: Lang; query: SearchQuery; action: string }) {
  const { common, reading } = messages(lang);
  const { q: _, type: __, cursor: ___, typed: ____, ...kept } = printSearch({ ...query, sort: null });
  return (
    <search className="within">
      <form action={action} method="get">
        <KeptInputs kept={kept} />
        <label htmlFor="list-q">{reading.list.within}</label>
        <span className="filter-form-line">
          <input
            id="list-q"
            name="q"
            type="search"
            className="input input-compact"
            defaultValue={query.text}
            maxLength={MAX_TEXT}
          />
          <Button variant="secondary" small>
            {common.search.submit}
          </Button>
        </span>
      </form>
    </search>
  );
}
