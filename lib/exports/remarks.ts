/** What an entry says that bibliographies have no place for, in words. Pure. */
import { fieldLabel, optionLabel } from "#lib/entries/field-words";
import { entryTypes, formFieldsOf } from "#lib/entries/types/index";
import { creditsByRole, creditsOf } from "#lib/entries/view";
import { type Lang, messages } from "#lib/messages/index";
import { type Carried, cellOf } from "./cells";

/** A line each: other roles, then the fields of the type that are words, dates or numbers. */
export function remarksOf(entry: Carried, lang: Lang): string[] {
  const { colon } = messages(lang).common;
  const main = creditsOf(entry, "author").length > 0 ? "author" : entryTypes[entry.type].roles[0];
  const held = new Set([main, "author", "editor", "contributor", "publisher"]);
  const roles = creditsByRole(entry.credits).flatMap(([role, credits]) => {
    const said = credits.filter(({ note }) => note || !held.has(role));
    if (said.length === 0) return [];
    const names = said.map(({ name, note }) => (note ? `${name} (${note})` : name));
    return [`${optionLabel("role", role, lang)}${colon}${names.join(" ; ")}`];
  });
  const facts = formFieldsOf(entry.type).flatMap((field) => {
    if (HELD.has(field.name) || !IN_WORDS.has(field.widget)) return [];
    const said = cellOf(field, entry, lang);
    return said === null || said === "" ? [] : [`${fieldLabel(field, lang)}${colon}${said}`];
  });
  return [...roles, ...facts];
}

/** The fields that a variable holds, or that a bibliography has no use for. */
const HELD: ReadonlySet<string> = new Set([
  ...["kind", "title", "subtitle", "summary", "language", "url", "startsOn", "endsOn", "address", "country"],
  ...["container", "identifiers", "issue", "edition", "pageCount", "pageFrom", "pageTo"],
  ...["latitude", "longitude"],
]);

const IN_WORDS: ReadonlySet<string> = new Set([
  "line",
  "names",
  "choice",
  "date",
  "time",
  "number",
  "territory",
]);
