import { Icon } from "#components/ui/icon";
import { formatDate } from "#lib/dates";
import { type Lang, messages } from "#lib/messages/index";

/** The month that is shown, and the nearest ones that have something: named, so that one knows how far they are. */
export function MonthNav({
  lang,
  month,
  today,
  before,
  after,
  hrefOf,
}: {
  lang: Lang;
  /** "2026-11" */
  month: string;
  today: string;
  before: string | null;
  after: string | null;
  hrefOf: (month: string) => string;
}) {
  const words = messages(lang).agenda.month;
  return (
    <div className="month-nav">
      <h2 id="mois">
        <time dateTime={month}>{capitalised(formatDate(month, lang))}</time>
      </h2>
      <nav aria-label={words.nav}>
        <ul>
          {before ? (
            <li>
              <a href={hrefOf(before)} rel="prev">
                <Icon name="previous" size={16} />
                <span className="sr-only">{words.previous + messages(lang).common.colon}</span>
                {formatDate(before, lang)}
              </a>
            </li>
          ) : null}
          {month === today ? null : (
            <li>
              <a href={hrefOf(today)} aria-label={words.backToToday(formatDate(today, lang))}>
                {words.today}
              </a>
            </li>
          )}
          {after ? (
            <li>
              <a href={hrefOf(after)} rel="next">
                <span className="sr-only">{words.next + messages(lang).common.colon}</span>
                {formatDate(after, lang)}
                <Icon name="next" size={16} />
              </a>
            </li>
          ) : null}
        </ul>
      </nav>
    </div>
  );
}

const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
