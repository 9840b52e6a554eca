/** A row of a table as the content of an entry of the type that it names. Pure. */
import { dateOf } from "#lib/entries/date-parts";
import { optionLabel } from "#lib/entries/field-words";
import type { Field } from "#lib/entries/fields";
import { emptyContent, formFieldsOf } from "#lib/entries/types/index";
import { countryOptions } from "#lib/entries/vocabularies";
import { messages } from "#lib/messages/index";
import type { EntryType } from "#lib/paths";
import type { Json } from "#lib/revisions/changes";
import { fold, tidyLine, tidyText } from "#lib/text";
import { columnNamed, headingOf, typeNamed } from "./columns";
import type { Problem } from "./raw";
import {
  type Converted,
  creditOf,
  languageOf,
  linkOf,
  type Settings,
  textsOf,
  themesOf,
  unique,
} from "./to-content";

type Row = Readonly<Record<string, string>>;

export type FromRow =
  | { converted: Converted; problem?: undefined }
  | { converted?: undefined; problem: Problem };

/** The names of places that a row holds, to be looked up all together. */
export const placesIn = (row: Row): string[] =>
  Object.entries(row).flatMap(([heading, cell]) => {
    const column = columnNamed(typeOf(row) ?? "resource", heading);
    return column?.what === "field" && column.field.widget === "territory" ? [tidyLine(cell)] : [];
  });

export function fromRow(row: Row, settings: Settings): FromRow {
  const type = typeOf(row);
  if (!type) return { problem: { code: "typeUnknown", params: { type: typeCell(row).slice(0, 80) } } };
  const content = emptyContent(type);
  const left: [string, string][] = [];
  const credits: Json[] = [];
  for (const [heading, cell] of Object.entries(row)) {
    if (cell.trim() === "") continue;
    const column = columnNamed(type, heading);
    if (!column) return { problem: { code: "columnOfOtherType", params: { column: heading.slice(0, 80) } } };
    if (column.what === "credits") {
      credits.push(...split(cell).map((name) => creditOf(column.role, name, settings.known)));
    } else if (column.what === "field") {
      const { value, rest } = cellValue(column.field, cell, settings);
      content[column.field.name] = value;
      if (rest) left.push([headingOf(column, "fr"), rest]);
    }
  }
  if (formFieldsOf(type).some(({ name }) => name === "credits")) content.credits = unique(credits);
  content.language ??= settings.language;
  if (left.length > 0) {
    const { body } = textsOf("", left);
    content.body = [content.body, body].filter(Boolean).join("\n\n");
  }
  return { converted: { type, content } };
}

function typeCell(row: Row): string {
  const heading = Object.keys(row).find((one) => columnNamed("resource", one)?.what === "type");
  return heading ? (row[heading] ?? "").trim() : "";
}

/** A table without the column, or a row that leaves it empty, is of resources. */
function typeOf(row: Row): EntryType | null {
  const cell = typeCell(row);
  return cell === "" ? "resource" : typeNamed(cell);
}

/** What a cell says; `rest`: words of it that the field cannot hold. */
function cellValue(field: Field, cell: string, { known }: Settings): { value: Json; rest?: string } {
  const text = tidyLine(cell);
  switch (field.widget) {
    case "text":
    case "markdown":
      return { value: tidyText(cell) || null };
    case "number":
      return { value: numberOf(text) };
    case "checkbox":
      return { value: YES.has(fold(text)) };
    case "date":
      return { value: dateOf({ year: text, month: "", day: "" }) };
    case "time":
      return {
        value: text.replace(
          /^(\d{1,2})\s*[h:]\s*(\d{2})?.*$/i,
          (_, h, m) => `${h.padStart(2, "0")}:${m ?? "00"}`,
        ),
      };
    case "choice":
      return { value: optionNamed(field, text) };
    case "language":
      return { value: languageOf(text) ?? (text || null) };
    case "country":
      return { value: COUNTRIES.get(fold(text)) ?? (text || null) };
    case "names":
      return { value: split(cell.replaceAll("\n", BREAK)) };
    case "themes": {
      const { themes, left } = themesOf(split(cell), known);
      return { value: themes, rest: left.join(", ") };
    }
    case "territory": {
      const code = known.territory(text);
      return { value: code, rest: code ? undefined : text };
    }
    case "links":
      return {
        value: unique(split(cell).map((one) => linkOf(addressIn(one), one.replace(addressIn(one), "")))),
      };
    case "sources":
      return {
        value: split(cell).map((document) => ({ document, locator: null, highlighted: false, entry: null })),
      };
    default:
      return { value: text || null };
  }
}

const BREAK = " ; ";
const split = (cell: string): string[] =>
  cell
    .split(/\s*[;|]\s+|\s+[;|]\s*|\n/)
    .map(tidyLine)
    .filter(Boolean);

const addressIn = (text: string): string => /https?:\/\/\S+/.exec(text)?.[0] ?? text;

const YES = new Set([
  "x",
  "1",
  "vrai",
  "true",
  "oui",
  "yes",
  ...(["fr", "en"] as const).map((lang) => fold(messages(lang).fields.yes)),
]);

/** "1 234,5": a comma is a decimal sign, as in French; what is no number is kept as written, and refused. */
function numberOf(text: string): Json {
  const plain = text.replace(/[\s\u00a0\u202f€]/g, "").replace(",", ".");
  return /^[+-]?\d{1,15}(\.\d{1,17})?$/.test(plain) ? Number(plain) : text || null;
}

/** The value that the words stand for, in French or English; unknown ones stay as written, and are refused. */
function optionNamed({ name, choice = name, options = [] }: Field, text: string): Json {
  const found = options.find((value) =>
    [value, optionLabel(choice, value, "fr"), optionLabel(choice, value, "en")].some(
      (one) => fold(one) === fold(text),
    ),
  );
  return found ?? (text || null);
}

const COUNTRIES: ReadonlyMap<string, string> = new Map(
  (["fr", "en"] as const).flatMap((lang) =>
    countryOptions(lang).flatMap(({ value, label }) => [
      [fold(value), value] as const,
      [fold(label), value] as const,
    ]),
  ),
);
