/** A document's blocks on its pages, each in the element of the structure that says what it is (ISO 32000-1, § 14.8.4). */
import { encode } from "uqr";
import type { Block, PrintedDocument, Text } from "#lib/pdf/blocks";
import { type Box, Sheet } from "#lib/pdf/sheet";
import type { Element } from "#lib/pdf/tagged";

const BODY = 9.6;
const HEADINGS: Record<number, number> = { 1: 21, 2: 13.5, 3: 11.2, 4: 10.2, 5: BODY, 6: BODY };
const LIST = 20;
const CODE = 74;

/** @param fonts the folder of the DejaVu fonts */
export async function layOut(
  document: PrintedDocument,
  fonts: string,
): Promise<{ bytes: Uint8Array<ArrayBuffer>; pages: number }> {
  const sheet = new Sheet(document, fonts);
  const writer = new Writer(sheet);
  writer.blocks(document.blocks, sheet.root, sheet.whole);
  return await sheet.end();
}

type Outline = ReturnType<Sheet["outline"]>;

class Writer {
  private readonly sheet: Sheet;
  /** The level of the last heading: none is jumped over (PDF/UA-1, § 7.4.2). */
  private level = 0;
  /** Room that a heading leaves under it on its page. */
  private reserve = 0;
  /** Whether what was just written says of what kind the next heading is. */
  private announced = false;
  /** The bookmarks under which the next goes, by level. */
  private readonly bookmarks: Outline[] = [];

  constructor(sheet: Sheet) {
    this.sheet = sheet;
  }

  blocks(blocks: readonly Block[], parent: Element, box: Box): void {
    for (const [index, block] of blocks.entries()) {
      // What stands whole goes with the heading that announces it.
      this.reserve = blocks[index + 1]?.kind === "code-of" ? CODE + 30 : 3.4 * BODY * 1.42;
      this.block(block, parent, box);
    }
  }

  private block(block: Block, parent: Element, box: Box): void {
    switch (block.kind) {
      case "heading":
        this.heading(block.text, block.level, parent, box);
        break;
      case "paragraph":
        this.paragraph(block.text, block.look, parent, box);
        break;
      case "list":
        this.list(block.items, block.start, parent, box);
        break;
      case "quote":
        this.quote(block.blocks, parent, box);
        break;
      case "code":
        this.code(block.text, parent, box);
        break;
      case "facts":
        this.facts(block.facts, parent, box);
        break;
      case "table":
        this.table(block.head, block.rows, parent, box);
        break;
      case "code-of":
        this.codeOf(block, parent, box);
        break;
      case "section":
        this.section(block, parent, box);
        break;
    }
  }

  private heading(text: Text, wanted: number, parent: Element, box: Box): void {
    const level = Math.max(1, Math.min(wanted, this.level + 1, 6));
    this.level = level;
    const size = HEADINGS[level] ?? BODY;
    const font = "bold" as const;
    const { sheet } = this;
    sheet.space(level === 1 || this.announced ? 1 : size * 0.95);
    this.announced = false;
    // Never at the foot of a page: some of what it announces goes with it.
    sheet.keep(sheet.heightOf({ text, size, font, box, leading: 1.24 }) + this.reserve);
    const title = text.map((inline) => inline.text).join("");
    this.bookmarks.length = Math.min(this.bookmarks.length, level - 1);
    if (level <= 3) this.bookmarks.push(sheet.outline(title, this.bookmarks.at(-1) ?? null));
    const element = sheet.open(`H${level}`, parent);
    sheet.write(element, { text, size, font, box, leading: 1.24 });
    element.end();
    sheet.space(size * 0.3);
  }

  private paragraph(
    text: Text,
    look: "lead" | "kicker" | "note" | undefined,
    parent: Element,
    box: Box,
  ): void {
    const size = look === "lead" ? 11.4 : look ? 8.6 : BODY;
    const element = this.sheet.open("P", parent);
    const color = look === "kicker" || look === "note" ? "#475e5f" : undefined;
    this.sheet.write(element, { text, size, box, color, font: look === "kicker" ? "bold" : "regular" });
    element.end();
    this.sheet.space(look === "kicker" ? 1 : look === "lead" ? size : size * 0.55);
    this.announced = look === "kicker";
  }

  private list(items: readonly (readonly Block[])[], start: number | null, parent: Element, box: Box): void {
    const list = this.sheet.open("L", parent);
    // A list in lists in lists must still have room for words.
    const indent = box.width > 200 ? LIST : 0;
    const inner = { left: box.left + LIST, width: box.width - indent };
    for (const [index, blocks] of items.entries()) {
      const item = this.sheet.open("LI", list);
      this.sheet.keep(BODY * 1.42);
      const label = this.sheet.open("Lbl", item);
      this.sheet.mark(label, start === null ? "•" : `${start + index}.`, { box: inner, size: BODY });
      label.end();
      const body = this.sheet.open("LBody", item);
      this.blocks(blocks, body, {
        left: box.left + (indent || LIST),
        width: inner.width - (indent ? 0 : LIST),
      });
      body.end();
      item.end();
    }
    list.end();
    this.sheet.space(BODY * 0.2);
  }

  private quote(blocks: readonly Block[], parent: Element, box: Box): void {
    const quote = this.sheet.open("BlockQuote", parent);
    const indent = box.width > 200 ? 14 : 0;
    this.blocks(blocks, quote, { left: box.left + indent, width: box.width - indent });
    quote.end();
  }

