/** Pages on which tagged text is written from top to bottom. What is above it decides what is said, in what order. */
import { join } from "node:path";
import type { PrintedDocument, Text } from "#lib/pdf/blocks";
import { drawable, goesRightToLeft, MISSING, visualOrder } from "#lib/pdf/glyphs";
import { type FontName, type Line, linesOf, type Measure, type Piece, type Style } from "#lib/pdf/lines";
import { type Element, TaggedDocument } from "#lib/pdf/tagged";

const FILES: Record<FontName, string> = {
  regular: "DejaVuSansCondensed.ttf",
  bold: "DejaVuSansCondensed-Bold.ttf",
  italic: "DejaVuSansCondensed-Oblique.ttf",
  boldItalic: "DejaVuSansCondensed-BoldOblique.ttf",
  mono: "DejaVuSansMono.ttf",
};

/** In points; A4 is 595.28 by 841.89. */
const PAGE = { width: 595.28, height: 841.89 };
const EDGE = 62;
const TOP = 74;
const BOTTOM = 66;
const INK = "#10272c";
const MUTED = "#475e5f";
const ACCENT = "#0b5459";
const LINE = "#b9c8c5";

const BASE = 10;

/** Of a line, in sizes of its text. */
const LEADING = 1.42;

export interface Box {
  left: number;
  width: number;
}

export interface Written {
  text: Text;
  size: number;
  font?: FontName;
  box: Box;
  color?: string;
  leading?: number;
}

export class Sheet {
  readonly whole: Box = { left: EDGE, width: PAGE.width - 2 * EDGE };
  readonly root: Element;
  y = TOP;
  private readonly doc: TaggedDocument;
  private readonly running: PrintedDocument["running"];
  private readonly measure: Measure;
  private font: FontName = "regular";

  constructor(document: PrintedDocument, fonts: string) {
    this.running = document.running;
    this.doc = new TaggedDocument(document, join(fonts, FILES.regular));
    for (const [name, file] of Object.entries(FILES)) this.doc.registerFont(name, join(fonts, file));
    // Whether each font has each letter is asked again and again, and it looks it up in its tables.
    const known = new Map<string, boolean>();
    this.measure = {
      width: (text, font, size) => {
        this.use(font, size);
        return this.doc.widthOfString(text);
      },
      isKnown: (codePoint, font) => {
        const key = `${font} ${codePoint}`;
        let answer = known.get(key);
        if (answer === undefined) {
          this.use(font, BASE);
          answer = this.doc.isKnown(codePoint);
          known.set(key, answer);
        }
        return answer;
      },
    };
    this.root = this.doc.struct("Document");
    this.doc.addStructure(this.root);
    this.addPage();
  }

  get page(): number {
    return this.doc.bufferedPageRange().count;
  }

  get bottom(): number {
    return PAGE.height - BOTTOM;
  }

  get isAtTop(): boolean {
    return this.y <= TOP + 1;
  }

  /** An element of the structure under another; `end` it once it is whole. */
  open(
    type: string,
    parent: Element,
    options: { lang?: string; alt?: string; scope?: string; bbox?: number[] } = {},
  ) {
    const element = this.doc.struct(type, options);
    parent.add(element);
    return element;
  }

  addPage(): void {
    this.doc.addPage();
    this.y = TOP;
  }

  /** A new page unless so much room is left. */
  keep(height: number): void {
    if (this.y + height > this.bottom && !this.isAtTop) this.addPage();
  }

  space(height: number): void {
    if (!this.isAtTop) this.y += height;
  }

  /** A line across the box, for the eye. */
  rule({ left, width }: Box): void {
    this.doc.artifact("Layout", () => {
      this.doc
        .moveTo(left, this.y)
        .lineTo(left + width, this.y)
        .lineWidth(0.6)
        .strokeColor(LINE)
        .stroke();
    });
  }

  /** A line down the side of what stands between two heights of the page. */
  bar(left: number, from: number, to: number): void {
    this.doc.artifact("Layout", () => {
      this.doc.moveTo(left, from).lineTo(left, to).lineWidth(1.6).strokeColor(LINE).stroke();
    });
  }

