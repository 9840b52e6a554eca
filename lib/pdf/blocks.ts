/** What a document to print says, before it is laid out: plain data, worded whole, in reading order. */

export interface Inline {
  text: string;
  bold?: boolean;
  italic?: boolean;
  code?: boolean;
  strike?: boolean;
  muted?: boolean;
  /** A whole address. */
  href?: string;
  /** When it is not the document's (ISO 639-1). */
  lang?: string;
}

export type Text = readonly Inline[];

export type Block =
  | { kind: "heading"; level: number; text: Text }
  | { kind: "paragraph"; text: Text; look?: "lead" | "kicker" | "note" }
  | { kind: "list"; start: number | null; items: readonly (readonly Block[])[] }
  | { kind: "quote"; blocks: readonly Block[] }
  | { kind: "code"; text: string }
  /** Names and what they are: a table of two columns, whose rows have headers. */
  | { kind: "facts"; facts: readonly { name: string; values: readonly Text[] }[] }
  | { kind: "table"; head: readonly Text[]; rows: readonly (readonly Text[])[] }
  /** The address as a square to point a telephone at, beside words about it. */
  | { kind: "code-of"; url: string; alt: string; text: readonly Text[] }
  /** A part of its own, which begins on a new page or after a rule. */
  | { kind: "section"; opens: "page" | "rule" | "here"; blocks: readonly Block[] };

export interface PrintedDocument {
  title: string;
  /** One sentence about it. */
  subject: string;
  lang: "fr" | "en";
  /** Who answers for it. */
  author: string;
  /** ISO 8601: what is printed does not depend on when. */
  date: string;
  /** On each page: at the top, at the bottom, and around the number, as "Page {page} / {pages}". */
  running: { top: string; bottom: string; number: string };
  blocks: readonly Block[];
}

/** One run of plain text. */
export const plain = (text: string): Text => [{ text }];
