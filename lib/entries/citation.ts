/**
 * How to cite an entry, in the order of ISO 690: who, title, what holds it, publisher, date, pages, address. Pure.
 * The same order serves all types: what a type has not is left out.
 */
import { formatDay } from "#lib/dates";
import { type Lang, messages } from "#lib/messages/index";
import { namesOf, pagesOf, periodOf, placeOf } from "./facts";
import { entryTypes } from "./types";
import { creditsOf, type EntryCard, type EntryView, textOf } from "./view";

/** The thing itself, as a bibliography names it. */
export function citationOf(entry: EntryCard & Pick<EntryView, "url">, lang: Lang): string {
  const main = entryTypes[entry.type].roles[0];
  const published = creditsOf(entry, "publisher").map(({ name }) => name);
  const by = creditsOf(entry, main).map(({ name }) => name);
  const held = [textOf(entry, "container"), textOf(entry, "issue")].filter(Boolean).join(", ");
  const imprint = [
    by.length > 0 ? published.join(", ") : null,
    placeOf(entry, lang),
    periodOf(entry, lang),
    pagesOf(entry, lang),
  ];
  return [
    namesOf(by.length > 0 ? by : published, lang, 4),
    [entry.title, textOf(entry, "subtitle")].filter(Boolean).join(lang === "fr" ? "\u00a0: " : ": "),
    held,
    imprint.filter(Boolean).join(", "),
    entry.url ? messages(lang).reading.entry.available(entry.url) : "",
  ]
    .filter(Boolean)
    .map((part) => (/[.!?…]$/.test(part) ? part : `${part}.`))
    .join(" ");
}

/** The record in the directory, with its version: what a reader saw, at `url`. */
export function recordCitation(
  entry: Pick<EntryView, "title" | "version" | "updatedAt">,
  lang: Lang,
  url: string,
): string {
  return messages(lang).reading.entry.record(
    entry.title,
    entry.version,
    formatDay(entry.updatedAt, lang),
    url,
  );
}