  /** How high a text will be. */
  heightOf({ text, size, font = "regular", box, leading = LEADING }: Written): number {
    return linesOf(text, size, font, box.width, this.measure).length * size * leading;
  }

  /** Writes a text as the content of an element, and goes on under it; never one line alone before a new page. */
  write(
    element: Element,
    { text, size, font = "regular", box, color = INK, leading = LEADING }: Written,
  ): void {
    const lines = linesOf(text, size, font, box.width, this.measure);
    const reversed = goesRightToLeft(text.map((inline) => inline.text).join(""));
    const height = size * leading;
    for (const [index, line] of lines.entries()) {
      const alone = index === 0 ? Math.min(lines.length, 2) : lines.length - index === 2 ? 2 : 1;
      this.keep(alone * height);
      this.writeLine(element, line, { box, baseline: this.y + height * 0.74, color, reversed });
      this.y += height;
    }
  }

  /** Beside what is written next: a mark of a list, at the height of its first line. */
  mark(element: Element, text: string, { box, size }: { box: Box; size: number }): void {
    this.doc.tag(element, "Lbl", () => {
      const width = this.measure.width(text, "regular", size);
      this.draw(text, {
        font: "regular",
        size,
        x: box.left - width - 6,
        y: this.y + size * LEADING * 0.74,
        color: MUTED,
      });
    });
  }

  /** Squares of a drawing, whose side is `side` in all. */
  squares(
    element: Element,
    rows: readonly (readonly boolean[])[],
    { left, side }: { left: number; side: number },
  ): void {
    const unit = side / rows.length;
    this.doc.tag(element, "Figure", () => {
      for (const [row, cells] of rows.entries()) {
        for (const [column, filled] of cells.entries()) {
          if (filled) this.doc.rect(left + column * unit, this.y + row * unit, unit + 0.02, unit + 0.02);
        }
      }
      this.doc.fillColor("#000000").fill();
    });
  }

  /** An entry of the outline (the reader's bookmarks) that leads here; what goes under it is added to what it returns. */
  outline(title: string, parent: PDFKit.PDFOutline | null): PDFKit.PDFOutline {
    const under = parent ?? this.doc.outline;
    const place = { fit: false, top: Math.max(0, this.y - 12), left: PAGE.width };
    return under.addItem(drawable(title).slice(0, 200), { ...place, expanded: parent === null });
  }

  /** Numbers the pages, and gives the file. */
  async end(): Promise<{ bytes: Uint8Array<ArrayBuffer>; pages: number }> {
    const { count } = this.doc.bufferedPageRange();
    for (let page = 0; page < count; page++) {
      this.doc.switchToPage(page);
      this.drawRunning(page + 1, count);
    }
    const parts: Uint8Array[] = [];
    const ended = new Promise<void>((resolve, reject) => {
      this.doc.on("data", (part: Uint8Array) => parts.push(part));
      this.doc.on("end", resolve);
      this.doc.on("error", reject);
    });
    this.root.end();
    this.doc.end();
    await ended;
    return { bytes: new Uint8Array(Buffer.concat(parts)), pages: count };
  }

  private use(font: FontName, size: number): void {
    if (this.font !== font) this.doc.font(font);
    this.font = font;
    this.doc.fontSize(size);
  }

  private writeLine(
    element: Element,
    line: Line,
    { box, baseline, color, reversed }: { box: Box; baseline: number; color: string; reversed: boolean },
  ): void {
    const chunks = chunksOf(line);
    const order = visualOrder(
      chunks.map(({ rightToLeft }) => rightToLeft ?? false),
      reversed,
    );
    const total = chunks.reduce((sum, { width }) => sum + width, 0);
    let x = reversed ? box.left + box.width - total : box.left;
    const places: number[] = [];
    for (const index of order) {
      places[index] = x;
      x += chunks[index]?.width ?? 0;
    }
    // In the order of the text, wherever each is drawn: that of who listens.
    for (const [index, chunk] of chunks.entries()) {
      const after = index === chunks.length - 1 ? " " : "";
      this.writeChunk(element, chunk, { x: places[index] ?? x, baseline, color, after });
    }
  }

