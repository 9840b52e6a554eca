/** Tables of entries, as readers of CSV and XLSX that are not ours read them. */
import { parse } from "csv-parse/sync";
import { strFromU8, unzipSync } from "fflate";
import readXlsx from "read-excel-file/node";
import { describe, expect, test } from "vitest";
import type { EntryRecord } from "#lib/entries/records";
import { formFieldsOf } from "#lib/entries/types/index";
import { LANGS } from "#lib/messages/lang";
import { ENTRY_TYPES, type EntryType } from "#lib/paths";
import { gathered, recordFor } from "#lib/testing/records";
import { csvHeadings, csvLines, DELIMITERS } from "./csv";
import { tableColumns } from "./table";
import { xlsx } from "./xlsx";

const ORIGIN = "https://sillage.exemple.fr";
const columnsOf = (types: readonly EntryType[] = ENTRY_TYPES) => tableColumns(types, "fr", ORIGIN);

const csv = (entries: readonly EntryRecord[], columns = columnsOf()) =>
  csvHeadings(columns, "fr") + csvLines(entries, columns, "fr");
const rowsOfCsv = (text: string): Record<string, string>[] =>
  parse(text, { bom: true, columns: true, delimiter: ";" });

async function workbook(entries: readonly EntryRecord[], most?: number, columns = columnsOf()) {
  async function* batches() {
    for (const entry of entries) yield [entry];
  }
  return Buffer.concat(await gathered(xlsx(batches(), columns, "fr", most)));
}

describe.each(ENTRY_TYPES)("a table of the type %s", (type) => {
  test("has a column for each field of its form, and another heading for each", () => {
    for (const lang of LANGS) {
      const columns = tableColumns([type], lang, ORIGIN);
      const names = columns.map(({ name }) => name);
      for (const { name, widget } of formFieldsOf(type))
        if (widget !== "credits") expect(names).toContain(name);
      expect(new Set(names).size).toBe(names.length);
      expect(new Set(columns.map(({ heading }) => heading)).size).toBe(names.length);
    }
  });

  test("says what the entry says, in CSV as in XLSX", async () => {
    const entry = recordFor(type);
    const columns = columnsOf([type]);
    const [row] = rowsOfCsv(csv([entry], columns));
    const [sheet] = await readXlsx(await workbook([entry], undefined, columns), { trim: false });
    const [headings, cells] = sheet?.data ?? [];
    expect(headings).toEqual(columns.map(({ heading }) => heading));
    for (const [index, { heading, value }] of columns.entries()) {
      const cell = value(entry);
      expect(row?.[heading]?.replace(/^'/, ""), heading).toBe(String(cell ?? ""));
      expect(cells?.[index] ?? null, heading).toBe(cell);
    }
  });
});

test("a table of all types names once what they share", () => {
  const headings = columnsOf().map(({ heading }) => heading);
  expect(new Set(headings).size).toBe(headings.length);
  expect(headings).toContain("Titre");
  expect(headings).not.toContain("Nom");
  expect(columnsOf(["lab"]).map(({ heading }) => heading)).toContain("Nom");
});

test("a CSV begins with its mark, ends its lines as spreadsheets do, and has the separator of its language", () => {
  expect(csv([]).startsWith("\uFEFFAdresse de la fiche;Type;")).toBe(true);
  expect(csv([recordFor("lab")])).toMatch(/\r\n$/);
  const columns = tableColumns(["lab"], "en", ORIGIN);
  const text = csvHeadings(columns, "en") + csvLines([recordFor("lab")], columns, "en");
  expect(DELIMITERS.en).toBe(",");
  expect(parse(text, { bom: true, columns: true })).toHaveLength(1);
});

test.each([
  "=1+1",
  "+33 1 23",
  "-2+3",
  "@SUM(A1)",
  " =1+1",
  "\t=1+1",
  "\u00a0=1+1",
  "\n=1+1",
  "'=1+1",
  "''=1+1",
  "＝1+1",
  "＋1",
  "－1",
  "＠A1",
  "\ttabulation",
  '=HYPERLINK("https://exemple.fr";"ici")',
  "=cmd|' /C calc'!A0",
])("nothing runs %j, and taking one apostrophe away gives it back", async (text) => {
  const entry = { ...recordFor("lab"), title: text };
  const [row] = rowsOfCsv(csv([entry]));
  expect(row?.Titre).toBe(`'${text}`);
  // In a sheet a text is a text.
  const bytes = await workbook([entry]);
  const sheet = strFromU8(unzipSync(bytes)["xl/worksheets/sheet1.xml"] ?? new Uint8Array());
  expect(sheet).not.toContain("<f");
  const [read] = await readXlsx(bytes, { trim: false });
  expect(read?.data[1]).toContain(text);
});

test("numbers are numbers, even below zero", async () => {
  const entry = recordFor("lab", { longitude: -1.67 });
  expect(rowsOfCsv(csv([entry]))[0]?.Longitude).toBe("-1.67");
  const [read] = await readXlsx(await workbook([entry]));
  expect(read?.data[1]).toContain(-1.67);
});

test.each(['a";b\r\nc;"d"', "« é » œ 日本語 🙂", "<b> & ]]> &amp;", "a\u2028b\u0085c", "x".repeat(20_000)])(
  "%j is the same in every cell",
  async (text) => {
    const entry = { ...recordFor("lab"), title: text };
    expect(rowsOfCsv(csv([entry]))[0]?.Titre).toBe(text);
    const [read] = await readXlsx(await workbook([entry]), { trim: false });
    // Line ends are those of XML (§ 2.11).
    expect(read?.data[1]).toContain(text.replaceAll("\r\n", "\n"));
  },
);

test("what XML cannot hold is left out of a sheet, and what looks like an escape is none", async () => {
  const bytes = await workbook([{ ...recordFor("lab"), title: "a\u0000b\u001fc\ud800d\ufffee _x0041_" }]);
  const sheet = strFromU8(unzipSync(bytes)["xl/worksheets/sheet1.xml"] ?? new Uint8Array());
  expect(sheet).toContain("abc\ufffdde _x005F_x0041_");
});

test("the headings stay in sight; more entries than a sheet takes go on in another", async () => {
  const entries = Array.from({ length: 5 }, (_, index) => ({ ...recordFor("lab"), title: `Lab ${index}` }));
  const bytes = await workbook(entries, 2);
  const sheets = await readXlsx(bytes);
  expect(sheets.map(({ sheet, data }) => [sheet, data.length])).toEqual([
    ["Fiches", 3],
    ["Fiches 2", 3],
    ["Fiches 3", 2],
  ]);
  const first = strFromU8(unzipSync(bytes)["xl/worksheets/sheet1.xml"] ?? new Uint8Array());
  expect(first).toContain('state="frozen"');
  expect(first).toMatch(/<autoFilter ref="A1:[A-Z]+3"\/>/);
});
