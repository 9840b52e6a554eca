/**
 * What a form holds, as the content of an entry and back. What was typed goes through as it is, valid or not: a
 * draft keeps it, and validation says what is wrong. An untouched form gives back the very content that filled it.
 */
import type { FormValues } from "#lib/form-state";
import type { Lang } from "#lib/messages/index";
import type { EntryType } from "#lib/paths";
import type { Content, Json } from "#lib/revisions/changes";
import { tidyLine, tidyText } from "#lib/text";
import { dateOf, datePartsOf } from "./date-parts";
import type { Field } from "./fields";
import { type Row, type RowField, rowsOf } from "./form-rows";
import { formFieldsOf } from "./types/index";

/** The fields that a form has, as typed. A figure's comma is a decimal sign in French, and groups thousands in English. */
export function contentOf(type: EntryType, values: FormValues, lang: Lang): Content {
  return Object.fromEntries(formFieldsOf(type).map((field) => [field.name, typedValue(field, values, lang)]));
}

/** Says what a slug or a code stands for, beside it in the form. */
export type NameOf = (what: "territory" | "organisation" | "entry", key: string) => string;

/** What the fields of a form show of a content. */
export function formValuesOf(type: EntryType, content: Content, nameOf: NameOf): FormValues {
  return Object.fromEntries(
    formFieldsOf(type).flatMap((field) => shown(field, content[field.name] ?? null, nameOf)),
  );
}

/**
 * The value of a field with a search is the slug, a space, and the name that people read: the form that comes back
 * still knows how to show it.
 */
export const picked = (key: string, name: string): string => `${key} ${name}`;
const pickedKey = (value: string): string | null => /^\S+/.exec(value.trim())?.[0] ?? null;

function typedValue({ name, widget }: Field, values: FormValues, lang: Lang): Json {
  const first = values[name]?.[0] ?? "";
  switch (widget) {
    case "text":
    case "markdown":
      return tidyText(first) || null;
    case "number":
      return numberOf(first, lang);
    case "checkbox":
      return first === "on";
    case "date":
      return dateOf({
        year: tidyLine(values[`${name}.year`]?.[0] ?? ""),
        month: tidyLine(values[`${name}.month`]?.[0] ?? ""),
        day: tidyLine(values[`${name}.day`]?.[0] ?? ""),
      });
    case "names":
      return tidyText(first)
        .split("\n")
        .map((item) => tidyLine(item))
        .filter(Boolean);
    case "themes":
      return [...new Set((values[name] ?? []).map((item) => tidyLine(item)))];
    case "territory":
      return pickedKey(tidyLine(first));
    case "credits":
    case "relations":
    case "links":
    case "sources":
      return rowsOf(values, widget).map((row) => items[widget](row));
    default:
      return tidyLine(first) || null;
  }
}

const items: Record<RowField, (row: Row) => Json> = {
  credits: (row) => {
    const ties = tiesOf(row.tie ?? "");
    return {
      role: part(row, "role"),
      name: part(row, "name"),
      note: part(row, "note"),
      organisation: ties.get("organisation") ?? null,
      entry: ties.get("entry") ?? null,
    };
  },
  relations: (row) => ({
    kind: part(row, "kind"),
    to: pickedKey(tidyLine(row.to ?? "")),
    note: part(row, "note"),
  }),
  links: (row) => ({
    url: part(row, "url"),
    label: part(row, "label"),
    kind: part(row, "kind"),
    language: part(row, "language"),
  }),
  sources: (row) => ({
    document: part(row, "document"),
    locator: part(row, "locator"),
    highlighted: row.highlighted === "on",
    entry: pickedKey(tidyLine(row.entry ?? "")),
  }),
};

/** "organisation:cget,entry:lien-cget LIEN": a name may stand for a lab and for the body that holds it. */
function tiesOf(value: string): Map<string, string> {
  const pairs = (pickedKey(tidyLine(value)) ?? "").split(",").map((pair) => pair.split(":"));
  return new Map(pairs.flatMap(([what = "", slug = ""]) => (slug ? [[what, slug]] : [])));
}

