import type { ReactNode } from "react";
import { type Fact, Facts } from "#components/ui/facts";
import { timesOf } from "#lib/agenda/times";
import { formatDate } from "#lib/dates";
import { deadlineStateOfCard } from "#lib/entries/deadline";
import { isOver, pagesOf, periodOf, placeOf, statusOf } from "#lib/entries/facts";
import { fieldLabel, optionLabel } from "#lib/entries/field-words";
import type { Field } from "#lib/entries/fields";
import { RECORD_LANG } from "#lib/entries/language";
import { entryTypes, fieldsOf } from "#lib/entries/types/index";
import { type EntryView, textOf } from "#lib/entries/view";
import { type Lang, messages } from "#lib/messages/index";
import { territoryPath } from "#lib/paths";
import { wordingIn } from "#lib/revisions/wording";

/**
 * The facts of an entry: dates, place and pages said as people say them, then every other field that has a value,
 * in the order of the registry. A field that a type adds shows here without a line of code.
 */
export function EntryFacts({ entry, lang }: { entry: EntryView; lang: Lang }) {
  const { value } = wordingIn(lang, NO_NAMES);
  const others = fieldsOf(entry.type).flatMap((field): Fact[] => {
    if (SAID_ELSEWHERE.has(field.name)) return [];
    const words = wordsOf(field, entry, lang) ?? value(field, valueIn(entry, field.name));
    if (!words) return [];
    const typed = field.widget === "line" || field.widget === "text";
    return [{ label: fieldLabel(field, lang), value: typed ? asTyped(words, entry.language, lang) : words }];
  });
  return (
    <Facts
      facts={[...dateFacts(entry, lang), ...placeFacts(entry, lang), ...pageFacts(entry, lang), ...others]}
    />
  );
}

/** What the rest of the page, or the facts above, say in another way. */
const SAID_ELSEWHERE = new Set(
  "title subtitle aliases kind summary body url themes credits relations links sources archived mergedInto highlightedUntil startsOn endsOn startTime endTime territory country address latitude longitude pageCount pageFrom pageTo".split(
    " ",
  ),
);

/** What people typed, in its own language: marked where the page is in another (WCAG 3.1.2). */
const asTyped = (text: string, language: string, lang: Lang) =>
  language === lang ? text : <span lang={language}>{text}</span>;

const NO_NAMES = { entries: new Map(), organisations: new Map(), themes: new Map(), territories: new Map() };

function valueIn(entry: EntryView, name: string) {
  if (name === "language") return entry.language;
  if (name === "deadlineOn") return entry.deadlineOn;
  const value = entry.details[name] ?? null;
  // A box that is not ticked is the rule, and says nothing.
  return value === false ? null : value;
}

function wordsOf(field: Field, entry: EntryView, lang: Lang): string | null {
  if (field.name === "status") {
    const status = statusOf(entry, new Date());
    return status && optionLabel("status", status, lang);
  }
  const deadline = field.name === "deadlineOn" && entry.deadlineOn;
  const state = deadline ? deadlineStateOfCard(entry, new Date()) : null;
  if (deadline && state) {
    return `${formatDate(deadline, lang)} (${messages(lang).agenda.deadlines.states[state].toLowerCase()})`;
  }
  const amount = field.name === "amountEur" ? entry.details[field.name] : null;
  if (typeof amount !== "number") return null;
  return new Intl.NumberFormat(lang, { style: "currency", currency: "EUR", maximumFractionDigits: 0 }).format(
    amount,
  );
}

function dateFacts(entry: EntryView, lang: Lang): Fact[] {
  const { entry: words, card } = messages(lang).reading;
  const period = periodOf(entry, lang);
  if (!period) return [];
  const start = fieldsOf(entry.type).find(({ name }) => name === "startsOn");
  const label = entry.endsOn || !start ? words.period : fieldLabel(start, lang);
  const over = entryTypes[entry.type].card.includes("coming") ? isOver(entry, new Date()) : null;
  const [startTime, endTime, timezone] = ["startTime", "endTime", "timezone"].map((name) =>
    textOf(entry, name),
  );
  const { startsOn, endsOn, territory, country } = entry;
  const place = { timezone, territory: territory?.code, country };
  const times = startsOn
    ? timesOf({ startsOn, endsOn, startTime: startTime ?? null, endTime: endTime ?? null, ...place }, lang)
    : null;
  return [
    { label, value: over === null ? period : [period, over ? card.past : card.coming] },
    ...(times ? [{ label: words.time, value: times }] : []),
  ];
}

function placeFacts(entry: EntryView, lang: Lang): Fact[] {
  const { territory } = entry;
  const place = placeOf(entry, lang);
  const values: ReactNode[] = [];
  // An address alone is as it was typed; with it may come the country, in the language of the page.
  if (place && place !== territory?.name) {
    values.push(place === entry.address ? asTyped(place, RECORD_LANG, lang) : place);
  }
  if (territory) {
    values.push(
      <a key="territory" href={territoryPath(lang, territory.code)}>
        {territory.name}
      </a>,
    );
  }
  return values.length > 0 ? [{ label: messages(lang).reading.entry.place, value: values }] : [];
}

function pageFacts(entry: EntryView, lang: Lang): Fact[] {
  const pages = pagesOf(entry, lang);
  return pages ? [{ label: messages(lang).reading.entry.pages, value: pages }] : [];
}
