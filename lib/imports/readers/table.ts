/** CSV, with commas, semicolons or tabs: the first row names the columns. */
import { CsvError, type Info, parse } from "csv-parse/sync";
import type { ReadFile, ReadRecord } from "#lib/imports/raw";

interface Row {
  record: string[];
  info: Pick<Info, "lines">;
}

export function readTable(text: string): ReadFile {
  const rows = parseRows(text);
  if ("problem" in rows) return rows;
  const [first, ...others] = rows;
  const headings = first?.record.map((heading) => heading.trim()) ?? [];
  const double = headings.find((heading, index) => heading && headings.indexOf(heading) !== index);
  if (double) return { problem: { code: "columnTwice", params: { column: double.slice(0, 80) } }, line: 1 };
  let last = first?.info.lines ?? 1;
  const records = others.flatMap(({ record, info }): ReadRecord[] => {
    // A cell may hold several lines: a row starts after the end of the one above.
    const line = last + 1;
    last = info.lines;
    if (record.every((cell) => cell.trim() === "")) return [];
    if (record.slice(headings.length).some((cell) => cell.trim() !== "")) {
      return [
        {
          line,
          problem: { code: "tooManyCells", params: { cells: record.length, columns: headings.length } },
        },
      ];
    }
    const row = Object.fromEntries(
      headings.flatMap((heading, index) => (heading ? [[heading, cellOf(record[index])]] : [])),
    );
    return [{ line, record: { kind: "row", row } }];
  });
  return records.length > 0 ? { records } : { problem: { code: "fileWithoutRecords" } };
}

/** What spreadsheets would run is written with an apostrophe before it: it says nothing. */
const cellOf = (cell = "") => cell.replace(/^'(?=[=+\-@\t\r＝＋－＠])/, "");

function parseRows(text: string): Row[] | Exclude<ReadFile, { records: ReadRecord[] }> {
  try {
    return parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: 200_000,
    }) as unknown as Row[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error.lines === "number" ? error.lines : undefined;
    return {
      problem: { code: error.code === "CSV_MAX_RECORD_SIZE" ? "recordTooLong" : "quoteUnclosed" },
      line,
    };
  }
}

/** The sign that the headings hold most of: French software writes semicolons. */
function delimiterOf(text: string): string {
  const [first = ""] = text.split(/\r\n|\r|\n/, 1);
  const bare = first.replace(/"[^"]*"/g, "");
  const count = (sign: string) => bare.split(sign).length;
  return [";", "\t", ","].reduce((best, sign) => (count(sign) > count(best) ? sign : best));
}
