/** A page of ListRecords of OAI-PMH 2.0, in unqualified Dublin Core (oai_dc). */
import { XMLParser } from "fast-xml-parser";
import { emptyReference, type ReadFile, type ReadRecord, type Reference } from "#lib/imports/raw";
import { plain } from "#lib/imports/readers/feed";

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: "@",
  removeNSPrefix: true,
  parseTagValue: false,
  parseAttributeValue: false,
  // Of the five of XML only: none that the document declares.
  processEntities: { enabled: true, maxTotalExpansions: 100_000, maxEntityCount: 0 },
});

export function readOai(text: string): ReadFile {
  const root = parse(text);
  const page = at(root, "OAI-PMH");
  const error = listOf(at(page, "error"))[0];
  // Nothing new since the last time.
  if (textOf(at(error, "@code")) === "noRecordsMatch") return { records: [] };
  const list = at(page, "ListRecords");
  if (error || list === undefined) return { problem: { code: "notOai" } };
  const token = textOf(at(list, "resumptionToken"));
  return {
    records: listOf(at(list, "record")).flatMap((record, index) => readRecord(record, index + 1)),
    ...(token && { next: token }),
  };
}

function parse(text: string): unknown {
  try {
    return parser.parse(text);
  } catch {
    return null;
  }
}

/** What was deleted there is no news. */
function readRecord(record: unknown, line: number): ReadRecord[] {
  const header = at(record, "header");
  if (textOf(at(header, "@status")) === "deleted") return [];
  const dc = at(at(record, "metadata"), "dc");
  const reference = referenceOf(dc);
  return [{ line, uid: textOf(at(header, "identifier")), record: { kind: "reference", reference } }];
}

function referenceOf(dc: unknown): Reference {
  const all = (name: string) =>
    listOf(at(dc, name))
      .map((value) => plain(textOf(value)))
      .filter(Boolean);
  const [identifiers, urls] = split([...all("identifier")], (one) => /^https?:\/\//.test(one));
  const people = (name: string, role: "author" | "contributor" | "publisher") =>
    all(name).map((one) => ({ role, name: role === "publisher" ? one : inReadingOrder(one) }));
  const types = all("type");
  return {
    ...emptyReference(),
    type: types.map((type) => TYPES.find(([words]) => words.test(type))?.[1]).find(Boolean) ?? "",
    title: all("title")[0] ?? "",
    abstract: all("description").sort((a, b) => b.length - a.length)[0] ?? "",
    language: all("language")[0] ?? "",
    urls,
    date:
      all("date")
        .map((date) => date.slice(0, 10))
        .sort()[0] ?? "",
    people: [
      ...people("creator", "author"),
      ...people("contributor", "contributor"),
      ...people("publisher", "publisher"),
    ],
    identifiers,
    keywords: all("subject"),
    others: [
      ...all("title")
        .slice(1)
        .map((title): [string, string] => ["title", title]),
      ...all("source").map((source): [string, string] => ["source", source]),
      ...all("rights").map((rights): [string, string] => ["rights", rights]),
    ],
  };
}

const TYPES: readonly [words: RegExp, type: string][] = [
  [/these|thesis|dissertation/i, "thesis"],
  [/report|rapport/i, "report"],
  [/book|ouvrage/i, "book"],
  [/article/i, "article-journal"],
  [/conference|lecture/i, "paper-conference"],
];

function split(items: string[], isFirst: (item: string) => boolean): [others: string[], first: string[]] {
  return [items.filter((item) => !isFirst(item)), items.filter(isFirst)];
}

const inReadingOrder = (name: string) => name.replace(/^([^,]+),\s*([^,]+)$/, "$2 $1");

function at(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
}

const listOf = (value: unknown): unknown[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value];

/** The words of an element, whether it has attributes or not. */
function textOf(value: unknown): string {
  if (typeof value === "string") return value.trim();
  const words = at(value, "#text");
  return typeof words === "string" ? words.trim() : "";
}
