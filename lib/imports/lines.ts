/** The records of a file as the lines of a batch: what each says, what keeps it from being proposed, which are doubles. Pure. */
import { createHash } from "node:crypto";
import { addressOfIdentifier } from "#lib/entries/identifiers";
import { validateContent } from "#lib/entries/validate";
import type { Issue } from "#lib/errors";
import { jobIdOf } from "#lib/jobs";
import type { EntryType } from "#lib/paths";
import type { Content, Json } from "#lib/revisions/changes";
import { fold, tidyLine, UNREADABLE } from "#lib/text";
import { isColumn } from "./columns";
import { fromHappening } from "./from-happening";
import { fromReference } from "./from-reference";
import { fromRow } from "./from-row";
import type { Problem, RawRecord, ReadRecord } from "./raw";
import type { Converted, Settings } from "./to-content";

export interface Line {
  position: number;
  line: number;
  type: EntryType;
  title: string;
  content: Content;
  /** With path "", the record cannot be read; otherwise it can be a draft, and not more as it is. */
  issues: Issue[];
  key: string;
  status: "unchecked" | "duplicate" | "invalid";
  /** The position of the line that says the same, for a duplicate. */
  doubleOf: number | null;
}

/** The first column that no type has, or null. */
export function unknownColumn(records: readonly ReadRecord[]): string | null {
  const first = records.find(({ record }) => record?.kind === "row")?.record;
  if (first?.kind !== "row") return null;
  return Object.keys(first.row).find((heading) => !isColumn(heading)) ?? null;
}

export function linesOf(records: readonly ReadRecord[], settings: Settings): Line[] {
  const seen = new Map<string, number>();
  return records.map((read, index): Line => {
    const position = index + 1;
    const converted = read.record ? convert(read.record, settings) : { problem: read.problem };
    if (converted.problem) return unreadable(position, read.line, converted.problem);
    const { type, content } = withoutUnreadable(converted.converted);
    const title = typeof content.title === "string" ? content.title.slice(0, 300) : "";
    if (title === "") return unreadable(position, read.line, { code: "titleMissing" });
    const signs = signsOf(type, content);
    const doubleOf = signs.map((sign) => seen.get(sign)).find((at) => at !== undefined) ?? null;
    for (const sign of signs) if (!seen.has(sign)) seen.set(sign, position);
    const { issues = [] } = validateContent(type, content);
    return {
      position,
      line: read.line,
      type,
      title,
      content,
      issues,
      key: keyOf(type, content),
      status: doubleOf === null ? "unchecked" : "duplicate",
      doubleOf,
    };
  });
}

type Attempt = { converted: Converted; problem?: undefined } | { converted?: undefined; problem: Problem };

function convert(record: RawRecord, settings: Settings): Attempt {
  switch (record.kind) {
    case "reference":
      return { converted: fromReference(record.reference, settings) };
    case "happening":
      return { converted: fromHappening(record.happening, settings) };
    case "row":
      return fromRow(record.row, settings);
  }
}

function unreadable(position: number, line: number, { code, params }: Problem): Line {
  const issues: Issue[] = [{ path: "", code, params }];
  const nothing = {
    type: "resource" as const,
    title: "",
    content: {},
    key: jobIdOf("line", String(position), code),
  };
  return { position, line, ...nothing, issues, status: "invalid", doubleOf: null };
}

/** What a line may be known by, the surest first: its identifiers, its address, its name and its date. */
export function signsOf(type: EntryType, content: Content): string[] {
  const { identifiers, url, title, startsOn, kind } = content;
  const numbers = Array.isArray(identifiers) ? identifiers.map(String) : [];
  return [
    ...numbers.filter((one) => !isOfWhole(one, kind)).map((one) => `id ${fold(one)}`),
    ...(typeof url === "string" ? [`url ${comparable(url)}`] : []),
    ...(typeof title === "string"
      ? [`name ${type} ${startsOn ?? ""} ${fold(title).replace(/[^\p{L}\p{N}]+/gu, " ")}`]
      : []),
  ];
}

/** An ISSN is a journal's, and the ISBN of a chapter is its book's: many records have it. */
const isOfWhole = (number: string, kind: Json | undefined) =>
  /^\d{4}-\d{3}[\dX]$/.test(number) || (kind === "article" && /^97[89]\d{10}$/.test(number));

const comparable = (url: string) =>
  url
    .trim()
    .replace(/^https?:\/\/(www\.)?/i, "")
    .replace(/[#?].*$/, (rest) => (rest.startsWith("?") ? rest : ""))
    .replace(/\/+$/, "");

/** The address that each identifier has, for searches by address. */
export const addressesOfIdentifiers = (content: Content): string[] =>
  (Array.isArray(content.identifiers) ? content.identifiers : []).flatMap(
    (one) => addressOfIdentifier(String(one)) ?? [],
  );

/** The same content has the same key, whatever the file and its order. */
function keyOf(type: EntryType, content: Content): string {
  const sorted = Object.entries(content).sort(([a], [b]) => (a < b ? -1 : 1));
  return jobIdOf("import", type, createHash("sha256").update(JSON.stringify(sorted)).digest("hex"));
}

/**
 * A sign that is no character (a byte of another encoding, a control character) is dropped from what a file says: nobody
 * typed it, and nobody could mend it in a file of thousands.
 */
function withoutUnreadable({ type, content }: Converted): Converted {
  const clean = (value: Json): Json => {
    if (typeof value === "string")
      return value.includes(UNREADABLE) ? tidyLine(value.replaceAll(UNREADABLE, " ")) || null : value;
    if (Array.isArray(value)) return value.map(clean);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, clean(one)]));
  };
  return {
    type,
    content: Object.fromEntries(Object.entries(content).map(([key, value]) => [key, clean(value)])),
  };
}
