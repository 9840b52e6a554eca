/**
 * A search is one value. Lists, the search page, the API, and later the map, feeds and alerts all read it from
 * their address and print it back: `parseSearch(printSearch(query))` is the query.
 */
import { z } from "zod";
import { endOf, isPartialDate, startOf } from "#lib/entries/partial-date";
import { entryTypes } from "#lib/entries/types/index";
import { ENTRY_TYPES, type EntryType, type Query } from "#lib/paths";
import { tidyLine, UNREADABLE, wellFormed } from "#lib/text";

export const SORTS = ["relevance", "novelty", "date", "title"] as const;
export type Sort = (typeof SORTS)[number];

export const WHENS = ["coming", "past"] as const;
export type When = (typeof WHENS)[number];

/**
 * Where a call, or an event with a deadline, stands: not open yet, open, closing within 15 days, over. What is closing
 * is open too.
 */
export const DEADLINES = ["upcoming", "open", "closing", "closed"] as const;
export type Deadline = (typeof DEADLINES)[number];

/** The value of the facet of territories that says "the whole country": national entries, not those of its parts. */
export const NATIONAL = "national";

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
  /** Codes of places, any of them: what is there and within them; NATIONAL for what concerns the whole country. Sorted. */
  territories: readonly string[];
  /** Slugs of organisations, any of them: what they are credited on, under their former names too. Sorted. */
  organisations: readonly string[];
  /** What happens, or happened, at least partly in any of these years. Sorted. */
  years: readonly number[];
  /** ISO 639-1, any of them: the language of the thing itself. Sorted. */
  languages: readonly string[];
  /** Any of them. In the order of DEADLINES. */
  deadlines: readonly Deadline[];
  /** Partial dates, both included: what happens at least partly between them; null where nothing bounds. */
  from: string | null;
  to: string | null;
  /** "coming": not over yet. */
  when: When | null;
  /** The words are searched as they are typed: none is corrected. */
  typed: boolean;
  /** Null for the order that goes without saying (`sortOf`). */
  sort: Sort | null;
  /** After which entry the page starts; null for the first page. */
  cursor: Cursor | null;
}

/** The place of an entry in an order: the sort's own key, then the id. */
export type Cursor = (
  | { sort: "relevance"; score: number; at: string; id: string }
  | { sort: "novelty" | "date"; at: string; id: string }
  | { sort: "title"; title: string; id: string }
) & {
  /** How many entries were on the pages before, for who follows them from the first; shown, and nothing else. */
  before?: number | undefined;
};

/** A parameter that cannot be understood; `code` is a key of `messages.search.wrong`. */
export interface SearchIssue {
  name: string;
  code:
    | "unknown"
    | "repeated"
    | "tooLong"
    | "tooMany"
    | "notInList"
    | "notSlug"
    | "notYear"
    | "notDate"
    | "reversed"
    | "notCursor";
}

export type ParsedSearch = { query: SearchQuery; issues: readonly SearchIssue[] };

export const EMPTY_SEARCH: SearchQuery = {
  text: "",
  types: [],
  kinds: [],
  themes: [],
  territories: [],
  organisations: [],
  years: [],
  languages: [],
  deadlines: [],
  from: null,
  to: null,
  when: null,
  typed: false,
  sort: null,
  cursor: null,
};

/** `URLSearchParams`, or a page's `searchParams`. */
export type Params = URLSearchParams | Record<string, string | string[] | undefined>;

/**
 * Reads a query. A parameter that cannot be understood is an issue and is left out of the query; an empty one is
 * none. Parameters of no search are ignored unless `strict` (trackers add theirs to the addresses of pages), then
 * they are issues too.
 */
