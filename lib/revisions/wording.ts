/** Values of contents as people say them: "septembre 2018", "Rapport", "Éditeur : DITP". Pure: names are given. */
import { formatDate } from "#lib/dates";
import { countryName, languageName, optionLabel } from "#lib/entries/field-words";
import { credit, type Field, link, relation, source } from "#lib/entries/fields";
import { relationLabel } from "#lib/entries/relations";
import { tieOf } from "#lib/entries/removed";
import { type Lang, messages } from "#lib/messages/index";
import type { EntryType } from "#lib/paths";
import type { Json } from "./changes";
import type { Wording } from "./compare";

/** The names of what contents hold as slugs and codes. */
export interface Names {
  entries: ReadonlyMap<string, { title: string; type: EntryType }>;
  /** Entries that were taken down, for who may not read their name: what is tied to one says only that. */
  hidden?: ReadonlySet<string>;
  organisations: ReadonlyMap<string, string>;
  themes: ReadonlyMap<string, Readonly<Record<Lang, string>>>;
  territories: ReadonlyMap<
    string,
    { name: string; level: "country" | "region" | "departement" | "epci" | "commune" }
  >;
}

export function wordingIn(lang: Lang, names: Names): Wording {
  const item = (field: Field, value: Json) => itemWords(field, value, names, lang);
  return { item, value: (field, value) => valueWords(field, value, names, lang) };
}

function valueWords(field: Field, value: Json, names: Names, lang: Lang): string | null {
  if (value === null || value === "") return null;
  if (Array.isArray(value)) return value.map((one) => itemWords(field, one, names, lang)).join(" ; ") || null;
  if (typeof value === "boolean") return value ? messages(lang).fields.yes : messages(lang).fields.no;
  if (typeof value === "number") return numberFormat(lang).format(value);
  if (typeof value !== "string") return JSON.stringify(value);
  switch (field.widget) {
    case "choice":
      return optionLabel(field.choice ?? field.name, value, lang);
    case "language":
      return languageName(value, lang);
    case "country":
      return countryName(value, lang);
    case "territory":
      return territoryWords(value, names, lang);
    case "date":
      return formatDate(value, lang);
    case undefined:
      if (names.hidden?.has(value)) return messages(lang).history.removedEntry;
      // Moderators' acts: another entry, a day.
      return names.entries.get(value)?.title ?? formatDate(value, lang);
    default:
      return value;
  }
}

function itemWords(field: Field, value: Json, names: Names, lang: Lang): string {
  if (names.hidden?.has(tieOf(value) ?? "")) return messages(lang).history.removedEntry;
  const words = listWords(field, value, names, lang);
  // What is not an item of this list is shown as it is kept: a moderator must see it.
  return words ?? (typeof value === "string" ? value : JSON.stringify(value));
}

function listWords(field: Field, value: Json, names: Names, lang: Lang): string | null {
  const { of, discover } = messages(lang).review.words;
  switch (field.widget) {
    case "themes":
      return typeof value === "string" ? (names.themes.get(value)?.[lang] ?? value) : null;
    case "credits": {
      const item = credit.safeParse(value);
      if (!item.success) return null;
      const { role, name, note, organisation, entry } = item.data;
      const tie = organisation
        ? nameOf(organisation, names.organisations)
        : entry
          ? entryTitle(entry, names)
          : null;
      return of(optionLabel("role", role, lang), aside(name, [note], tie === name ? null : tie));
    }
    case "relations": {
      const item = relation.safeParse(value);
      if (!item.success) return null;
      return of(
        relationLabel(item.data.kind, lang),
        aside(entryTitle(item.data.to, names), [item.data.note]),
      );
    }
    case "links": {
      const item = link.safeParse(value);
      if (!item.success) return null;
      const { label, kind, language, url } = item.data;
      return of(
        aside(label, [optionLabel("link", kind, lang), language && languageName(language, lang)]),
        url,
      );
    }
    case "sources": {
      const item = source.safeParse(value);
      if (!item.success) return null;
      const { document, locator, highlighted, entry } = item.data;
      return aside(document, [locator, highlighted && discover], entry && entryTitle(entry, names));
    }
    default:
      return null;
  }
}

function territoryWords(code: string, names: Names, lang: Lang): string {
  const territory = names.territories.get(code);
  if (!territory) return code;
  return territory.level === "country"
    ? territory.name
    : `${territory.name} (${messages(lang).review.words.levels[territory.level]})`;
}

const entryTitle = (slug: string, names: Names): string => names.entries.get(slug)?.title ?? slug;
const nameOf = (slug: string, among: ReadonlyMap<string, string>): string => among.get(slug) ?? slug;

/** "Rapport (p. 3, à découvrir) → Fiche du rapport". */
function aside(name: string, details: readonly (string | null | false)[], tie: string | null = null): string {
  const known = details.filter(Boolean).join(", ");
  return `${name}${known && ` (${known})`}${tie ? ` → ${tie}` : ""}`;
}

// As many decimals as were given: a latitude has six.
const numberFormat = (lang: Lang) =>
  new Intl.NumberFormat(lang === "fr" ? "fr-FR" : "en-GB", { maximumFractionDigits: 20, useGrouping: true });
