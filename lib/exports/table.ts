/**
 * The columns of a table of entries, from the registry: a field a column, named as its form names it; those who did
 * something on an entry, a column a role; then the life of its record. CSV, XLSX and the schema of the dump say the same. Pure.
 */
import { fieldLabel, optionLabel } from "#lib/entries/field-words";
import { creditRoles, type Field } from "#lib/entries/fields";
import type { EntryRecord } from "#lib/entries/records";
import { entryTypes, formFieldsOf } from "#lib/entries/types/index";
import { creditsOf } from "#lib/entries/view";
import { type Lang, messages } from "#lib/messages/index";
import { type EntryType, entryPath } from "#lib/paths";
import { BETWEEN, type Cell, cellOf } from "./cells";

export interface TableColumn<T = EntryRecord> {
  /** The field's own name, the same in both languages. */
  name: string;
  heading: string;
  /** What its cells hold when they are not empty: a date is partial ("2018-09"), an instant whole (ISO 8601, UTC). */
  holds: "text" | "address" | "number" | "date" | "instant";
  value: (line: T) => Cell;
}

/**
 * The columns of entries of these types, in the order of their forms.
 * @param origin the site's address, without a final slash
 */
export function tableColumns(types: readonly EntryType[], lang: Lang, origin: string): TableColumn[] {
  const words = messages(lang).exporting.columns;
  return [
    {
      name: "page",
      heading: words.page,
      holds: "address",
      value: ({ type, slug }) => origin + entryPath(lang, type, slug),
    },
    {
      name: "type",
      heading: words.type,
      holds: "text",
      value: ({ type }) => messages(lang).common.types[type].one,
    },
    ...fieldsOfAll(types).flatMap((field) => columnsOfField(field, types, lang)),
    { name: "version", heading: words.version, holds: "number", value: ({ version }) => version },
    ...(["publishedAt", "updatedAt", "confirmedAt"] as const).map(
      (name): TableColumn => ({
        name,
        heading: words[name],
        holds: "instant",
        value: (entry) => entry[name]?.toISOString() ?? null,
      }),
    ),
  ];
}

/** Each field once, after the one that it follows on the first type that has it; under its own label where types name it differently. */
function fieldsOfAll(types: readonly EntryType[]): Field[] {
  const found: Field[] = [];
  for (const type of types) {
    let after = -1;
    for (const field of formFieldsOf(type)) {
      const at = found.findIndex(({ name }) => name === field.name);
      const known = found[at];
      if (known) {
        after = at;
        if (known.label !== field.label) found[at] = { ...known, label: undefined };
      } else {
        after++;
        found.splice(after, 0, field);
      }
    }
  }
  return found;
}

function columnsOfField(field: Field, types: readonly EntryType[], lang: Lang): TableColumn[] {
  const { name, widget } = field;
  if (widget === "credits") {
    return [...new Set([...types.flatMap((type) => entryTypes[type].roles), ...creditRoles])].map((role) => ({
      name: role,
      heading: optionLabel("role", role, lang),
      holds: "text",
      value: (entry) =>
        creditsOf(entry, role)
          .map((credit) => credit.name)
          .join(BETWEEN) || null,
    }));
  }
  const column: TableColumn = {
    name,
    heading: fieldLabel(field, lang),
    holds:
      widget === "number" ? "number" : widget === "date" ? "date" : widget === "url" ? "address" : "text",
    value: (entry) => cellOf(field, entry, lang),
  };
  if (widget !== "territory") return [column];
  const code = { name: "territoryCode", heading: messages(lang).exporting.columns.territoryCode } as const;
  return [column, { ...code, holds: "text", value: ({ territory }) => territory?.code ?? null }];
}
