/**
 * The columns of a table of entries, made from the registry: a field a column, named as its form names it; those who did
 * something on it, a column a role. The template to download and the reading of a table say the same. Pure.
 */
import { countryName, fieldLabel, languageName, optionLabel } from "#lib/entries/field-words";
import { creditRoles, type Field } from "#lib/entries/fields";
import { entryTypes, formFieldsOf } from "#lib/entries/types/index";
import { type Lang, messages } from "#lib/messages/index";
import { ENTRY_TYPES, type EntryType } from "#lib/paths";
import type { Content, Json } from "#lib/revisions/changes";
import { fold } from "#lib/text";

export type Column =
  | { what: "type" }
  | { what: "field"; field: Field }
  /** The names of those who have this role. */
  | { what: "credits"; role: string };

/** Between the values of a cell that holds several. */
export const BETWEEN = " ; ";

export function columnsOf(type: EntryType): Column[] {
  return [
    { what: "type" },
    ...formFieldsOf(type).flatMap((field): Column[] => {
      if (field.widget === "relations") return [];
      if (field.widget !== "credits") return [{ what: "field", field }];
      return [...new Set([...entryTypes[type].roles, ...creditRoles])].map((role) => ({
        what: "credits",
        role,
      }));
    }),
  ];
}

export function headingOf(column: Column, lang: Lang): string {
  if (column.what === "type") return messages(lang).imports.typeColumn;
  return column.what === "credits" ? optionLabel("role", column.role, lang) : fieldLabel(column.field, lang);
}

/** The type that a cell names, in French, in English or by its key; null when it is none. */
export function typeNamed(cell: string): EntryType | null {
  const name = fold(cell.trim());
  return (
    ENTRY_TYPES.find((type) =>
      [type, ...(["fr", "en"] as const).flatMap((lang) => Object.values(namesOfType(type, lang)))].some(
        (one) => fold(one) === name,
      ),
    ) ?? null
  );
}

export const typeName = (type: EntryType, lang: Lang): string => namesOfType(type, lang).one;

function namesOfType(type: EntryType, lang: Lang) {
  const { one, many } = messages(lang).common.types[type];
  return { one, many };
}

/** The column that a heading names in a table of entries of the type: by its French or English name, or the field's own. */
export function columnNamed(type: EntryType, heading: string): Column | null {
  return byName.get(type)?.get(comparable(heading)) ?? null;
}

/** Whether any type has such a column. */
export const isColumn = (heading: string) => ENTRY_TYPES.some((type) => columnNamed(type, heading));

const comparable = (heading: string) =>
  fold(heading)
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

const keyOf = (column: Column) =>
  column.what === "field" ? column.field.name : column.what === "credits" ? column.role : "type";

const byName = new Map(
  ENTRY_TYPES.map((type) => [
    type,
    new Map(
      columnsOf(type)
        // The first of that name wins: fields stand before the roles that no form proposes first.
        .toReversed()
        .flatMap((column) =>
          [headingOf(column, "fr"), headingOf(column, "en"), keyOf(column)].map(
            (name) => [comparable(name), column] as const,
          ),
        ),
    ),
  ]),
);

/** The template of a type: its headings, and its example as a row to write over. */
export function templateRows(type: EntryType, lang: Lang): string[][] {
  const columns = columnsOf(type).filter(
    (column) => column.what !== "credits" || entryTypes[type].roles.some((role) => role === column.role),
  );
  const { example } = entryTypes[type];
  return [
    columns.map((column) => headingOf(column, lang)),
    columns.map((column) => exampleOf(column, type, example, lang)),
  ];
}

function exampleOf(column: Column, type: EntryType, example: Content, lang: Lang): string {
  if (column.what === "type") return typeName(type, lang);
  const items = (value: Json | undefined) => (Array.isArray(value) ? value : []);
  const part = (item: Json, key: string) =>
    typeof item === "object" && item !== null && !Array.isArray(item)
      ? String(item[key] ?? "")
      : String(item ?? "");
  if (column.what === "credits") {
    return items(example.credits)
      .filter((credit) => part(credit, "role") === column.role)
      .map((credit) => part(credit, "name"))
      .join(BETWEEN);
  }
  const { name, widget, choice = name } = column.field;
  const value = example[name] ?? null;
  if (value === null) return "";
  switch (widget) {
    case "choice":
      return optionLabel(choice, String(value), lang);
    case "language":
      return languageName(String(value), lang);
    case "country":
      return countryName(String(value), lang);
    case "checkbox":
      return messages(lang).fields[value === true ? "yes" : "no"];
    case "links":
      return items(value)
        .map((link) => `${part(link, "label")} ${part(link, "url")}`)
        .join(BETWEEN);
    case "sources":
      return items(value)
        .map((source) => part(source, "document"))
        .join(BETWEEN);
    default:
      return Array.isArray(value) ? value.map(String).join(BETWEEN) : String(value);
  }
}
