import { Icon, type IconName } from "#components/ui/icon";
import { deadlineTimeOf } from "#lib/agenda/times";
import { formatDate } from "#lib/dates";
import { type DeadlineState, daysLeft, deadlineStateOf } from "#lib/entries/deadline";
import { foreign } from "#lib/entries/language";
import { type Lang, messages } from "#lib/messages/index";
import { entryPath } from "#lib/paths";
import type { DeadlineEntry, Deadlines } from "#lib/search/deadlines";
import { unbroken } from "#lib/typography";

/** Deadlines with their state, in words and by their sign; closed ones are a link away. */
export function DeadlineList({
  lang,
  now,
  deadlines: { entries, more, someClosed },
  filtered,
  closedHref,
  openHref,
  allHref,
}: {
  lang: Lang;
  now: Date;
  deadlines: Deadlines;
  /** Whether the search narrows them. */
  filtered: boolean;
  /** The same page with the closed ones; null when they are shown. */
  closedHref: string | null;
  /** Without them; null when they are hidden. */
  openHref: string | null;
  /** All of them, in the search. */
  allHref: string;
}) {
  const words = messages(lang).agenda.deadlines;
  return (
    <section className="agenda-part" aria-labelledby="echeances">
      <h2 id="echeances">{words.title}</h2>
      {entries.length > 0 ? (
        <ul className="deadlines">
          {entries.map((entry) => (
            <Row key={entry.id} lang={lang} now={now} entry={entry} />
          ))}
        </ul>
      ) : (
        <p className="text-muted">{filtered ? words.noneAsked : words.none}</p>
      )}
      <ul className="agenda-links">
        {more ? (
          <li>
            <a href={allHref}>{words.more}</a>
          </li>
        ) : null}
        {closedHref && someClosed ? (
          <li>
            <a href={closedHref}>{words.showClosed}</a>
          </li>
        ) : null}
        {openHref ? (
          <li>
            <a href={openHref}>{words.hideClosed}</a>
          </li>
        ) : null}
      </ul>
    </section>
  );
}

const LOOKS: Record<DeadlineState, { icon: IconName; tone: string }> = {
  upcoming: { icon: "clock", tone: "tone-neutral" },
  open: { icon: "check", tone: "tone-ok" },
  closing: { icon: "warning", tone: "tone-warn" },
  closed: { icon: "lock", tone: "tone-neutral" },
};

function Row({ lang, now, entry }: { lang: Lang; now: Date; entry: DeadlineEntry }) {
  const words = messages(lang).agenda.deadlines;
  const state = deadlineStateOf(entry, now);
  if (!state) return null;
  const { icon, tone } = LOOKS[state];
  const facts = [
    state === "closing" ? words.left(daysLeft(entry.deadlineAt, now)) : null,
    words.on(formatDate(entry.deadlineOn, lang)),
    deadlineTimeOf(entry, lang),
    state === "upcoming" && entry.startsOn ? words.opens(formatDate(entry.startsOn, lang)) : null,
  ];
  return (
    <li>
      <p>
        <span className={`badge ${tone}`}>
          <Icon name={icon} size={14} />
          {words.states[state]}
        </span>
      </p>
      <a href={entryPath(lang, entry.type, entry.slug)} lang={foreign(entry.language, lang)}>
        {unbroken(entry.title)}
      </a>
      <ul className="entry-row-facts">{facts.map((fact) => (fact ? <li key={fact}>{fact}</li> : null))}</ul>
    </li>
  );
}
