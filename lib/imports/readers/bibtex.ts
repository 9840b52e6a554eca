/**
 * BibTeX and BibLaTeX. Records are cut apart here, so that one that is broken spoils no other and says its line; what is
 * in each is read by Citation.js (LaTeX accents, names, strings). Runs in a thread of its own (../thread.ts).
 */
import { createRequire } from "node:module";
import { plugins } from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import { z } from "zod";
import { emptyReference, type ReadFile, type ReadRecord, type Reference } from "#lib/imports/raw";
import { own } from "#lib/own";

/** Reads one value as its field asks: a list of names, of words, an address. The package has no type for it. */
type ParseValue = (text: string, field: string) => unknown;
const parseValue: ParseValue = createRequire(import.meta.url)(
  "@citation-js/plugin-bibtex/lib/input/value.js",
).parse;

const config = plugins.config.get("@bibtex").parse;
config.sentenceCase = "never";
config.strict = false;

export function readBibtex(text: string): ReadFile {
  const blocks = cut(text);
  const strings = blocks.filter(({ type }) => type === "string").map(({ source }) => source);
  const preamble = strings.join("\n").slice(0, MAX_STRINGS);
  const records = blocks
    .filter(({ type }) => !["string", "comment", "preamble"].includes(type))
    .map((block) => readBlock(block, preamble));
  return records.length > 0 ? { records } : { problem: { code: "fileWithoutRecords" } };
}

/** Abbreviations are read again with each record: a file of abbreviations only would cost its square. */
const MAX_STRINGS = 20_000;

/** The entry with its fields as they are written. */
const READ_AS = {
  forceType: "@biblatex/text",
  target: "@biblatex/entries+list",
  generateGraph: false,
  maxChainLength: 10,
  strict: true,
};
const entrySchema = z.object({ type: z.string(), properties: z.record(z.string(), z.unknown()) });

interface Block {
  type: string;
  line: number;
  source: string;
  closed: boolean;
}