export function parseSearch(params: Params, { strict = false }: { strict?: boolean } = {}): ParsedSearch {
  const given = valuesOf(params);
  const issues: SearchIssue[] = [];
  const query = { ...EMPTY_SEARCH };
  for (const [name, values] of given) {
    const reader = READERS.get(name);
    if (reader) {
      const code = reader.read(query, values);
      if (code) issues.push({ name, code });
    } else if (strict) issues.push({ name, code: "unknown" });
  }
  if (query.sort === defaultSort(query) || (query.sort === "relevance" && !query.text)) query.sort = null;
  if (!query.text) query.typed = false;
  if (query.from && query.to && startOf(query.from) > endOf(query.to)) {
    query.to = null;
    issues.push({ name: "to", code: "reversed" });
  }
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
    territory: query.territories,
    organisation: query.organisations,
    year: query.years.map(String),
    language: query.languages,
    deadline: query.deadlines,
    from: query.from,
    to: query.to,
    when: query.when,
    typed: query.typed ? "1" : null,
    sort: query.sort,
    cursor: query.cursor && encodeCursor(query.cursor),
  };
}

/** The same search with something else in it, from its first page. */
export function changeSearch(query: SearchQuery, change: Partial<SearchQuery>): SearchQuery {
  const changed = { ...query, cursor: null, ...change };
  return {
    ...changed,
    sort: changed.sort === defaultSort(changed) ? null : changed.sort,
    typed: changed.typed && changed.text !== "",
  };
}

/** The order of the results: by relevance when there is something to be relevant to, else the newest first. */
export function sortOf(query: Pick<SearchQuery, "text" | "sort">): Sort {
  if (query.sort === "relevance" && !query.text) return "novelty";
  return query.sort ?? defaultSort(query);
}

/** Whether anything but the words, the order and the page narrows the search. */
export function isFiltered(query: SearchQuery): boolean {
  const { types, kinds, themes, territories, organisations, years, languages, deadlines, from, to, when } =
    query;
  const lists = [types, kinds, themes, territories, organisations, years, languages, deadlines];
  return lists.some((values) => values.length > 0) || [from, to, when].some((value) => value !== null);
}

const defaultSort = ({ text }: { text: string }): Sort => (text ? "relevance" : "novelty");

const kinds = [...new Set(ENTRY_TYPES.flatMap((type) => entryTypes[type].kinds))];
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
const language = z.string().regex(/^[a-z]{2}$/);
const day = z
  .string()
  .transform(asIso)
  .refine((text) => /^[12]/.test(text) && isPartialDate(text));
const MAX_VALUES = 40;

type Code = SearchIssue["code"] | undefined;
interface Reader {
  /** Of one value, or of all of them. */
  schema: z.ZodType;
  /** Writes into the query, or says what is wrong. */
  read: (query: SearchQuery, values: string[]) => Code;
}

/** Of which there is one value. */
function one<T>(
  schema: z.ZodType<T>,
  wrong: SearchIssue["code"],
  write: (query: SearchQuery, value: T) => void,
): Reader {
  return {
    schema,
    read(query, values) {
      const [value, ...more] = values;
      if (more.length > 0) return "repeated";
      const parsed = schema.safeParse(value);
      if (!parsed.success) return wrong;
      write(query, parsed.data);
    },
  };
}

