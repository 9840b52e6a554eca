/**
 * The registry: an entry type is one file that lists its fields. Forms, cards, pages, diffs, facets, exports and
 * tests follow from it. A new type is its file, its line here, its segment in paths.ts, its table and enum value.
 */
import { z } from "zod";
import { ENTRY_TYPES, type EntryType } from "#lib/paths";
import type { Content } from "#lib/revisions/changes";
import { type Field, fieldMeta } from "../fields";
import { event } from "./event";
import { lab } from "./lab";
import { programme } from "./programme";
import { resource } from "./resource";
import type { EntryTypeDefinition } from "./shared";

export type { CardFact, EntryTypeDefinition } from "./shared";

export const entryTypes: Record<EntryType, EntryTypeDefinition> = { resource, lab, programme, event };

/** Every field of a type in the order of its schema, as plain data. */
export function fieldsOf(type: EntryType): readonly Field[] {
  return fields.get(type) ?? [];
}

const fields = new Map(ENTRY_TYPES.map((type) => [type, readFields(type)]));

function readFields(type: EntryType): Field[] {
  return Object.entries(entryTypes[type].schema.shape).map(([name, schema]) => {
    const meta = fieldMeta.get(schema);
    if (!meta) throw new Error(`${type}.${name} has no metadata`);
    return { name, required: isRequired(schema), ...meta };
  });
}

/** The fields that people fill in. */
export function formFieldsOf(type: EntryType): (Field & Required<Pick<Field, "widget" | "section">>)[] {
  return fieldsOf(type).flatMap((field) => {
    const { widget, section } = field;
    return widget && section ? [{ ...field, widget, section }] : [];
  });
}

/** The names of the fields that only this type has: the columns of its own table. */
export function detailFieldsOf(type: EntryType): string[] {
  return Object.keys(entryTypes[type].schema.shape).filter((name) => !sharedNames.has(name));
}

/** A content with nothing in it: what a creation starts from. */
export function emptyContent(type: EntryType): Content {
  return Object.fromEntries(
    Object.entries(entryTypes[type].schema.shape).map(([name, schema]) => [name, emptyValue(schema)]),
  );
}

// What Entry and its joins hold, whatever the type; `endsOn` and `deadlineOn` are columns of Entry that some types lack.
const sharedNames = new Set([
  "kind",
  "title",
  "summary",
  "body",
  "language",
  "url",
  "startsOn",
  "endsOn",
  "deadlineOn",
  "territory",
  "country",
  "address",
  "latitude",
  "longitude",
  "themes",
  "credits",
  "relations",
  "links",
  "sources",
  "archived",
  "removed",
  "mergedInto",
  "highlightedUntil",
]);

function isRequired(schema: unknown): boolean {
  return !(schema instanceof z.ZodNullable || schema instanceof z.ZodArray || schema instanceof z.ZodBoolean);
}

function emptyValue(schema: unknown) {
  if (schema instanceof z.ZodArray) return [];
  if (schema instanceof z.ZodBoolean) return false;
  return null;
}
