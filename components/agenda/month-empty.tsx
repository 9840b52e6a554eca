import { ButtonLink } from "#components/ui/button";
import { EmptyState } from "#components/ui/empty-state";
import { formatDate } from "#lib/dates";
import { type Lang, messages } from "#lib/messages/index";

/** A month that has nothing, and the nearest ones that have something. */
export function MonthEmpty({
  lang,
  month,
  filtered,
  before,
  after,
  hrefOf,
}: {
  lang: Lang;
  month: string;
  filtered: boolean;
  before: string | null;
  after: string | null;
  hrefOf: (month: string) => string;
}) {
  const words = messages(lang).agenda.month;
  return (
    <EmptyState title={words.nothing(formatDate(month, lang))}>
      <p>{filtered ? words.nothingFiltered : words.nothingText}</p>
      <ul className="month-nearest">
        {[before, after].map((near) =>
          near ? (
            <li key={near}>
              <ButtonLink href={hrefOf(near)} variant="secondary" small>
                {words.nearest(formatDate(near, lang))}
              </ButtonLink>
            </li>
          ) : null,
        )}
      </ul>
    </EmptyState>
  );
}
