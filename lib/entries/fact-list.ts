/**
 * The facts of an entry: dates, place and pages said as people say them, then every other field that has a value, in
 * the order of the registry. A field that a type adds shows there without a line of code. Pure.
 */
import { timesOf } from "#lib/agenda/times";
import { formatDate } from "#lib/dates";
import { type Lang, messages } from "#lib/messages/index";
import { wordingIn } from "#lib/revisions/wording";
import { deadlineStateOfCard } from "./deadline";
import { isOver, pagesOf, periodOf, placeOf, statusOf } from "./facts";
import { fieldLabel, optionLabel } from "./field-words";
import type { Field } from "./fields";
import { RECORD_LANG } from "./language";
import { entryTypes, fieldsOf } from "./types/index";
import { type EntryCard, type EntryView, textOf } from "./view";

export interface FactValue {
  text: string;
  /** The language in which it was typed, when someone typed it. */
  lang?: string;
  /** The code of the territory that it names. */
  territory?: string;
}

export interface EntryFact {
  label: string;
  values: FactValue[];
}

type Stated = EntryCard & Pick<EntryView, "latitude" | "longitude" | "url" | "links">;

export function factsOf(entry: Stated, lang: Lang, now: Date): EntryFact[] {
  const { value } = wordingIn(lang, NO_NAMES);
  const others = fieldsOf(entry.type).flatMap((field): EntryFact[] => {
    if (SAID_ELSEWHERE.has(field.name)) return [];
    const words = wordsOf(field, entry, lang, now) ?? value(field, valueIn(entry, field.name));
    if (!words) return [];
    const typed = field.widget === "line" || field.widget === "text";
    return [
      {
        label: fieldLabel(field, lang),
        values: [typed ? { text: words, lang: entry.language } : { text: words }],
      },
    ];
  });
  return [...dateFacts(entry, lang, now), ...placeFacts(entry, lang), ...pageFacts(entry, lang), ...others];
}

/** What the rest of the page, or the facts above, say in another way. */
const SAID_ELSEWHERE = new Set(
  "title subtitle aliases kind summary body url themes credits relations links sources archived mergedInto highlightedUntil startsOn endsOn startTime endTime territory country address latitude longitude pageCount pageFrom pageTo".split(
    " ",
  ),
);

const NO_NAMES = { entries: new Map(), organisations: new Map(), themes: new Map(), territories: new Map() };

function valueIn(entry: Stated, name: string) {
  if (name === "language") return entry.language;
  if (name === "deadlineOn") return entry.deadlineOn;
  const value = entry.details[name] ?? null;
  // A box that is not ticked is the rule, and says nothing.
  return value === false ? null : value;
}

function wordsOf(field: Field, entry: Stated, lang: Lang, now: Date): string | null {
  if (field.name === "status") {
    const status = statusOf(entry, now);
    return status && optionLabel("status", status, lang);
  }
  if (field.name === "online" && entry.details.online === true && !entry.url && entry.links.length === 0)
    return messages(lang).reading.entry.onlineSomewhere;
  const deadline = field.name === "deadlineOn" && entry.deadlineOn;
  const state = deadline ? deadlineStateOfCard(entry, now) : null;
  if (deadline && state) {
    return `${formatDate(deadline, lang)} (${messages(lang).agenda.deadlines.states[state].toLowerCase()})`;
  }
  const amount = field.name === "amountEur" ? entry.details[field.name] : null;
  if (typeof amount !== "number") return null;
  return new Intl.NumberFormat(lang, { style: "currency", currency: "EUR", maximumFractionDigits: 0 }).format(
    amount,
  );
}

function dateFacts(entry: Stated, lang: Lang, now: Date): EntryFact[] {
  const { entry: words, card } = messages(lang).reading;
  const period = periodOf(entry, lang);
  if (!period) return [];
  const start = fieldsOf(entry.type).find(({ name }) => name === "startsOn");
  const label = entry.endsOn || !start ? words.period : fieldLabel(start, lang);
  const over = entryTypes[entry.type].card.includes("coming") ? isOver(entry, now) : null;
  const [startTime, endTime, timezone] = ["startTime", "endTime", "timezone"].map((name) =>
    textOf(entry, name),
  );
  const { startsOn, endsOn, territory, country } = entry;
  const place = { timezone, territory: territory?.code, country };
  const times = startsOn
    ? timesOf({ startsOn, endsOn, startTime: startTime ?? null, endTime: endTime ?? null, ...place }, lang)
    : null;
  const said = over === null ? [period] : [period, over ? card.past : card.coming];
  return [
    { label, values: said.map((text) => ({ text })) },
    ...(times ? [{ label: words.time, values: [{ text: times }] }] : []),
  ];
}

function placeFacts(entry: Stated, lang: Lang): EntryFact[] {
  const { territory } = entry;
  const place = placeOf(entry, lang);
  const values: FactValue[] = [];
  // An address alone is as it was typed; with it may come the country, in the language of the page.
  if (place && place !== territory?.name) {
    values.push(place === entry.address ? { text: place, lang: RECORD_LANG } : { text: place });
  }
  if (territory) values.push({ text: territory.name, territory: territory.code });
  return values.length > 0 ? [{ label: messages(lang).reading.entry.place, values }] : [];
}

function pageFacts(entry: Stated, lang: Lang): EntryFact[] {
  const pages = pagesOf(entry, lang);
  return pages ? [{ label: messages(lang).reading.entry.pages, values: [{ text: pages }] }] : [];
}
