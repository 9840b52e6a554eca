import { FilterInput, FilterSelect } from "#components/forms/filter-fields";
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
        <FilterInput name="q" label={list.search} value={filters.q} wide />
        <FilterSelect
          name="state"
          label={list.state}
          none={list.all}
          value={filters.state}
          options={TERM_STATES.map((value) => ({ value, label: list.states[value] }))}
        />
        <Button variant="secondary" small>
          {list.submit}
        </Button>
        {isFiltered(filters) ? <a href={vocabularyPath(lang, vocabulary)}>{list.clear}</a> : null}
      </form>
    </search>
  );
}
