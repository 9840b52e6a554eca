/**
 * What an import found in a record and has no field for stands in words at the end of its presentation
 * (lib/imports/to-content.ts). It is read back here, so that it leaves as it came. Pure.
 */
import { messages } from "#lib/messages/index";

export interface Presentation {
  /** The presentation without that list. */
  text: string;
  /** By the name that CSL has for it, or the name that its format gave it. */
  others: [name: string, value: string][];
}

export function presentationOf(body: string | null): Presentation {
  if (!body) return { text: "", others: [] };
  const { record } = messages("fr").imports;
  const at = body.lastIndexOf(`## ${record.otherData}\n`);
  if (at < 0 || (at > 0 && body[at - 1] !== "\n")) return { text: body, others: [] };
  const [, ...lines] = body.slice(at).split("\n");
  const read = lines.filter((line) => line !== "").map((line) => /^- (.+?) : (.+)$/.exec(line));
  // Someone wrote something else there: it is a presentation like any other.
  if (read.some((line) => line === null)) return { text: body, others: [] };
  return {
    text: body.slice(0, at).trim(),
    others: read.flatMap((line): [string, string][] =>
      line?.[1] && line[2] ? [[nameOf(plain(line[1])), plain(line[2])]] : [],
    ),
  };
}

/** What was escaped for Markdown, as it was. */
export const plain = (text: string): string => text.replace(/\\([\\`*_[\]<>#])/g, "$1");

const nameOf = (label: string): string => NAMES.get(label) ?? label;

/** The labels by which the import lists what CSL has a variable for. */
const NAMES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    note: "note",
    edition: "edition",
    genre: "genre",
    date: "issued",
    accessed: "accessed",
    language: "language",
    keywords: "keyword",
    "collection-title": "collection-title",
    "title-short": "title-short",
    pages: "page",
    "number-of-pages": "number-of-pages",
    number: "number",
    copyright: "copyright",
  }).flatMap(([key, variable]) => {
    const label = messages("fr").imports.record.names[key];
    return label ? [[label, variable] as const] : [];
  }),
);