  private writeChunk(
    element: Element,
    { text, instead, style, width, rightToLeft }: Piece,
    { x, baseline, color, after }: { x: number; baseline: number; color: string; after: string },
  ): void {
    const { font, size, href, lang, muted, strike } = style;
    const type = href ? "Link" : lang ? "Span" : null;
    const holder = type ? this.open(type, element, lang ? { lang } : {}) : element;
    const ink = href ? ACCENT : muted ? MUTED : color;
    this.doc.tag(holder, type ?? "P", () => {
      const look = { font, size, y: baseline, color: ink };
      if (instead !== undefined) {
        this.doc.markContent("Span", { actual: instead });
        this.draw(MISSING, { ...look, x });
        this.doc.endMarkedContent();
        this.draw(" ", { ...look, x: x + this.measure.width(MISSING, font, size) });
      } else {
        // What goes from right to left has its last space on its left.
        const shift = rightToLeft && after ? this.measure.width(after, font, size) : 0;
        this.draw(text + after, { ...look, x: x - shift });
      }
      const line = href ? baseline + size * 0.14 : strike ? baseline - size * 0.28 : null;
      if (line !== null) {
        this.doc
          .moveTo(x, line)
          .lineTo(x + width, line)
          .lineWidth(0.5)
          .strokeColor(ink)
          .stroke();
      }
    });
    if (href) {
      this.doc.linkTo(x, baseline - size, width, size * 1.3, href, holder);
    }
    if (type) holder.end();
  }

  private draw(
    text: string,
    { font, size, x, y, color }: { font: FontName; size: number; x: number; y: number; color: string },
  ): void {
    this.use(font, size);
    this.doc.fillColor(color).text(text, x, y, { lineBreak: false, baseline: "alphabetic" });
  }

  private drawRunning(page: number, pages: number): void {
    const { top, bottom, number } = this.running;
    const counted = number.replace("{page}", String(page)).replace("{pages}", String(pages));
    const right = EDGE + this.whole.width;
    const size = 8;
    this.doc.artifact("Pagination", () => {
      const width = this.measure.width(counted, "regular", size);
      this.draw(fitted(top, this.whole.width, size, this.measure), {
        font: "bold",
        size,
        x: EDGE,
        y: 44,
        color: ACCENT,
      });
      this.doc.moveTo(EDGE, 52).lineTo(right, 52).lineWidth(0.6).strokeColor(LINE).stroke();
      const foot = fitted(bottom, this.whole.width - width - 24, size, this.measure);
      this.draw(foot, { font: "regular", size, x: EDGE, y: PAGE.height - 40, color: MUTED });
      this.draw(counted, { font: "regular", size, x: right - width, y: PAGE.height - 40, color: MUTED });
    });
  }
}

/** Pieces that follow each other and look the same as one, with the spaces between them. */
function chunksOf(line: Line): Piece[] {
  const chunks: Piece[] = [];
  for (const [index, piece] of line.entries()) {
    const space = piece.spaced && index > 0;
    const last = chunks.at(-1);
    if (last && isAlike(last, piece)) {
      last.text += (space ? " " : "") + piece.text;
      last.width += piece.width + (space ? piece.spaceWidth : 0);
      continue;
    }
    // A space belongs to what stands before it: no link begins with one.
    if (last && space) {
      last.width += piece.spaceWidth;
      last.text += " ";
    }
    chunks.push({ ...piece });
  }
  return chunks;
}

const isAlike = (one: Piece, other: Piece): boolean =>
  one.instead === undefined &&
  other.instead === undefined &&
  !one.rightToLeft &&
  !other.rightToLeft &&
  STYLE.every((key) => one.style[key] === other.style[key]);

const STYLE: readonly (keyof Style)[] = ["font", "size", "muted", "strike", "href", "lang"];

/** As much of a line as there is room for. */
function fitted(text: string, width: number, size: number, measure: Measure): string {
  const [line = []] = linesOf([{ text }], size, "regular", width, measure);
  const words = line.map((piece, index) => (piece.spaced && index > 0 ? " " : "") + piece.text).join("");
  return words.length < drawable(text).length ? `${words.slice(0, -1)}…` : words;
}
