/** The value of a field as a table, or a note, shows it: from the registry, so of any type. Pure. */
import { countryName, languageName, optionLabel } from "#lib/entries/field-words";
import type { Field } from "#lib/entries/fields";
import { relationLabel } from "#lib/entries/relations";
import type { EntryView } from "#lib/entries/view";
import { type Lang, messages } from "#lib/messages/index";
import { themeLabel } from "#lib/themes/label";

/** What is carried away: an `EntryRecord`, or the view of a page. */
export type Carried = Omit<EntryView, "creditedOn" | "sourceOf" | "organisation" | "decision" | "archived">;

export type Cell = string | number | null;

/** Between the values of a cell that holds several. */
export const BETWEEN = " ; ";

/** Null when the entry has it not. Lists are joined; dates are as people gave them: "2018-09". */
export function cellOf({ name, widget, choice = name }: Field, entry: Carried, lang: Lang): Cell {
  switch (widget) {
    case "territory":
      return entry.territory?.name ?? null;
    case "themes":
      return joined(entry.themes.map((theme) => themeLabel(theme, lang)));
    case "credits":
      return joined(entry.credits.map((credit) => credit.name));
    case "relations":
      return joined(
        entry.relations.map(
          ({ kind, entry: other }) =>
            `${relationLabel(kind, lang)}${messages(lang).common.colon}${other.title}`,
        ),
      );
    case "links":
      return joined(entry.links.map(({ label, url }) => `${label} ${url}`));
    case "sources":
      return joined(
        entry.sources.map(({ document, locator }) => (locator ? `${document}, ${locator}` : document)),
      );
  }
  const value = fieldValue(name, entry);
  if (value === null || value === undefined) return null;
  switch (widget) {
    case "choice":
      return optionLabel(choice, String(value), lang);
    case "language":
      return languageName(String(value), lang);
    case "country":
      return countryName(String(value), lang);
    case "checkbox":
      return messages(lang).fields[value === true ? "yes" : "no"];
  }
  if (Array.isArray(value)) return joined(value.map(String));
  return typeof value === "number" ? value : String(value);
}

const joined = (values: readonly string[]): string | null => values.join(BETWEEN) || null;

/** Fields that all types share are an entry's own, the others are its details. */
const fieldValue = (name: string, entry: Carried): unknown =>
  Object.hasOwn(entry.details, name) ? entry.details[name] : Reflect.get(entry, name);
