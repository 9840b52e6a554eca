/** CSL-JSON 1.0.2, as Zotero and Crossref write it: a list of items, or one item. */
import { z } from "zod";
import { emptyReference, type ReadFile, type ReadRecord, type Reference } from "#lib/imports/raw";

export function readCsl(text: string): ReadFile {
  const records = cut(text).map(({ line, source }): ReadRecord => {
    const item = itemSchema.safeParse(parse(source));
    if (!item.success) return { line, problem: { code: "recordUnreadable" } };
    return { line, record: { kind: "reference", reference: referenceOf(item.data) } };
  });
  return records.length > 0 ? { records } : { problem: { code: "jsonBroken" } };
}

function parse(source: string): unknown {
  try {
    return JSON.parse(source);
  } catch {
    return null;
  }
}

/** Each item with its line: of the outermost list, of the one that an object holds under "items", or the object alone. */
function cut(text: string): { line: number; source: string }[] {
  const outer = text.trimStart().startsWith("[") ? 1 : /^\s*\{\s*"items"\s*:\s*\[/.test(text) ? 2 : 0;
  const items: { line: number; source: string }[] = [];
  let [line, depth, inString] = [1, 0, false];
  let start = { line: 1, at: 0 };
  for (let at = 0; at < text.length; at++) {
    const sign = text[at];
    if (sign === "\n") line++;
    else if (sign === "\\" && inString) at++;
    else if (sign === '"') inString = !inString;
    else if (inString) continue;
    else if (sign === "{" || sign === "[") {
      if (depth === outer) start = { line, at };
      depth++;
    } else if (sign === "}" || sign === "]") {
      depth--;
      if (depth === outer && sign === "}")
        items.push({ line: start.line, source: text.slice(start.at, at + 1) });
    }
  }
  // What never closes is one item, which cannot be read.
  if (depth > outer) items.push({ line: start.line, source: text.slice(start.at) });
  return items;
}

const words = z.union([z.string(), z.number().transform(String)]);
const name = z.looseObject({
  family: words.optional(),
  given: words.optional(),
  literal: words.optional(),
  suffix: words.optional(),
  "non-dropping-particle": words.optional(),
  "dropping-particle": words.optional(),
});
const date = z.looseObject({
  "date-parts": z.array(z.array(words)).optional(),
  raw: words.optional(),
  literal: words.optional(),
});
const itemSchema = z.record(z.string(), z.unknown());

function referenceOf(item: Record<string, unknown>): Reference {
  const left = new Map(Object.entries(item));
  const take = (key: string) => {
    const value = left.get(key);
    left.delete(key);
    return value;
  };
  const text = (...keys: string[]): string => {
    for (const key of keys) {
      const read = plain(take(key));
      if (read) return read;
    }
    return "";
  };
  const names = (role: Reference["people"][number]["role"], ...keys: string[]) =>
    keys.flatMap((key) => namesOf(take(key)).map((name) => ({ role, name })));
  const [title, subtitle] = [text("title"), text("subtitle")];
  take("id");
  take("citation-key");
  const custom = z.record(z.string(), z.string()).safeParse(take("custom"));
  return {
    ...emptyReference(),
    type: text("type"),
    title,
    subtitle,
    abstract: text("abstract"),
    language: text("language"),
    urls: [text("URL")].filter(Boolean),
    date: dateOf(take("issued")),
    people: [
      ...names("author", "author"),
      ...names("editor", "editor", "collection-editor", "editorial-director"),
      ...names("contributor", "translator", "contributor", "director", "interviewer"),
      ...text("publisher")
        .split(/; /)
        .filter(Boolean)
        .map((one) => ({ role: "publisher" as const, name: one })),
    ],
    container: text("container-title"),
    volume: text("volume"),
    number: text("issue", "number"),
    pages: text("page").replace(/[-–—]+/g, "-"),
    pageCount: text("number-of-pages"),
    place: text("publisher-place"),
    identifiers: [text("DOI"), text("ISBN"), text("ISSN")]
      .filter(Boolean)
      .flatMap((one) => one.split(/[;,\s]+(?=\d)/)),
    keywords: text("keyword")
      .split(/\s*[;,]\s*/)
      .filter(Boolean),
    others: [
      ...[...left].flatMap(([key, value]): [string, string][] => {
        const said = dateOf(value) || namesOf(value).join(", ") || plain(value);
        return said ? [[key, said]] : [];
      }),
      ...Object.entries(custom.data ?? {}),
    ],
  };
}

function plain(value: unknown): string {
  if (Array.isArray(value)) return value.map(plain).filter(Boolean).join(", ");
  if (typeof value !== "string" && typeof value !== "number" && typeof value !== "boolean") return "";
  return String(value)
    .replace(/<\/?(i|b|sup|sub|span|jats:\w+)( [^>]*)?>/g, "")
    .trim();
}

function namesOf(value: unknown): string[] {
  const read = z.array(name).safeParse(value);
  if (!read.success) return [];
  return read.data
    .map((one) =>
      (
        one.literal ??
        [one.given, one["dropping-particle"], one["non-dropping-particle"], one.family, one.suffix]
          .filter(Boolean)
          .join(" ")
      ).trim(),
    )
    .filter(Boolean);
}

function dateOf(value: unknown): string {
  const read = date.safeParse(value);
  if (!read.success) return "";
  const [parts = []] = read.data["date-parts"] ?? [];
  const said = parts.map((part, index) => part.padStart(index === 0 ? 4 : 2, "0")).join("-");
  return said || read.data.raw || read.data.literal || "";
}
