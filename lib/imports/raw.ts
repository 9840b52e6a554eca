/**
 * What the readers of formats find in a file, before anything is known of the directory: bibliographic references,
 * rows of a table or happenings, each with the line where it starts, or why it cannot be read.
 */
export interface Problem {
  /** A key of `messages.issues`. */
  code: string;
  params?: Record<string, string | number>;
}

/** A bibliographic record, whatever the format that carried it. */
export interface Reference {
  /** As CSL 1.0.2 names it: "article-journal", "report", "book"…; "" when the format has no such type. */
  type: string;
  title: string;
  subtitle: string;
  abstract: string;
  /** As written: "fr", "fr-FR", "french". */
  language: string;
  /** The first is that of the thing itself. */
  urls: string[];
  /** As written, or as a partial date: "2018-09". */
  date: string;
  people: { role: "author" | "editor" | "contributor" | "publisher"; name: string }[];
  container: string;
  volume: string;
  number: string;
  /** "12-34" */
  pages: string;
  pageCount: string;
  place: string;
  identifiers: string[];
  keywords: string[];
  /** What else the record says, by the name that the format gives it. */
  others: [name: string, value: string][];
}

/** What a calendar says of something that happens. */
export interface Happening {
  title: string;
  description: string;
  url: string;
  /** Local: "2018-11-23" or "2018-11-23T09:15". */
  start: string;
  /** The last day, or the local instant of the end. */
  end: string;
  /** IANA; "" when it is that of the place. */
  timezone: string;
  place: string;
  latitude: number | null;
  longitude: number | null;
  organiser: string;
  keywords: string[];
  others: [name: string, value: string][];
  /** The calendar's own name of it. */
  uid: string;
}

export type RawRecord =
  | { kind: "reference"; reference: Reference }
  /** Cells by heading, as the file writes it. */
  | { kind: "row"; row: Record<string, string> }
  | { kind: "happening"; happening: Happening };

/** `line`: from 1. `uid`: the name that a source has for it, always the same. */
export type ReadRecord = { line: number; uid?: string } & (
  | { record: RawRecord; problem?: undefined }
  | { record?: undefined; problem: Problem }
);

export type ReadFile =
  /** `next`: what the source wants to be asked for more. */
  | { records: ReadRecord[]; next?: string; problem?: undefined }
  /** Nothing of it can be read. `line` when a place can be told. */
  | { records?: undefined; problem: Problem; line?: number };

export const emptyReference = (): Reference => ({
  type: "",
  title: "",
  subtitle: "",
  abstract: "",
  language: "",
  urls: [],
  date: "",
  people: [],
  container: "",
  volume: "",
  number: "",
  pages: "",
  pageCount: "",
  place: "",
  identifiers: [],
  keywords: [],
  others: [],
});
