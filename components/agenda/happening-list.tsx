import type { ReactNode } from "react";
import { Icon } from "#components/ui/icon";
import { listOf } from "#lib/agenda/days";
import { timesOf } from "#lib/agenda/times";
import { formatDate } from "#lib/dates";
import { periodOf, placeOf } from "#lib/entries/facts";
import { optionLabel } from "#lib/entries/field-words";
import { foreign } from "#lib/entries/language";
import { type Lang, messages } from "#lib/messages/index";
import { entryPath } from "#lib/paths";
import type { Happening } from "#lib/search/happenings";
import { unbroken } from "#lib/typography";
import { dayAnchor, happeningAnchor } from "./month-grid";

/** What happens in a month: by day of beginning, what is not known to the day apart. */
export function HappeningList({
  lang,
  month,
  now,
  happenings,
}: {
  lang: Lang;
  month: string;
  now: Date;
  happenings: readonly Happening[];
}) {
  const words = messages(lang).agenda.list;
  const { begun, days, inMonth, inYear } = listOf(month, happenings);
  const rows = (some: readonly Happening[]) =>
    some.map((one) => <Row key={one.id} lang={lang} now={now} happening={one} />);
  return (
    <>
      {begun.length > 0 ? <Group title={words.begun}>{rows(begun)}</Group> : null}
      {days.map(({ day, happenings: on }) => (
        <Group
          key={day}
          id={dayAnchor(day)}
          title={
            <time dateTime={day}>
              {weekday(day, lang)} {formatDate(day, lang)}
            </time>
          }
        >
          {rows(on)}
        </Group>
      ))}
      {inMonth.length > 0 ? <Group title={words.inMonth}>{rows(inMonth)}</Group> : null}
      {inYear.length > 0 ? <Group title={words.inYear}>{rows(inYear)}</Group> : null}
    </>
  );
}

function Group({ id, title, children }: { id?: string; title: ReactNode; children: ReactNode }) {
  return (
    <section className="happening-group" id={id}>
      <h3>{title}</h3>
      <ul>{children}</ul>
    </section>
  );
}

function Row({ lang, now, happening }: { lang: Lang; now: Date; happening: Happening }) {
  const { agenda } = messages(lang);
  const { startsOn, endsOn, territory, territoryName } = happening;
  const place = placeOf(
    { ...happening, territory: territory && territoryName ? { code: territory, name: territoryName } : null },
    lang,
  );
  // One day is that of the heading.
  const period =
    startsOn.length === 10 && (!endsOn || endsOn === startsOn) ? null : periodOf(happening, lang);
  const facts = [period, timesOf(happening, lang), place, optionLabel("kind", happening.kind, lang)];
  const state = happening.endsAt < now ? "past" : happening.startsAt <= now ? "underWay" : null;
  return (
    <li id={happeningAnchor(happening)} className="happening">
      <a
        className="happening-title"
        href={entryPath(lang, happening.type, happening.slug)}
        lang={foreign(happening.language, lang)}
      >
        {unbroken(happening.title)}
      </a>
      <ul className="entry-row-facts">
        {facts.map((fact) => (fact ? <li key={fact}>{fact}</li> : null))}
        {state === "past" ? <li>{agenda.list.past}</li> : null}
      </ul>
      {state === "underWay" ? (
        <span className="badge tone-ok">
          <Icon name="clock" size={14} />
          {agenda.list.underWay}
        </span>
      ) : null}
    </li>
  );
}

// Days are text, without a zone.
const weekday = (day: string, lang: Lang) => {
  const name = new Intl.DateTimeFormat(lang, { weekday: "long", timeZone: "UTC" }).format(new Date(day));
  return name.charAt(0).toUpperCase() + name.slice(1);
};
