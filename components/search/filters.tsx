import { type Lang, messages } from "#lib/messages/index";
import { withQuery } from "#lib/paths";
import { type Choice, type Choices, choicesOf } from "#lib/search/choices";
import type { Facets } from "#lib/search/facets";
import { type Finds, WHOLE_PARAMETER } from "#lib/search/finds";
import { printSearch, type SearchIssue, type SearchQuery } from "#lib/search/query";
import { ChoiceList, Facet } from "./facet";
import { FiltersPanel } from "./filters-panel";
import { FindForm } from "./find-form";
import { PeriodForm } from "./period-form";

/**
 * All that narrows a search, each facet with the counts that follow the others. Everything is a link or a GET form: the
 * address holds the whole state.
 */
export function Filters({
  lang,
  query,
  found,
  finds,
  issues,
  typed,
  used,
  typeGiven = false,
  action,
  hrefOf,
}: {
  lang: Lang;
  query: SearchQuery;
  found: Facets;
  finds: Finds;
  issues: readonly SearchIssue[];
  /** Of the address: the period as it was typed, and the facet whose values are all asked for. */
  typed: { from: string; to: string; whole: string };
  /** How many filters are in use. */
  used: number;
  /** The page gives the type: it is not chosen here, nor in the address. */
  typeGiven?: boolean;
  /** Where the forms send the search: the page, without its parameters. */
  action: string;
  /** The address of the page for a search. */
  hrefOf: (query: SearchQuery) => string;
}) {
  const words = messages(lang).filters;
  const choices = choicesOf(query, found, lang);
  const wrong = issues.some(({ name }) => name === "from" || name === "to");
  const { cursor, ...kept } = printSearch(typeGiven ? { ...query, types: [] } : query);
  const { from: _, to: __, ...keptButPeriod } = kept;
  const list = (name: keyof Choices, id: string = name) => (
    <ChoiceList
      choices={choices[name]}
      title={words.facets[name]}
      partial={found.partial.has(name)}
      lang={lang}
      hrefOf={hrefOf}
      wholeHref={
        typed.whole === name
          ? null
          : `${withQuery(action, { ...kept, cursor, [WHOLE_PARAMETER]: name })}#facet-${id}`
      }
    />
  );
  // A single value that all have narrows nothing.
  const narrows = ([only, ...more]: readonly Choice[]) =>
    only !== undefined && (more.length > 0 || only.chosen || only.count < found.total.count);
  const facet = (name: keyof Choices, open: boolean) =>
    narrows(choices[name]) ? (
      <Facet
        id={`facet-${name}`}
        title={words.facets[name]}
        used={choices[name].filter(({ chosen }) => chosen).length}
        open={open || typed.whole === name}
        lang={lang}
      >
        {list(name)}
      </Facet>
    ) : null;
  const find = (what: "place" | "by") => (
    <FindForm
      what={what}
      lang={lang}
      action={`${action}#facet-${what}`}
      kept={kept}
      found={finds[what]}
      hrefOf={hrefOf}
    />
  );
  return (
    <FiltersPanel
      lang={lang}
      used={used}
      open={wrong || typed.whole !== "" || Object.keys(finds).length > 0}
      count={found.total}
    >
      {typeGiven ? null : facet("type", true)}
      {facet("when", true)}
      {facet("deadline", true)}
      {facet("theme", true)}
      <Facet id="facet-place" title={words.facets.place} used={query.territories.length} open lang={lang}>
        {list("place")}
        {find("place")}
      </Facet>
      {facet("kind", typeGiven)}
      <Facet
        id="facet-by"
        title={words.facets.by}
        used={query.organisations.length}
        open={finds.by !== undefined || typed.whole === "by"}
        lang={lang}
      >
        {list("by")}
        {find("by")}
      </Facet>
      <Facet
        id="facet-date"
        title={words.facets.date}
        used={query.years.length + Number(query.from !== null) + Number(query.to !== null)}
        open={wrong || typed.whole === "year"}
        lang={lang}
      >
        {list("year", "date")}
        <PeriodForm
          lang={lang}
          action={`${action}#facet-date`}
          kept={keptButPeriod}
          typed={typed}
          issues={issues}
        />
      </Facet>
      {facet("language", false)}
      {found.partial.size > 0 ? <p className="filters-partial">{words.partial}</p> : null}
    </FiltersPanel>
  );
}
