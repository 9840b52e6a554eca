/**
 * What the columns of `sillage.csv` hold, as a Table Schema (https://specs.frictionlessdata.io/table-schema/), in the form
 * that schema.data.gouv.fr asks for: from the columns themselves, so from the registry. Pure.
 */
import { fieldText, optionLabel } from "#lib/entries/field-words";
import type { Field } from "#lib/entries/fields";
import { entryTypes, formFieldsOf } from "#lib/entries/types/index";
import { DELIMITERS } from "#lib/exports/csv";
import { type TableColumn, tableColumns } from "#lib/exports/table";
import { LICENCE } from "#lib/licence";
import { messages } from "#lib/messages/index";
import { dumpFilePath, ENTRY_TYPES, openDataPath, tableSchemaPath } from "#lib/paths";

export interface SchemaField {
  name: string;
  description?: string;
  type: "string" | "number" | "datetime";
  format?: "uri";
  constraints: { required?: boolean; unique?: boolean; pattern?: string; enum?: string[] };
}

/** @param origin the site's address, without a final slash */
export function tableSchema(origin: string) {
  const { dataset, files } = messages("fr").openData;
  const columns = tableColumns(ENTRY_TYPES, "fr", origin);
  return {
    $schema: "https://specs.frictionlessdata.io/schemas/table-schema.json",
    name: "sillage-fiches",
    title: dataset.title,
    description: files.kinds["sillage.csv"],
    version: "1.0.0",
    countryCode: "FR",
    homepage: origin + openDataPath("fr"),
    path: origin + tableSchemaPath,
    licenses: [{ name: LICENCE.spdx, title: LICENCE.name, path: LICENCE.url }],
    resources: [{ title: files.kinds["sillage.csv"], path: origin + dumpFilePath("sillage.csv") }],
    dialect: { delimiter: DELIMITERS.fr, lineTerminator: "\r\n", header: true },
    missingValues: [""],
    fields: columns.map(schemaField),
    primaryKey: columns.filter(({ name }) => name === "page").map(({ heading }) => heading),
  };
}

function schemaField({ name, heading, holds }: TableColumn): SchemaField {
  const fields = fieldsNamed(name);
  const values = valuesOf(name, fields);
  const description = fields[0] && fieldText(fields[0], "fr").hint;
  return {
    name: heading,
    ...(description && { description }),
    ...TYPES[holds],
    constraints: {
      // Some types have no such field, and those that have it may leave it empty.
      ...(isAlways(name, fields) && { required: true }),
      ...(name === "page" && { unique: true }),
      ...(holds === "date" && { pattern: "^\\d{4}(-\\d{2}(-\\d{2})?)?$" }),
      ...(values && { enum: values }),
    },
  };
}

/** A date is as well known as it is: a year, a month, a day. A Table Schema has no type for that. */
const TYPES: Record<TableColumn["holds"], Pick<SchemaField, "type" | "format">> = {
  text: { type: "string" },
  address: { type: "string", format: "uri" },
  number: { type: "number" },
  date: { type: "string" },
  instant: { type: "datetime" },
};

/** What is said of every entry besides its fields. */
const ALWAYS: ReadonlySet<string> = new Set(["page", "type", "version", "publishedAt", "updatedAt"]);

const isAlways = (name: string, fields: readonly Field[]) =>
  ALWAYS.has(name) || (fields.length === ENTRY_TYPES.length && fields.every(({ required }) => required));

const fieldsNamed = (name: string): Field[] =>
  ENTRY_TYPES.flatMap((type) => formFieldsOf(type).filter((field) => field.name === name));

/** The words of a choice that has no others; those of zones are examples among all that there are. */
function valuesOf(name: string, fields: readonly Field[]): string[] | null {
  if (name === "type") return ENTRY_TYPES.map((type) => messages("fr").common.types[type].one);
  if (name === "kind") {
    const kinds = ENTRY_TYPES.flatMap((type) => [...entryTypes[type].kinds]);
    return [...new Set(kinds.map((kind) => optionLabel("kind", kind, "fr")))];
  }
  const [field] = fields;
  if (field?.widget === "checkbox") return [messages("fr").fields.yes, messages("fr").fields.no];
  if (field?.widget !== "choice" || !field.options || field.name === "timezone") return null;
  return field.options.map((option) => optionLabel(field.choice ?? field.name, option, "fr"));
}