/** "@type{…}", with the braces that answer one another; a record starts at the beginning of a line or after another. */
function cut(text: string): Block[] {
  const blocks: Block[] = [];
  const start = /@\s*([a-zA-Z]+)\s*[{(]/g;
  let line = 1;
  let counted = 0;
  for (let found = start.exec(text); found; found = start.exec(text)) {
    const at = found.index;
    line += lineEnds(text, counted, at);
    counted = at;
    const open = start.lastIndex - 1;
    const end = closing(text, open);
    const next = /\n\s*@\s*[a-zA-Z]+\s*[{(]/g;
    next.lastIndex = open;
    const type = (found[1] ?? "").toLowerCase();
    // What never closes ends where another record seems to start.
    const stop = end ?? next.exec(text)?.index ?? text.length;
    blocks.push({ type, line, source: text.slice(at, stop), closed: end !== null });
    start.lastIndex = stop;
  }
  return blocks;
}

function closing(text: string, open: number): number | null {
  let depth = 0;
  for (let at = open; at < text.length && at - open < MAX_RECORD; at++) {
    const sign = text[at];
    if (sign === "\\") at++;
    else if (sign === "{" || (at === open && sign === "(")) depth++;
    else if (sign === "}" || (sign === ")" && depth === 1 && text[open] === "(")) depth--;
    if (depth === 0) return at + 1;
    if (depth > MAX_DEPTH) return null;
  }
  return null;
}

/** Characters of a record, and braces within braces: no bibliography needs more, and readers are recursive. */
const MAX_RECORD = 100_000;
const MAX_DEPTH = 60;

function lineEnds(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf("\n", from); at !== -1 && at < to; at = text.indexOf("\n", at + 1)) count++;
  return count;
}

function readBlock({ line, source, closed }: Block, preamble: string): ReadRecord {
  if (!closed) return { line, problem: { code: "recordUnclosed" } };
  try {
    const [entry] = plugins.input.chain(`${preamble}\n${source}`, READ_AS);
    const { type, properties } = entrySchema.parse(entry);
    return { line, record: { kind: "reference", reference: referenceOf(type, new Values(properties)) } };
  } catch (error) {
    const at = error instanceof Error ? /at line (\d+)/.exec(error.message) : null;
    const inside = at ? Number(at[1]) - 1 - lineEnds(preamble, 0, preamble.length) - 1 : 0;
    return { line: line + Math.max(0, inside), problem: { code: "recordUnreadable" } };
  }
}

/** The fields of a record, taken one by one: what nothing took is left for `others`. */
class Values {
  readonly #left: Map<string, string>;

  constructor(properties: Record<string, unknown>) {
    this.#left = new Map(Object.entries(properties).map(([name, value]) => [name, String(value)]));
  }

  text(...names: string[]): string {
    for (const name of names) {
      const value = this.#left.get(name);
      if (value === undefined) continue;
      this.#left.delete(name);
      const read = plain(parseValue(value, name));
      if (read) return read;
    }
    return "";
  }

  names(field: string): string[] {
    const value = this.#left.get(field);
    if (value === undefined) return [];
    this.#left.delete(field);
    const read = parseValue(value, "author");
    return (Array.isArray(read) ? read : []).map(nameOf).filter(Boolean);
  }

  list(field: string, as = field): string[] {
    const value = this.#left.get(field);
    if (value === undefined) return [];
    this.#left.delete(field);
    const read = parseValue(value, as);
    return (Array.isArray(read) ? read : [read]).map(plain).filter(Boolean);
  }

  drop(...names: string[]): void {
    for (const name of names) this.#left.delete(name);
  }

  rest(): [string, string][] {
    return [...this.#left.keys()].flatMap((name): [string, string][] => {
      const value = this.text(name);
      return value ? [[name, value]] : [];
    });
  }
}

function plain(value: unknown): string {
  if (Array.isArray(value)) return value.map(plain).filter(Boolean).join(", ");
  // Citation.js marks what LaTeX sets in italics and the like.
  return String(value ?? "")
    .replace(/<\/?(i|b|sup|sub|span)( [^>]*)?>/g, "")
    .trim();
}

function nameOf(name: unknown): string {
  if (typeof name !== "object" || name === null) return plain(name);
  const part = (key: string) => plain(Reflect.get(name, key));
  return [part("given"), part("prefix"), part("family"), part("suffix")].filter(Boolean).join(" ");
}

function referenceOf(type: string, values: Values): Reference {
  const people = (["author", "editor"] as const).flatMap((role) =>
    values.names(role).map((name) => ({ role, name })),
  );
  for (const role of [
    "translator",
    "bookauthor",
    "editora",
    "annotator",
    "commentator",
    "introduction",
    "foreword",
  ])
    people.push(...values.names(role).map((name) => ({ role: "contributor" as never, name })));
  const publishers = ["publisher", "institution", "school", "organization"].flatMap((field) =>
    values.list(field, "publisher"),
  );
  // Where the owner of the file keeps a copy, and when the record was written, are theirs.
  values.drop("editoratype", "file", "timestamp", "owner", "date-added", "date-modified", "bdsk-url-1");
  const eprint = values.text("eprint");
  const archive = eprint ? values.text("archiveprefix", "eprinttype") : "";
  const subtitle = values.text("subtitle", "titleaddon");
  const day = dateOf(values);
  return {
    ...emptyReference(),
    type: own(TYPES, type) ?? type,
    title: values.text("title"),
    subtitle,
    abstract: values.text("abstract"),
    language: values.text("langid", "language"),
    urls: [values.text("url")].filter(Boolean),
    date: day,
    people: [...people, ...publishers.map((name) => ({ role: "publisher" as const, name }))],
    container: values.text("journaltitle", "journal", "booktitle", "maintitle"),
    volume: values.text("volume"),
    number: values.text("number", "issue"),
    pages: values.text("pages").replace(/[-–—]+/g, "-"),
    pageCount: values.text("pagetotal", "numpages"),
    place: values.text("location", "address"),
    identifiers: [
      values.text("doi"),
      values.text("isbn"),
      values.text("issn"),
      values.text("hal_id"),
      eprint && archive ? `${archive}:${eprint}` : eprint,
    ].filter(Boolean),
    keywords: values.list("keywords").flatMap((word) => word.split(/\s*;\s*/)),
    others: [...(own(TYPES, type) ? [] : ([["type", type]] as [string, string][])), ...values.rest()],
  };
}

/** The types that have a name in CSL; the others keep theirs. */
const TYPES: Readonly<Record<string, string>> = {
  article: "article-journal",
  book: "book",
  mvbook: "book",
  inbook: "chapter",
  incollection: "chapter",
  inproceedings: "paper-conference",
  conference: "paper-conference",
  proceedings: "book",
  collection: "book",
  report: "report",
  techreport: "report",
  thesis: "thesis",
  phdthesis: "thesis",
  mastersthesis: "thesis",
  online: "webpage",
  electronic: "webpage",
  www: "webpage",
  periodical: "periodical",
  manual: "document",
  booklet: "pamphlet",
  misc: "document",
};

const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");

/** BibLaTeX has a date, BibTeX a year and a month, whose name may be abbreviated. */
function dateOf(values: Values): string {
  const date = values.text("date");
  if (date) return date;
  const year = values.text("year");
  if (!/^\d{4}$/.test(year)) return year;
  const month = values.text("month");
  const number = /^\d{1,2}$/.test(month)
    ? Number(month)
    : MONTHS.indexOf(month.slice(0, 3).toLowerCase()) + 1;
  if (number < 1 || number > 12) return year;
  const day = values.text("day");
  const two = (value: number) => String(value).padStart(2, "0");
  return [year, two(number), ...(/^\d{1,2}$/.test(day) ? [two(Number(day))] : [])].join("-");
}
