import { Button } from "#components/ui/button";
import { formatNumber } from "#lib/dates";
import { type Lang, messages } from "#lib/messages/index";
import type { Query } from "#lib/paths";
import { FIND_PARAMETERS, type Findable, type Found } from "#lib/search/finds";
import type { SearchQuery } from "#lib/search/query";
import { KeptInputs } from "./kept-inputs";

/** Looks for a value by its name, among all that a facet has not the room to show. */
export function FindForm({
  what,
  lang,
  action,
  kept,
  found,
  hrefOf,
}: {
  what: Findable;
  lang: Lang;
  action: string;
  /** The search so far. */
  kept: Query;
  /** What the last look gave. */
  found: Found | undefined;
  hrefOf: (query: SearchQuery) => string;
}) {
  const words = messages(lang).filters.find;
  const id = FIND_PARAMETERS[what];
  return (
    <form action={action} method="get" className="filter-form">
      <KeptInputs kept={kept} />
      <label htmlFor={id}>{words[what]}</label>
      <span className="filter-form-line">
        <input
          id={id}
          name={id}
          className="input input-compact"
          defaultValue={found?.typed}
          maxLength={80}
          autoComplete="off"
          required
        />
        <Button variant="secondary" small>
          {words.submit}
        </Button>
      </span>
      {found ? (
        <div className="filter-found">
          <p>{found.names.length > 0 ? words.found(found.typed) : words.none(found.typed)}</p>
          <ul>
            {found.names.map(({ key, label, detail, chosen, taken, count }) => (
              <li key={key}>
                <a href={hrefOf(taken)} rel="nofollow" aria-current={chosen ? "true" : undefined}>
                  {detail ? `${label} (${detail})` : label}{" "}
                  <span className="count">
                    {count.more ? `${formatNumber(count.count, lang)}+` : formatNumber(count.count, lang)}
                  </span>
                </a>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </form>
  );
}
