/**
 * A search is one value. Lists, the search page, the API, and later the map, feeds and alerts all read it from
 * their address and print it back: `parseSearch(printSearch(query))` is the query.
 */
import { z } from "zod";
import { entryTypes } from "#lib/entries/types/index";
import { ENTRY_TYPES, type EntryType, type Query } from "#lib/paths";
import { tidyLine, UNREADABLE, wellFormed } from "#lib/text";

export const SORTS = ["relevance", "novelty", "date", "title"] as const;
export type Sort = (typeof SORTS)[number];

export const WHENS = ["coming", "past"] as const;
export type When = (typeof WHENS)[number];

/** At most so many characters are searched. */
export const MAX_TEXT = 200;

export interface SearchQuery {
  /** What people typed, on one line; "" when they typed nothing. */
  text: string;
  /** Any of them; none is all. In the order of ENTRY_TYPES. */
  types: readonly EntryType[];
  /** Any of them; none is all. Sorted. */
  kinds: readonly string[];
  /** Slugs: any of them; none is all. Sorted. */
  themes: readonly string[];
  /** The code of a place: what is there and within it. */
  territory: string | null;
  /** The slug of an organisation: what it is credited on, under its former names too. */
  organisation: string | null;
  /** What happens, or happened, at least partly in that year. */
  year: number | null;
  /** "coming": not over yet. */
  when: When | null;
  /** Null for the order that goes without saying (`sortOf`). */
  sort: Sort | null;
  /** After which entry the page starts; null for the first page. */
  cursor: Cursor | null;
}

/** The place of an entry in an order: the sort's own key, then the id. */
export type Cursor =
  | { sort: "relevance"; score: number; at: string; id: string }
  | { sort: "novelty" | "date"; at: string; id: string }
  | { sort: "title"; title: string; id: string };

/** A parameter that cannot be understood; `code` is a key of `messages.search.wrong`. */
export interface SearchIssue {
  name: string;
  code: "unknown" | "repeated" | "tooLong" | "tooMany" | "notInList" | "notSlug" | "notYear" | "notCursor";
}

export type ParsedSearch = { query: SearchQuery; issues: readonly SearchIssue[] };

export const EMPTY_SEARCH: SearchQuery = {
  text: "",
  types: [],
  kinds: [],
  themes: [],
  territory: null,
  organisation: null,
  year: null,
  when: null,
  sort: null,
  cursor: null,
};

/** `URLSearchParams`, or a page's `searchParams`. */
export type Params = URLSearchParams | Record<string, string | string[] | undefined>;

/**
 * Reads a query. A parameter that cannot be understood is an issue and is left out of the query; an empty one is
 * none. Parameters of no search are ignored unless `strict` (trackers add theirs to the addresses of pages), then
 * they are issues too, but for those of `others`.
 */
export function parseSearch(
  params: Params,
  { strict = false, others = [] }: { strict?: boolean; others?: readonly string[] } = {},
): ParsedSearch {
  const given = valuesOf(params);
  const issues: SearchIssue[] = [];
  const query = { ...EMPTY_SEARCH };
  for (const [name, values] of given) {
    const read = READERS.get(name);
    if (read) {
      const code = read(query, values);
      if (code) issues.push({ name, code });
    } else if (strict && !others.includes(name)) issues.push({ name, code: "unknown" });
  }
  if (query.sort === defaultSort(query) || (query.sort === "relevance" && !query.text)) query.sort = null;
  if (query.cursor && query.cursor.sort !== sortOf(query)) {
    query.cursor = null;
    issues.push({ name: "cursor", code: "notCursor" });
  }
  return { query, issues };
}

/** The parameters of a query, in their one order, for `withQuery` (lib/paths.ts). */
export function printSearch(query: SearchQuery): Query {
  return {
    q: query.text,
    type: query.types,
    kind: query.kinds,
    theme: query.themes,
    territory: query.territory,
    organisation: query.organisation,
    year: query.year,
    when: query.when,
    sort: query.sort,
    cursor: query.cursor && encodeCursor(query.cursor),
  };
}

/** The same search with something else in it, from its first page. */
export function changeSearch(query: SearchQuery, change: Partial<SearchQuery>): SearchQuery {
  const changed = { ...query, cursor: null, ...change };
  return { ...changed, sort: changed.sort === defaultSort(changed) ? null : changed.sort };
}

/** The order of the results: by relevance when there is something to be relevant to, else the newest first. */
export function sortOf(query: Pick<SearchQuery, "text" | "sort">): Sort {
  if (query.sort === "relevance" && !query.text) return "novelty";
  return query.sort ?? defaultSort(query);
}

/** Whether anything but the words, the order and the page narrows the search. */
export function isFiltered(query: SearchQuery): boolean {
  const { types, kinds, themes, territory, organisation, year, when } = query;
  return [...types, ...kinds, ...themes, territory, organisation, year, when].some((value) => value !== null);
}

const defaultSort = ({ text }: { text: string }): Sort => (text ? "relevance" : "novelty");

const kinds: ReadonlySet<string> = new Set(ENTRY_TYPES.flatMap((type) => entryTypes[type].kinds));
const slug = z
  .string()
  .max(120)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
