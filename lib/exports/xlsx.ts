/**
 * XLSX (Office Open XML, ECMA-376), written as it is read: each batch of entries is a piece of its sheet, compressed at
 * once. Texts are inline strings, so that none is a formula and none must be kept to the end; dates are texts, since many are
 * partial; the headings stay in sight. Pure.
 */
import { strToU8, Zip, ZipDeflate } from "fflate";
import type { EntryRecord } from "#lib/entries/records";
import { type Lang, messages } from "#lib/messages/index";
import type { Cell } from "./cells";
import type { TableColumn } from "./table";

/** A sheet has room for 1,048,576 rows; a file of a zip for 4 GB, which as many long rows would pass. */
const ROWS_A_SHEET = 500_000;

export async function* xlsx(
  batches: AsyncIterable<readonly EntryRecord[]>,
  columns: readonly TableColumn[],
  lang: Lang,
  most = ROWS_A_SHEET,
): AsyncGenerator<Uint8Array> {
  const archive = new Archive();
  let sheets = 1;
  let rows = 0;
  archive.open(pathOf(sheets), start(columns));
  for await (const batch of batches) {
    for (let from = 0; from < batch.length; ) {
      if (rows === most) {
        archive.close(end(columns, rows));
        archive.open(pathOf(++sheets), start(columns));
        rows = 0;
      }
      const some = batch.slice(from, from + most - rows);
      archive.write(
        some
          .map((entry, index) =>
            row(
              columns.map((column) => column.value(entry)),
              rows + index + 2,
            ),
          )
          .join(""),
      );
      rows += some.length;
      from += some.length;
    }
    yield archive.take();
  }
  archive.close(end(columns, rows));
  for (const [path, text] of partsOf(sheets, lang)) {
    archive.open(path, text);
    archive.close("");
  }
  archive.end();
  yield archive.take();
}

/** A zip whose files are written one after the other; what is ready is taken away as it comes. */
class Archive {
  readonly #zip: Zip;
  #file: ZipDeflate | null = null;
  #ready: Uint8Array[] = [];

  constructor() {
    this.#zip = new Zip((error, data) => {
      if (error) throw error;
      this.#ready.push(data);
    });
  }

  open(path: string, text: string): void {
    this.#file = new ZipDeflate(path, { level: 4 });
    this.#zip.add(this.#file);
    this.write(text);
  }

  write(text: string): void {
    this.#file?.push(strToU8(text));
  }

  close(text: string): void {
    this.#file?.push(strToU8(text), true);
  }

  end(): void {
    this.#zip.end();
  }

  take(): Uint8Array {
    const taken = Buffer.concat(this.#ready);
    this.#ready = [];
    return taken;
  }
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";

const pathOf = (sheet: number) => `xl/worksheets/sheet${sheet}.xml`;

function start(columns: readonly TableColumn[]): string {
  const widths = columns.map(
    ({ holds }, index) =>
      `<col min="${index + 1}" max="${index + 1}" width="${holds === "text" || holds === "address" ? 30 : 14}" customWidth="1"/>`,
  );
  const cells = columns.map(({ heading }, index) => textCell(heading, `${letters(index)}1`, ' s="1"'));
  return `${HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths.join("")}</cols><sheetData><row r="1">${cells.join("")}</row>`;
}

const end = (columns: readonly TableColumn[], rows: number): string =>
  `</sheetData><autoFilter ref="A1:${letters(columns.length - 1)}${rows + 1}"/></worksheet>`;

function row(cells: readonly Cell[], number: number): string {
  const written = cells.map((cell, index) => {
    if (cell === null || cell === "") return "";
    const at = `${letters(index)}${number}`;
    return typeof cell === "number" ? `<c r="${at}"><v>${cell}</v></c>` : textCell(cell, at);
  });
  return `<row r="${number}">${written.join("")}</row>`;
}

/** A cell holds at most 32,767 characters. */
const textCell = (text: string, at: string, style = ""): string =>
  `<c r="${at}" t="inlineStr"${style}><is><t xml:space="preserve">${xmlText(text.slice(0, 32_767))}</t></is></c>`;

/** What XML 1.0 has no place for is left out; "_x0041_" is text, and not the sign of an "A" (ECMA-376, § 22.9.2.19). */
const xmlText = (text: string): string =>
  text
    .toWellFormed()
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what the pattern looks for
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "")
    .replace(/\r\n?/g, "\n")
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;");

/** "A", "Z", "AA": columns are numbered in letters. */
function letters(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : letters(Math.floor(index / 26) - 1) + last;
}

/** What makes a workbook of the sheets. */
function partsOf(sheets: number, lang: Lang): [path: string, text: string][] {
  const numbers = Array.from({ length: sheets }, (_, index) => index + 1);
  const type = "application/vnd.openxmlformats-officedocument.spreadsheetml";
  const names = numbers.map(
    (number) =>
      `<sheet name="${xmlText(messages(lang).exporting.sheet(number))}" sheetId="${number}" r:id="rId${number}"/>`,
  );
  const relations = numbers.map(
    (number) =>
      `<Relationship Id="rId${number}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${number}.xml"/>`,
  );
  const overrides = numbers.map(
    (number) => `<Override PartName="/${pathOf(number)}" ContentType="${type}.worksheet+xml"/>`,
  );
  return [
    [
      "xl/workbook.xml",
      `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${names.join("")}</sheets></workbook>`,
    ],
    [
      "xl/_rels/workbook.xml.rels",
      `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${relations.join("")}<Relationship Id="styles" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    ],
    [
      "xl/styles.xml",
      `${HEAD}<styleSheet xmlns="${MAIN}"><fonts count="2"><font/><font><b/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf xfId="0"/><xf fontId="1" xfId="0" applyFont="1"/></cellXfs></styleSheet>`,
    ],
    [
      "_rels/.rels",
      `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    [
      "[Content_Types].xml",
      `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${type}.styles+xml"/>${overrides.join("")}</Types>`,
    ],
  ];
}
