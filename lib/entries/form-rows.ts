/**
 * The repeated fields of a form: "credits.2.name" is the name of the third credit. Rows are numbered as the form
 * shows them; what is empty or removed is left out, and the others numbered again without holes.
 */
import type { FormValues } from "#lib/form-state";

/** The parts that make a row worth keeping; the others have a default that nobody typed. */
const matters: Readonly<Record<RowField, readonly string[]>> = {
  credits: ["name", "note", "tie"],
  relations: ["to", "note", "search"],
  links: ["url", "label"],
  sources: ["document", "locator", "entry", "search"],
};

export type RowField = "credits" | "relations" | "links" | "sources";
export type Row = Readonly<Record<string, string>>;

/** The rows of a field in the order of their `position`, or else of their number; those that were removed or have nothing in them left out. */
export const rowsOf = (values: FormValues, field: RowField): Row[] =>
  numberedRows(values, field).map(([, row]) => row);

/**
 * The same values with each field's rows numbered from 0 without holes, as validation counts them. A button of a
 * row ("search:credits.3") follows its row, or stands for the whole field when the row has nothing in it.
 */
export function tidyRows(values: FormValues): FormValues {
  const tidied = Object.entries(values).filter(([name]) => partOf(name) === null);
  const moved = new Map<string, string>();
  for (const field of ROW_FIELDS) {
    numberedRows(values, field).forEach(([was, row], index) => {
      moved.set(`${field}.${was}`, `${field}.${index}`);
      for (const [part, value] of Object.entries(row)) tidied.push([`${field}.${index}.${part}`, [value]]);
    });
  }
  const [, act, row, field] = /^(\w+):((\w+)\.\d+)$/.exec(values.intent?.[0] ?? "") ?? [];
  if (act && row && field) tidied.push(["intent", [`${act}:${moved.get(row) ?? field}`]]);
  return Object.fromEntries(tidied);
}

function numberedRows(values: FormValues, field: RowField): [index: number, row: Row][] {
  const rows = new Map<number, Record<string, string>>();
  for (const [name, [value = ""]] of Object.entries(values)) {
    const part = partOf(name);
    if (part?.field !== field) continue;
    const row = rows.get(part.index) ?? Object.create(null);
    row[part.name] = value;
    rows.set(part.index, row);
  }
  return [...rows]
    .map(([index, { position, ...row }]): [number, Row, number] => [index, row, Number(position || index)])
    .sort(([a, , atA], [b, , atB]) => atA - atB || a - b)
    .map(([index, row]): [number, Row] => [index, row])
    .filter(([, row]) => !row.remove && matters[field].some((part) => row[part]?.trim()))
    .slice(0, MAX_ROWS);
}

/** Far more than any field takes: what no form of ours sends would make a page of ten thousand rows come back. */
const MAX_ROWS = 300;

const ROW_FIELDS: readonly RowField[] = ["credits", "relations", "links", "sources"];

function partOf(name: string): { field: RowField; index: number; name: string } | null {
  const match = /^(credits|relations|links|sources)\.(\d{1,4})\.([a-z]{1,20})$/.exec(name);
  const field = ROW_FIELDS.find((candidate) => candidate === match?.[1]);
  return match && field ? { field, index: Number(match[2]), name: match[3] ?? "" } : null;
}
