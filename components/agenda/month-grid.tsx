import { type Bar, type Cell, gridOf } from "#lib/agenda/grid";
import { formatDate } from "#lib/dates";
import { foreign } from "#lib/entries/language";
import { type Lang, messages } from "#lib/messages/index";
import { entryPath } from "#lib/paths";
import type { Happening } from "#lib/search/happenings";
import { unbroken } from "#lib/typography";

/**
 * A month as a table, a week a row. What lasts is one bar a week, named on its first day there; on a narrow screen days
 * are figures with a count, which lead to the list below.
 */
export function MonthGrid({
  lang,
  month,
  today,
  happenings,
}: {
  lang: Lang;
  month: string;
  /** "2026-11-22", in Paris. */
  today: string;
  happenings: readonly Happening[];
}) {
  const words = messages(lang).agenda.month;
  return (
    <table className="month-grid">
      <caption className="sr-only">{words.caption(formatDate(month, lang))}</caption>
      <thead>
        <tr>
          {words.weekdays.map(([short, name]) => (
            <th key={name} scope="col">
              <span aria-hidden="true">{short}</span>
              <span className="sr-only">{name}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {gridOf(month, happenings).map((week) => (
          <tr key={week.find(({ day }) => day)?.day}>
            {week.map((cell, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a week has seven days, in their order
              <Day key={index} lang={lang} cell={cell} today={today} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Day({ lang, cell, today }: { lang: Lang; cell: Cell<Happening>; today: string }) {
  const { day, happenings, bars, hidden } = cell;
  if (!day) return <td className="month-grid-out" />;
  const words = messages(lang).agenda.month;
  const named = new Set(bars.map(({ happening }) => happening.id));
  return (
    <td aria-current={day === today ? "date" : undefined}>
      {happenings.length > 0 ? (
        <a className="month-grid-day" href={`#${anchorOf(happenings, day)}`}>
          <Figure day={day} lang={lang} />
          <span className="month-grid-count" aria-hidden="true">
            {happenings.length}
          </span>
          <span className="sr-only">, {words.events(happenings.length)}</span>
        </a>
      ) : (
        <span className="month-grid-day">
          <Figure day={day} lang={lang} />
        </span>
      )}
      {happenings.length > 0 ? (
        <ul className="month-grid-bars">
          {bars.map((bar) => (
            <li key={bar.happening.id} className={`bar line-${bar.line} span-${bar.days} ${edgesOf(bar)}`}>
              <a
                href={entryPath(lang, bar.happening.type, bar.happening.slug)}
                lang={foreign(bar.happening.language, lang)}
              >
                {unbroken(bar.happening.title)}
              </a>
            </li>
          ))}
          {happenings
            .filter(({ id }) => hidden === 0 && !named.has(id))
            .map(({ id, title }) => (
              <li key={id} className="sr-only">
                {words.goesOn(title)}
              </li>
            ))}
          {hidden > 0 ? (
            <li className="line-more">
              <a href={`#${anchorOf(happenings, day)}`}>{words.more(hidden)}</a>
            </li>
          ) : null}
        </ul>
      ) : null}
    </td>
  );
}

const Figure = ({ day, lang }: { day: string; lang: Lang }) => (
  <time dateTime={day}>
    <span aria-hidden="true">{Number(day.slice(8))}</span>
    <span className="sr-only">{formatDate(day, lang)}</span>
  </time>
);

const edgesOf = ({ fromBefore, goesOn }: Bar<Happening>) =>
  [fromBefore ? "from-before" : "", goesOn ? "goes-on" : ""].join(" ").trim();

/** Where the list says what happens that day: under the day when something begins then, else where the first one is. */
function anchorOf(happenings: readonly Happening[], day: string): string {
  const [first] = happenings;
  return !first || happenings.some(({ startsOn }) => startsOn === day)
    ? dayAnchor(day)
    : happeningAnchor(first);
}

export const dayAnchor = (day: string) => `jour-${day}`;
export const happeningAnchor = ({ slug }: Pick<Happening, "slug">) => `e-${slug}`;