const code = z
  .string()
  .max(40)
  .regex(/^[a-z]+(-[0-9A-Z]+)?$/);
const year = z
  .string()
  .regex(/^[12]\d{3}$/)
  .transform(Number);
const MAX_VALUES = 40;

type Code = SearchIssue["code"] | undefined;
type Reader = (query: SearchQuery, values: string[]) => Code;

/** Writes one value into the query, or says what is wrong with it. */
function one<T>(
  schema: z.ZodType<T>,
  wrong: SearchIssue["code"],
  write: (query: SearchQuery, value: T) => void,
): Reader {
  return (query, values) => {
    const [value, ...more] = values;
    if (more.length > 0) return "repeated";
    const parsed = schema.safeParse(value);
    if (!parsed.success) return wrong;
    write(query, parsed.data);
  };
}

/** Writes several values, each one once, or says what is wrong with them. */
function many<T>(
  schema: z.ZodType<T>,
  wrong: SearchIssue["code"],
  write: (query: SearchQuery, values: T[]) => void,
): Reader {
  return (query, values) => {
    if (values.length > MAX_VALUES) return "tooMany";
    const parsed = z.array(schema).safeParse([...new Set(values)].sort());
    if (!parsed.success) return wrong;
    write(query, parsed.data);
  };
}

const READERS: ReadonlyMap<string, Reader> = new Map([
  [
    "q",
    one(
      z.string().transform(tidySearch).pipe(z.string().max(MAX_TEXT)),
      "tooLong",
      (query, text) => (query.text = text),
    ),
  ],
  ["type", many(z.enum(["resource", "lab", "programme", "event"]), "notInList", writeTypes)],
  [
    "kind",
    many(
      z.string().refine((kind) => kinds.has(kind)),
      "notInList",
      (query, value) => (query.kinds = value),
    ),
  ],
  ["theme", many(slug, "notSlug", (query, themes) => (query.themes = themes))],
  ["territory", one(code, "notSlug", (query, territory) => (query.territory = territory))],
  ["organisation", one(slug, "notSlug", (query, organisation) => (query.organisation = organisation))],
  ["year", one(year, "notYear", (query, value) => (query.year = value))],
  ["when", one(z.enum(WHENS), "notInList", (query, when) => (query.when = when))],
  ["sort", one(z.enum(SORTS), "notInList", (query, sort) => (query.sort = sort))],
  [
    "cursor",
    one(
      z
        .string()
        .transform(decodeCursor)
        .pipe(z.custom<Cursor>((cursor) => cursor !== null)),
      "notCursor",
      (query, cursor) => (query.cursor = cursor),
    ),
  ],
]);

// All of them is as good as none.
function writeTypes(query: SearchQuery, types: EntryType[]): void {
  query.types = types.length === ENTRY_TYPES.length ? [] : ENTRY_TYPES.filter((type) => types.includes(type));
}

// What cannot be read cannot be found: it parts words, like a space.
function tidySearch(text: string): string {
  // Much longer than what is searched is refused whatever it holds: no need to tidy a megabyte.
  return tidyLine(wellFormed(text.slice(0, 10 * MAX_TEXT)).replaceAll(UNREADABLE, " "));
}

function valuesOf(params: Params): Map<string, string[]> {
  const pairs = params instanceof URLSearchParams ? [...params] : Object.entries(params);
  const given = new Map<string, string[]>();
  for (const [name, value] of pairs) {
    const values = [value ?? []].flat().filter((item) => item !== "");
    if (values.length > 0) given.set(name, [...(given.get(name) ?? []), ...values]);
  }
  return given;
}

// PostgreSQL knows no year 0.
const instant = z.iso.datetime({ precision: 3 }).refine((text) => !text.startsWith("0000"));
const cursorParts = z.union([
  z.tuple([z.literal("relevance"), z.number().min(0).max(1e6), instant, z.uuid()]),
  z.tuple([z.enum(["novelty", "date"]), instant, z.uuid()]),
  z.tuple([z.literal("title"), z.string().max(300), z.uuid()]),
]);

/** Opaque to those who carry it; strictly read when it comes back, since anyone can make one. */
export function encodeCursor(cursor: Cursor): string {
  const parts =
    cursor.sort === "relevance"
      ? [cursor.sort, cursor.score, cursor.at, cursor.id]
      : [cursor.sort, cursor.sort === "title" ? cursor.title : cursor.at, cursor.id];
  return Buffer.from(JSON.stringify(parts)).toString("base64url");
}

function decodeCursor(text: string): Cursor | null {
  const parsed = cursorParts.safeParse(parseJson(text));
  if (!parsed.success) return null;
  const [sort] = parsed.data;
  if (sort === "relevance") {
    const [, score, at, id] = parsed.data;
    return { sort, score, at, id };
  }
  if (sort === "title") {
    const [, title, id] = parsed.data;
    // A lone surrogate or a NUL would be refused by the database.
    return title.isWellFormed() && !title.includes("\0") ? { sort, title, id } : null;
  }
  const [, at, id] = parsed.data;
  return { sort, at, id };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text.slice(0, 2000), "base64url").toString());
  } catch {
    return null;
  }
}
