/**
 * Which keys leave, and to whom: of JSON, columns and elements of files and feeds, and what pages hand to the components that
 * run in the browser (React's payload). authorisation-keys.json says which may.
 */
import { parse } from "csv-parse/sync";
import { Parser } from "htmlparser2";
import readXlsx from "read-excel-file/node";
import { EXPORT_FORMATS } from "../lib/exports/formats";
import { COLLECTIONS, ENTRY_TYPES, FEED_FILES } from "../lib/paths";
import type { Reply } from "./authorisation-client";
import type { Row } from "./authorisation-table";
import { nameOf, ROLES } from "./authorisation-world";

/** Addresses beside those of the tables, whose answers are made otherwise. */
export const OTHER_FORMS: Readonly<Record<string, readonly Row[]>> = {
  "[lang]/[collection]/[slug]/export/[format]": EXPORT_FORMATS.flatMap((format) =>
    ENTRY_TYPES.map((type) => ({
      kind: "everyone",
      at: `/fr/${COLLECTIONS[type]}/*/export/${format}`,
      things: [nameOf("shown", type)],
    })),
  ),
  "[lang]/export/[format]": EXPORT_FORMATS.map((format) => open(`/fr/export/${format}`)),
  "[lang]/flux/[file]": Object.values(FEED_FILES).map((file) => open(`/fr/flux/${file}`)),
  "[lang]/selections/[id]/flux/[file]": Object.values(FEED_FILES).map((file) => ({
    kind: "everyone",
    at: `/fr/selections/*/flux/${file}`,
    things: ["public"],
  })),
  "[lang]/selections/[id]/export/[format]": EXPORT_FORMATS.map((format) => ({
    kind: "everyone",
    at: `/fr/selections/*/export/${format}`,
    things: ["public"],
  })),
  oai: ["Identify", "ListSets", "ListMetadataFormats", ...records("oai_dc"), ...records("mods")].map((verb) =>
    open(`/oai?verb=${verb}`),
  ),
  "api/suggestions": ["territory", "credit", "entry", "organisation"].map((kind) =>
    open(`/api/suggestions?kind=${kind}&q=la`),
  ),
};

function open(at: string): Row {
  return { kind: "everyone", at, things: [] };
}

function records(format: string): string[] {
  return ["ListRecords", "ListIdentifiers"].map((verb) => `${verb}&metadataPrefix=${format}`);
}

/** The keys of an answer, by what it says it is; none of a page. */
export async function keysIn({ headers, text, bytes }: Reply): Promise<string[]> {
  const type = headers.get("content-type") ?? "";
  if (!/spreadsheetml/.test(type)) return keysOfText(type, text);
  const sheets = await readXlsx(Buffer.from(bytes), { trim: false });
  return sheets.flatMap(({ data: [headings = []] }) => headings.map(String));
}

