import { FilterInput, FilterSelect } from "#components/forms/filter-fields";
import { Button } from "#components/ui/button";
import { isFiltered, PERSON_STATES, type PeopleFilters, ROLES } from "#lib/administration/people-filters";
import { type Lang, messages } from "#lib/messages/index";
import { peoplePath } from "#lib/paths";

/** A GET form: the address is the whole search. */
export function PeopleSearch({ filters, lang }: { filters: PeopleFilters; lang: Lang }) {
  const { account, administration } = messages(lang);
  const { people } = administration;
  return (
    <search>
      <form method="get" action={peoplePath(lang)} className="filter-line">
        <FilterInput name="q" label={people.search} value={filters.q} wide />
        <FilterSelect
          name="role"
          label={people.role}
          none={people.all}
          value={filters.role}
          options={ROLES.map((value) => ({ value, label: account.roles[value] }))}
        />
        <FilterSelect
          name="state"
          label={people.state}
          none={people.all}
          value={filters.state}
          options={PERSON_STATES.map((value) => ({ value, label: people.states[value] }))}
        />
        <Button variant="secondary" small>
          {people.submit}
        </Button>
        {isFiltered(filters) ? <a href={peoplePath(lang)}>{people.clear}</a> : null}
      </form>
    </search>
  );
}
