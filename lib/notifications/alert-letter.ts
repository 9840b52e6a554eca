/** The mails of alerts: what is new and what changed, dates that draw near, and the links by which one follows and stops. */
import { formatDate, formatDay } from "#lib/dates";
import { periodOf, placeOf } from "#lib/entries/facts";
import { fieldLabel, optionLabel } from "#lib/entries/field-words";
import { foreign } from "#lib/entries/language";
import type { EntryRecord } from "#lib/entries/records";
import { type Lang, messages } from "#lib/messages/index";
import { alertConfirmationPath, alertsPath, entryPath, stopAlertsPath } from "#lib/paths";
import type { AlertItem } from "#lib/subscriptions/items";
import type { AlertFrequency, AlertRound } from "#lib/subscriptions/kinds";
import { type Block, forSubject, writeLetter } from "./letter";

export interface AlertedEntry {
  entry: EntryRecord;
  isNew: boolean;
  entered?: boolean;
  fields: readonly string[];
  /** Of the alerts by which it is told. */
  names: readonly string[];
  date?: AlertItem["date"];
  /** Days until then, of who reads it. */
  left?: number;
}

export interface AlertLetter {
  round: AlertRound;
  /** The latest first. */
  entries: readonly AlertedEntry[];
  /** How many there are besides. */
  more: number;
  /** Where all of them are, when one alert alone tells them. */
  everything: string | null;
  day: Date;
  /** Of the page of all one's alerts, and of the page that stops them. */
  tokens: { page: string; stop: string };
}

export function alertLetter(lang: Lang, letter: AlertLetter, publicUrl: string) {
  const { round, entries, more, everything, day, tokens } = letter;
  const words = messages(lang).alerts.mail;
  const settingsUrl = publicUrl + alertsPath(lang, { jeton: tokens.page });
  const [first] = entries;
  const one = entries.length === 1 && more === 0 && first ? first : null;
  return writeLetter(lang, {
    subject: subjectOf(lang, letter),
    greeting: messages(lang).mails.hello,
    blocks: [
      words.intro[round](formatDay(day, lang)),
      ...(round === "reminder" ? datesOf(lang, entries, publicUrl) : partsOf(lang, entries, publicUrl)),
      ...(more > 0 ? [words.more(more)] : []),
    ],
    action: one
      ? { label: words.see, url: publicUrl + entryPath(lang, one.entry.type, one.entry.slug) }
      : everything
        ? { label: words.all, url: publicUrl + everything }
        : { label: words.alerts, url: settingsUrl },
    after: [words.why[round]],
    settingsUrl,
    stop: { label: words.stop, url: publicUrl + stopAlertsPath(lang, { jeton: tokens.stop }) },
  });
}

function subjectOf(lang: Lang, { round, entries, more, day }: AlertLetter): string {
  const { subjects } = messages(lang).alerts.mail;
  const [first] = entries;
  if (entries.length === 1 && more === 0 && first) {
    const title = forSubject(first.entry.title);
    if (first.date) return subjects.date[first.date.what](first.left ?? 0, title);
    return subjects[newsOf(first)](title);
  }
  return subjects[round](entries.length + more, formatDay(day, lang));
}

/** What is new, what came into what is followed, then what changed. */
function partsOf(lang: Lang, entries: readonly AlertedEntry[], publicUrl: string): Block[] {
  const { parts } = messages(lang).alerts.mail;
  const listed = (part: string, shown: readonly AlertedEntry[]): Block[] =>
    shown.length === 0
      ? []
      : [{ part }, ...shown.map((one) => listedEntry(lang, one, linesOf(lang, one), publicUrl))];
  const kinds = ["published", "entered", "changed"] as const;
  return kinds.flatMap((kind) =>
    listed(
      parts[kind],
      entries.filter((one) => newsOf(one) === kind),
    ),
  );
}

const newsOf = ({ isNew, entered }: AlertedEntry) => (isNew ? "published" : entered ? "entered" : "changed");

function datesOf(lang: Lang, entries: readonly AlertedEntry[], publicUrl: string): Block[] {
  const { date } = messages(lang).alerts.mail;
  return entries.flatMap((one) =>
    one.date
      ? [
          listedEntry(
            lang,
            one,
            [date[one.date.what](formatDate(one.date.day, lang), one.left ?? 0), factsOf(lang, one)],
            publicUrl,
          ),
        ]
      : [],
  );
}

const listedEntry = (
  lang: Lang,
  { entry }: AlertedEntry,
  lines: readonly string[],
  publicUrl: string,
): Block => ({
  title: entry.title,
  lang: foreign(entry.language, lang),
  url: publicUrl + entryPath(lang, entry.type, entry.slug),
  lines,
});

function linesOf(lang: Lang, one: AlertedEntry): string[] {
  const words = messages(lang).alerts.mail;
  const fields = one.fields.map((name) => fieldLabel({ name }, lang));
  return [
    factsOf(lang, one),
    one.entry.summary,
    ...(fields.length > 0 ? [words.fields(fields.join(", "))] : []),
    words.because(one.names),
  ];
}

/** "Événement · Rencontre · 20 novembre 2026 · Rennes" */
function factsOf(lang: Lang, { entry }: AlertedEntry): string {
  const facts = [
    messages(lang).common.types[entry.type].one,
    optionLabel("kind", entry.kind, lang),
    periodOf(entry, lang),
    placeOf(entry, lang),
  ];
  return [...new Set(facts.filter((fact) => fact !== null))].join(" · ");
}

interface Confirmation {
  name: string;
  frequency: AlertFrequency;
  token: string;
  days: number;
}

export function alertConfirmationLetter(
  lang: Lang,
  { name, frequency, token, days }: Confirmation,
  publicUrl: string,
) {
  const { alerts, mails } = messages(lang);
  const words = alerts.confirmationMail;
  return writeLetter(lang, {
    subject: words.subject(forSubject(name)),
    greeting: mails.hello,
    blocks: [words.intro, { name, quote: alerts.frequencies[frequency] }, words.next],
    action: { label: words.action, url: publicUrl + alertConfirmationPath(lang, { jeton: token }) },
    after: [words.limits(days), words.notYou],
  });
}

/** The link to the page of one's alerts, for who asked for it, or for an alert that is there already. */
export function alertsPageLetter(lang: Lang, { tokens }: Pick<AlertLetter, "tokens">, publicUrl: string) {
  const { alerts, mails } = messages(lang);
  const words = alerts.pageMail;
  return writeLetter(lang, {
    subject: words.subject,
    greeting: mails.hello,
    blocks: [words.intro],
    action: { label: words.action, url: publicUrl + alertsPath(lang, { jeton: tokens.page }) },
    after: [words.notYou],
    stop: { label: alerts.mail.stop, url: publicUrl + stopAlertsPath(lang, { jeton: tokens.stop }) },
  });
}