function keysOfText(type: string, text: string): string[] {
  if (/\bjson\b|json$/.test(type.split(";")[0] ?? "") && !/jsonl|ndjson/.test(type))
    return keysOf(JSON.parse(text));
  if (/jsonl|ndjson/.test(type))
    return text
      .split("\n")
      .filter(Boolean)
      .flatMap((line) => keysOf(JSON.parse(line)));
  if (/\bcsv\b/.test(type)) {
    // A heading may hold the other mark.
    const delimiter = text.split("\n", 1)[0]?.includes(";") ? ";" : ",";
    return parse(text, { bom: true, delimiter, to: 1 })[0] ?? [];
  }
  if (/\bxml\b/.test(type)) return elementsOf(text);
  if (/\bcalendar\b/.test(type)) return matches(text, /^([A-Z-]+)[;:]/gm);
  if (/bibtex/.test(type)) return [...matches(text, /^(@\w+)\{/gm), ...matches(text, /^\s+(\w+) *=/gm)];
  if (/research-info/.test(type)) return matches(text, /^([A-Z][A-Z0-9]) {2}- /gm);
  if (/turtle/.test(type)) return matches(text, /(?<![<"\w/])([a-z]+:[A-Za-z]+)/g);
  return [];
}

const matches = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map(([, name = ""]) => name);

/** "items[].title": the keys of a value, whatever their number in lists. */
function keysOf(value: unknown, path = ""): string[] {
  if (Array.isArray(value)) return [...new Set(value.flatMap((item) => keysOf(item, `${path}[]`)))];
  if (typeof value !== "object" || value === null) return path ? [path] : [];
  const keys = Object.entries(value).flatMap(([key, inside]) =>
    keysOf(inside, path ? `${path}.${plain(key)}` : plain(key)),
  );
  return keys.length > 0 ? keys : [path];
}

/** "entry > author > name", and "link@href" of an attribute. */
function elementsOf(xml: string): string[] {
  const found = new Set<string>();
  const open: string[] = [];
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        open.push(name);
        const path = open.slice(1).join(" > ") || name;
        found.add(path);
        for (const attribute of Object.keys(attributes)) found.add(`${path}@${attribute}`);
      },
      onclosetag: () => void open.pop(),
    },
    { xmlMode: true },
  );
  parser.end(xml);
  return [...found];
}

type Element = ["$", string, string | null, Record<string, unknown>, ...unknown[]];

/** "RevisionForm.entry.title": the keys of the props of each client component of a payload. */
export function propsIn(payload: string): string[] {
  const names = new Map<string, string>();
  const rows = new Map<string, unknown>();
  for (const line of payload.split("\n")) {
    const [, id = "", imported, rest = ""] = /^([0-9a-f]+):(I?)([[{].*)$/.exec(line) ?? [];
    const row = rest ? parsed(rest) : undefined;
    if (imported && Array.isArray(row) && !OF_NEXT.test(String(row[2]))) names.set(`$L${id}`, String(row[2]));
    else if (row !== undefined) rows.set(id, row);
  }
  const found = new Set<string>();
  const walk = (value: unknown): void => {
    if (isElement(value)) {
      const [, type, , props] = value;
      const name = names.get(type);
      if (name) for (const key of ownKeys(props, name, rows)) found.add(key);
      walk(Object.values(props));
    } else if (Array.isArray(value)) for (const inside of value) walk(inside);
    else if (typeof value === "object" && value !== null) walk(Object.values(value));
  };
  for (const row of rows.values()) walk(row);
  return [...found].sort();
}

/** What frames pages, whoever made them. */
const OF_NEXT = /^\$|^(default|IconMark|[A-Z]\w+Boundary)$/;

/** Elements among the props are components of their own. `$1f` stands for another row, but is none that holds this one. */
function ownKeys(value: unknown, path: string, rows: ReadonlyMap<string, unknown>, depth = 0): string[] {
  const [, row = ""] = typeof value === "string" ? (/^\$([0-9a-f]+)$/.exec(value) ?? []) : [];
  if (row && rows.has(row) && depth < 8) return ownKeys(rows.get(row), path, rows, depth + 1);
  if (isElement(value)) return [path];
  if (Array.isArray(value))
    return value.length > 0
      ? [...new Set(value.flatMap((inside) => ownKeys(inside, path, rows, depth)))]
      : [path];
  if (typeof value !== "object" || value === null) return [path];
  const keys = Object.entries(value).flatMap(([key, inside]) =>
    ownKeys(inside, `${path}.${plain(key)}`, rows, depth),
  );
  return keys.length > 0 ? keys : [path];
}

/** Ids, slugs of the world's things and numbers are values rather than names. */
const plain = (key: string) =>
  /[0-9a-f]{8}-[0-9a-f-]{27}|zz[a-z]+[0-9a-f]{6}|^\d|^https?:/.test(key) ? "*" : key.replace(/\b\d+\b/g, "*");

const isElement = (value: unknown): value is Element =>
  Array.isArray(value) &&
  value[0] === "$" &&
  typeof value[1] === "string" &&
  typeof value[3] === "object" &&
  value[3] !== null;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // A text of several lines, of which one looks like a row.
    return undefined;
  }
}

/** Whoever reads: each role, nobody, and who shows a token. */
const PEOPLE: readonly string[] = ["anonymous", ...ROLES];
const WORDS: readonly (readonly [string, readonly string[]])[] = [
  ["everyone", PEOPLE],
  ["who signs in", ROLES],
  ["reviewers", ["moderator", "peer", "administrator"]],
];

/** What was seen, by place, then by who sees it: each key once, under all who do. */
export class Sightings {
  private readonly seen = new Map<string, Map<string, Set<string>>>();
  count = 0;

  note(place: string, key: string, reader: string): void {
    if (key === "") return;
    const keys = this.seen.get(place) ?? new Map<string, Set<string>>();
    this.seen.set(place, keys);
    const readers = keys.get(key) ?? new Set<string>();
    keys.set(key, readers.add(reader));
    this.count++;
  }

  toJson(): Record<string, Record<string, string[]>> {
    return Object.fromEntries(
      [...this.seen].sort(byName).map(([place, keys]) => {
        const groups = new Map<string, string[]>();
        for (const [key, readers] of [...keys].sort(byName)) {
          const who = inShort(readers);
          groups.set(who, [...(groups.get(who) ?? []), key]);
        }
        return [place, Object.fromEntries([...groups].sort(byName))];
      }),
    );
  }
}

const byName = ([one]: readonly [string, unknown], [other]: readonly [string, unknown]) =>
  one < other ? -1 : one > other ? 1 : 0;

function inShort(readers: ReadonlySet<string>): string {
  const people = [...readers].filter((one) => PEOPLE.includes(one));
  const tokens = [...readers].filter((one) => !PEOPLE.includes(one)).sort();
  const [known] =
    WORDS.find(([, all]) => all.length === people.length && all.every((one) => readers.has(one))) ?? [];
  const named = known ? [known] : PEOPLE.filter((one) => readers.has(one));
  return [...named, ...tokens].join(", ");
}
