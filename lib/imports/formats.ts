import { own } from "#lib/own";
/** The files that can be imported, and how large they may be. Pure. */
export const importFormats = ["bibtex", "ris", "csl", "csv", "ical"] as const;
export type ImportFormat = (typeof importFormats)[number];

/** Of a file, in bytes: 5,000 records with their abstracts take about half of it. */
export const MAX_FILE = 8 * 1024 * 1024;

/** Of a file. */
export const MAX_RECORDS = 5000;

/** What a browser offers to choose among. */
export const ACCEPTED_FILES = ".bib,.bibtex,.ris,.json,.csv,.tsv,.ics,.txt";

const EXTENSIONS: Readonly<Record<string, ImportFormat>> = {
  bib: "bibtex",
  bibtex: "bibtex",
  ris: "ris",
  json: "csl",
  csv: "csv",
  tsv: "csv",
  ics: "ical",
  ical: "ical",
};

/** By what the file begins with, which does not lie, or else by its name; null when neither says. */
export function formatOf(fileName: string, text: string): ImportFormat | null {
  const start = text.slice(0, 2000).trimStart();
  if (/^BEGIN:VCALENDAR/i.test(start)) return "ical";
  if (/^TY {2}-/m.test(start)) return "ris";
  if (/^[[{]/.test(start)) return "csl";
  const extension = /\.(\w+)$/.exec(fileName)?.[1]?.toLowerCase() ?? "";
  const named = own(EXTENSIONS, extension);
  if (named) return named;
  return /^\s*@\w+\s*[{(]/m.test(start) ? "bibtex" : null;
}
