/**
 * CSV (RFC 4180) for spreadsheets and programs: UTF-8 with its mark, semicolons in French and commas in English, as the
 * spreadsheets of each open them (decision 37). Numbers have a point and dates are ISO 8601 in both. Pure.
 */
import { stringify } from "csv-stringify/sync";
import type { Lang } from "#lib/messages/index";
import type { Cell } from "./cells";
import type { TableColumn } from "./table";

export const DELIMITERS: Readonly<Record<Lang, string>> = { fr: ";", en: "," };

export const csvHeadings = <T>(columns: readonly TableColumn<T>[], lang: Lang): string =>
  // Spreadsheets take a file without its mark for another encoding.
  `\uFEFF${lines([columns.map(({ heading }) => heading)], lang)}`;

export const csvLines = <T>(items: readonly T[], columns: readonly TableColumn<T>[], lang: Lang): string =>
  lines(
    items.map((item) => columns.map((column) => safe(column.value(item)))),
    lang,
  );

const lines = (cells: readonly (readonly Cell[])[], lang: Lang): string =>
  stringify(
    cells.map((line) => [...line]),
    { delimiter: DELIMITERS[lang], record_delimiter: "windows" },
  );

/**
 * No text is run as a formula: an apostrophe stands before what a spreadsheet would run, whatever blanks it starts with,
 * and before an apostrophe that stands there already, so that taking one away gives the text back. Numbers are numbers.
 */
const safe = (cell: Cell): Cell => (typeof cell === "string" && FORMULA.test(cell) ? `'${cell}` : cell);

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what the pattern looks for
const FORMULA = /^'*(?:[\s\u0000-\u001f\u200b\ufeff]*[=+\-@＝＋－＠]|[\t\r\n])/;