  private code(text: string, parent: Element, box: Box): void {
    const holder = this.sheet.open("P", parent);
    const code = this.sheet.open("Code", holder);
    // Spaces at the start of a line of code say something.
    const kept = text.replace(/\t/g, "  ").replace(/ /g, "\u00a0");
    this.sheet.write(code, { text: [{ text: kept, code: true }], size: 8.4, box });
    code.end();
    holder.end();
    this.sheet.space(BODY * 0.55);
  }

  private facts(
    facts: readonly { name: string; values: readonly Text[] }[],
    parent: Element,
    box: Box,
  ): void {
    if (facts.length === 0) return;
    const table = this.sheet.open("Table", parent);
    const names = { left: box.left, width: Math.min(118, box.width * 0.32) };
    const values = { left: box.left + names.width + 12, width: box.width - names.width - 12 };
    for (const fact of facts) {
      const row = this.sheet.open("TR", table);
      const name = { text: [{ text: fact.name }], size: 8.8, box: names, font: "bold" as const };
      this.sheet.keep(Math.max(this.sheet.heightOf(name), BODY * 1.42) + 4);
      const { page, y: top } = this.sheet;
      const header = this.sheet.open("TH", row, { scope: "Row" });
      this.sheet.write(header, { ...name, color: "#475e5f" });
      header.end();
      const under = this.sheet.y;
      // A name broken over two pages leaves its values where it ends.
      if (this.sheet.page === page) this.sheet.y = top;
      const begun = this.sheet.page;
      const cell = this.sheet.open("TD", row);
      for (const text of fact.values) {
        const element = this.sheet.open("P", cell);
        this.sheet.write(element, { text, size: BODY, box: values });
        element.end();
      }
      cell.end();
      row.end();
      this.sheet.y = (this.sheet.page === begun ? Math.max(this.sheet.y, under) : this.sheet.y) + 4;
    }
    table.end();
    this.sheet.space(BODY * 0.4);
  }

  /** People's own tables: cell under cell, each with its column's name, which reads on paper whatever their width. */
  private table(head: readonly Text[], rows: readonly (readonly Text[])[], parent: Element, box: Box): void {
    const table = this.sheet.open("Table", parent);
    const columns = Math.max(1, head.length, ...rows.map((row) => row.length));
    const gap = 8;
    const width = (box.width - gap * (columns - 1)) / columns;
    const size = columns > 4 ? 7.6 : 8.6;
    const all = [
      ...(head.length > 0 ? [{ cells: head, type: "TH" }] : []),
      ...rows.map((cells) => ({ cells, type: "TD" })),
    ];
    for (const { cells, type } of all) {
      const row = this.sheet.open("TR", table);
      const font = type === "TH" ? ("bold" as const) : ("regular" as const);
      const boxes = cells.map((_, index) => ({ left: box.left + index * (width + gap), width }));
      const heights = cells.map((text, index) =>
        this.sheet.heightOf({ text, size, font, box: boxes[index] ?? box }),
      );
      const tallest = Math.max(size, ...heights);
      this.sheet.keep(Math.min(tallest, 300) + 6);
      const top = this.sheet.y;
      // A row taller than the page is written cell after cell.
      const fits = top + tallest <= this.sheet.bottom;
      for (const [index, text] of cells.entries()) {
        if (fits) this.sheet.y = top;
        const cell = this.sheet.open(type, row, type === "TH" ? { scope: "Column" } : {});
        this.sheet.write(cell, { text, size, font, box: boxes[index] ?? box });
        cell.end();
      }
      row.end();
      if (fits) this.sheet.y = top + tallest;
      this.sheet.y += 3;
      this.sheet.rule(box);
      this.sheet.y += 3;
    }
    table.end();
    this.sheet.space(BODY * 0.4);
  }

  private codeOf({ url, alt, text }: Extract<Block, { kind: "code-of" }>, parent: Element, box: Box): void {
    const side = CODE;
    this.sheet.space(6);
    const beside = { left: box.left + side + 16, width: box.width - side - 16 };
    const heights = text.map((words) => this.sheet.heightOf({ text: words, size: 8.6, box: beside }) + 5);
    this.sheet.keep(
      Math.max(
        side,
        heights.reduce((sum, height) => sum + height, 0),
      ),
    );
    const top = this.sheet.y;
    const bbox = [box.left, top, box.left + side, top + side];
    const figure = this.sheet.open("Figure", parent, { alt, bbox });
    this.sheet.squares(figure, encode(url, { ecc: "M", border: 0 }).data, { left: box.left, side });
    figure.end();
    for (const words of text) this.paragraph(words, "note", parent, beside);
    this.sheet.y = Math.max(this.sheet.y, top + side + 6);
  }

  private section({ opens, blocks }: Extract<Block, { kind: "section" }>, parent: Element, box: Box): void {
    if (opens === "page" && !this.sheet.isAtTop) this.sheet.addPage();
    if (opens === "rule" && !this.sheet.isAtTop) {
      this.sheet.space(10);
      // The beginning of a part stays together.
      this.sheet.keep(150);
      if (!this.sheet.isAtTop) this.sheet.rule(box);
      this.sheet.space(12);
    }
    const section = this.sheet.open("Sect", parent);
    this.blocks(blocks, section, box);
    section.end();
  }
}
