import { Button } from "#components/ui/button";
import { type Lang, messages } from "#lib/messages/index";
import { MAX_TEXT, printSearch, type SearchQuery } from "#lib/search/query";

/** Words, place and year as a GET form; the filters chosen as links travel in hidden inputs. */
export function ListForm({
  lang,
  query,
  places,
  action,
}: {
  lang: Lang;
  query: SearchQuery;
  places: readonly { code: string; name: string }[];
  action: string;
}) {
  const words = messages(lang).reading.list;
  const { q: _q, territory: _territory, year: _year, cursor: _cursor, ...kept } = printSearch(query);
  return (
    <form action={action} method="get" className="pb-4">
      {Object.entries(kept).flatMap(([name, values]) =>
        [values ?? []]
          .flat()
          .map((value) => <input key={`${name} ${value}`} type="hidden" name={name} value={String(value)} />),
      )}
      <div className="field">
        <label className="label" htmlFor="list-q">
          {words.within}
        </label>
        <input
          id="list-q"
          name="q"
          type="search"
          className="input input-compact"
          defaultValue={query.text}
          maxLength={MAX_TEXT}
        />
      </div>
      <div className="mt-3 flex flex-wrap gap-3">
        <div className="min-w-36 flex-1">
          <label className="label" htmlFor="list-territory">
            {words.territory}
          </label>
          <select
            id="list-territory"
            name="territory"
            className="input input-compact mt-1"
            key={query.territories[0]}
            defaultValue={query.territories[0] ?? ""}
          >
            <option value="">{words.territoryAll}</option>
            {places.map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </select>
        </div>
        <div className="w-20">
          <label className="label" htmlFor="list-year">
            {words.year}
          </label>
          <input
            id="list-year"
            name="year"
            inputMode="numeric"
            pattern="[12][0-9]{3}"
            maxLength={4}
            title={words.yearHint}
            className="input input-compact mt-1"
            defaultValue={query.years[0] ?? ""}
          />
        </div>
      </div>
      <Button variant="secondary" small className="mt-3">
        {words.apply}
      </Button>
    </form>
  );
}
