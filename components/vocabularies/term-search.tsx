import { Button } from "#components/ui/button";
import { type Lang, messages } from "#lib/messages/index";
import { type Vocabulary, vocabularyPath } from "#lib/paths";
import { isFiltered, TERM_STATES, type TermFilters } from "#lib/vocabularies/filters";

/** A GET form: the address is the whole search. */
export function TermSearch({
  vocabulary,
  filters,
  lang,
}: {
  vocabulary: Vocabulary;
  filters: TermFilters;
  lang: Lang;
}) {
  const { list } = messages(lang).vocabularies;
  return (
    <search>
      <form method="get" action={vocabularyPath(lang, vocabulary)} className="filter-line">
        <div className="field field-wide">
          <label className="label" htmlFor="q">
            {list.search}
          </label>
          <input
            id="q"
            name="q"
            type="search"
            maxLength={200}
            defaultValue={filters.q}
            className="input input-compact"
          />
        </div>
        <div className="field">
          <label className="label" htmlFor="state">
            {list.state}
          </label>
          <select
            key={filters.state}
            id="state"
            name="state"
            defaultValue={filters.state ?? ""}
            className="input input-compact"
          >
            <option value="">{list.all}</option>
            {TERM_STATES.map((state) => (
              <option key={state} value={state}>
                {list.states[state]}
              </option>
            ))}
          </select>
        </div>
        <Button variant="secondary" small>
          {list.submit}
        </Button>
        {isFiltered(filters) ? <a href={vocabularyPath(lang, vocabulary)}>{list.clear}</a> : null}
      </form>
    </search>
  );
}