/** Of which there are several values, each one once. */
function many<T>(
  schema: z.ZodType<T>,
  wrong: SearchIssue["code"],
  write: (query: SearchQuery, values: T[]) => void,
): Reader {
  const list = z.array(schema);
  return {
    schema: list.max(MAX_VALUES),
    read(query, values) {
      if (values.length > MAX_VALUES) return "tooMany";
      const parsed = list.safeParse([...new Set(values)].sort());
      if (!parsed.success) return wrong;
      write(query, parsed.data);
    },
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
  ["kind", many(z.enum(kinds), "notInList", (query, value) => (query.kinds = value))],
  ["theme", many(slug, "notSlug", (query, themes) => (query.themes = themes))],
  ["territory", many(code, "notSlug", (query, territories) => (query.territories = territories))],
  ["organisation", many(slug, "notSlug", (query, organisations) => (query.organisations = organisations))],
  ["year", many(year, "notYear", (query, years) => (query.years = years))],
  ["language", many(language, "notInList", (query, languages) => (query.languages = languages))],
  [
    "deadline",
    many(
      z.enum(DEADLINES),
      "notInList",
      (query, asked) => (query.deadlines = DEADLINES.filter((deadline) => asked.includes(deadline))),
    ),
  ],
  ["from", one(day, "notDate", (query, from) => (query.from = from))],
  ["to", one(day, "notDate", (query, to) => (query.to = to))],
  ["typed", one(z.literal("1"), "notInList", (query) => (query.typed = true))],
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

/** The schema of each parameter of a search, by its name: what describes the API is made from them. */
export const searchParameters: Readonly<Record<string, z.ZodType>> = Object.fromEntries(
  [...READERS].map(([name, { schema }]) => [name, schema.optional()]),
);

// All of them is as good as none.
function writeTypes(query: SearchQuery, types: EntryType[]): void {
  query.types = types.length === ENTRY_TYPES.length ? [] : ENTRY_TYPES.filter((type) => types.includes(type));
}

// What cannot be read cannot be found: it parts words, like a space.
function tidySearch(text: string): string {
  // Much longer than what is searched is refused whatever it holds: no need to tidy a megabyte.
  return tidyLine(wellFormed(text.slice(0, 10 * MAX_TEXT)).replaceAll(UNREADABLE, " "));
}

/** A date as it is written in French, "14/09/2018" or "9/2018", in the order of ISO 8601; other texts as they are. */
function asIso(text: string): string {
  const [, day, month, year] = /^(?:(\d{1,2})[/.])?(\d{1,2})[/.](\d{4})$/.exec(text.trim()) ?? [];
  if (!month || !year) return text.trim();
  return [year, month.padStart(2, "0"), ...(day ? [day.padStart(2, "0")] : [])].join("-");
}

function valuesOf(params: Params): Map<string, string[]> {
  const pairs = params instanceof URLSearchParams ? [...params] : Object.entries(params);
  const given = new Map<string, string[]>();
  for (const [name, value] of pairs) {
    const values = [value ?? []].flat().filter((item) => item !== "");
    const known = given.get(name);
    if (known) known.push(...values);
    else if (values.length > 0) given.set(name, values);
  }
  return given;
}

// PostgreSQL knows no year 0.
const instant = z.iso.datetime({ precision: 3 }).refine((text) => !text.startsWith("0000"));
const before = z.int().min(1).max(1e9).optional();
const cursorParts = z.union([
  z.tuple([z.literal("relevance"), z.number().min(0).max(1e6), instant, z.uuid(), before]),
  z.tuple([z.enum(["novelty", "date"]), instant, z.uuid(), before]),
  z.tuple([z.literal("title"), z.string().max(300), z.uuid(), before]),
]);

/** Opaque to those who carry it; strictly read when it comes back, since anyone can make one. */
export function encodeCursor(cursor: Cursor): string {
  const parts =
    cursor.sort === "relevance"
      ? [cursor.sort, cursor.score, cursor.at, cursor.id]
      : [cursor.sort, cursor.sort === "title" ? cursor.title : cursor.at, cursor.id];
  if (cursor.before !== undefined) parts.push(cursor.before);
  return Buffer.from(JSON.stringify(parts)).toString("base64url");
}

function decodeCursor(text: string): Cursor | null {
  const parsed = cursorParts.safeParse(parseJson(text));
  if (!parsed.success) return null;
  const [sort] = parsed.data;
  if (sort === "relevance") {
    const [, score, at, id, before] = parsed.data;
    return { sort, score, at, id, before };
  }
  if (sort === "title") {
    const [, title, id, before] = parsed.data;
    // A lone surrogate or a NUL would be refused by the database.
    return title.isWellFormed() && !title.includes("\0") ? { sort, title, id, before } : null;
  }
  const [, at, id, before] = parsed.data;
  return { sort, at, id, before };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text.slice(0, 2000), "base64url").toString());
  } catch {
    return null;
  }
}