const part = (row: Row, name: string): string | null => tidyLine(row[name] ?? "") || null;

/** "1 234,5" as a number, in English "1,234.5" too; what is none is kept as typed. */
function numberOf(typed: string, lang: Lang): number | string | null {
  const text = tidyLine(typed);
  const plain = text
    .replace(/[\s\u00a0\u202f_]/g, "")
    .replace(/^\u2212/, "-")
    .replace(/,/g, lang === "en" && THOUSANDS.test(text) ? "" : ".");
  return /^[+-]?\d{1,15}(\.\d{1,17})?$/.test(plain) ? Number(plain) : text || null;
}

/** Commas that part groups of three figures; any other is a decimal one, also for who writes in English. */
const THOUSANDS = /^[+\-\u2212]?\d{1,3}(,\d{3})+(\.\d+)?$/;

type Entries = [name: string, values: string[]][];

function shown({ name, widget }: Field, value: Json, nameOf: NameOf): Entries {
  switch (widget) {
    case "checkbox":
      return [[name, value === true ? ["on"] : []]];
    case "date": {
      const parts = datePartsOf(textOf(value));
      return [
        [`${name}.year`, [parts.year]],
        [`${name}.month`, [parts.month]],
        [`${name}.day`, [parts.day]],
      ];
    }
    case "names":
      return [[name, [listOf(value).map(textOf).join("\n")]]];
    case "themes":
      return [[name, listOf(value).map(textOf)]];
    case "territory":
      return [[name, [pick("territory", value, nameOf)]]];
    case "credits":
    case "relations":
    case "links":
    case "sources":
      return listOf(value).flatMap((item, index) =>
        Object.entries(shownItems[widget](item, nameOf)).map(([key, text]): Entries[number] => [
          `${name}.${index}.${key}`,
          [text],
        ]),
      );
    default:
      return [[name, [textOf(value)]]];
  }
}

const shownItems: Record<RowField, (item: Json, nameOf: NameOf) => Row> = {
  credits: (item, nameOf) => ({
    role: textOf(at(item, "role")),
    name: textOf(at(item, "name")),
    note: textOf(at(item, "note")),
    tie: shownTies(item, nameOf),
  }),
  relations: (item, nameOf) => ({
    kind: textOf(at(item, "kind")),
    to: pick("entry", at(item, "to"), nameOf),
    note: textOf(at(item, "note")),
  }),
  links: (item) => ({
    url: textOf(at(item, "url")),
    label: textOf(at(item, "label")),
    kind: textOf(at(item, "kind")),
    language: textOf(at(item, "language")),
  }),
  sources: (item, nameOf) => ({
    document: textOf(at(item, "document")),
    locator: textOf(at(item, "locator")),
    highlighted: at(item, "highlighted") === true ? "on" : "",
    entry: pick("entry", at(item, "entry"), nameOf),
  }),
};

function pick(what: "territory" | "entry", value: Json, nameOf: NameOf): string {
  return typeof value === "string" && value !== "" ? picked(value, nameOf(what, value)) : "";
}

function shownTies(item: Json, nameOf: NameOf): string {
  const ties = (["entry", "organisation"] as const).flatMap((what) => {
    const slug = at(item, what);
    return typeof slug === "string" && slug !== ""
      ? [{ key: `${what}:${slug}`, name: nameOf(what, slug) }]
      : [];
  });
  return ties.length === 0
    ? ""
    : picked(ties.map(({ key }) => key).join(","), ties.map(({ name }) => name).join(" ; "));
}

function at(item: Json, key: string): Json {
  return typeof item === "object" && item !== null && !Array.isArray(item) ? (item[key] ?? null) : null;
}

const listOf = (value: Json): Json[] => (Array.isArray(value) ? value : []);

function textOf(value: Json): string {
  if (value === null) return "";
  return typeof value === "string"
    ? value
    : typeof value === "object"
      ? JSON.stringify(value)
      : String(value);
}
