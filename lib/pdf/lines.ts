/** Breaks runs of text into lines of a width. Pure: who calls it measures. */
import type { Text } from "#lib/pdf/blocks";
import { drawable, type Run, runsOf, signsOf } from "#lib/pdf/glyphs";

/** All that makes two pieces look and mean the same, so that they are drawn as one. */
export interface Style {
  font: FontName;
  size: number;
  muted: boolean;
  strike: boolean;
  href: string | null;
  lang: string | null;
}

export type FontName = "regular" | "bold" | "italic" | "boldItalic" | "mono";

/** A word, or a part of one, that is drawn at once. */
export interface Piece extends Run {
  style: Style;
  width: number;
  /** Whether a space stands before it; where a line breaks, it is not drawn. */
  spaced: boolean;
  spaceWidth: number;
}

export interface Measure {
  width: (text: string, font: FontName, size: number) => number;
  isKnown: (codePoint: number, font: FontName) => boolean;
}

export type Line = Piece[];

/** At least one line, which may be empty. */
export function linesOf(text: Text, size: number, base: FontName, width: number, measure: Measure): Line[] {
  const lines: Line[] = [[]];
  let room = width;
  const feed = () => {
    lines.push([]);
    room = width;
  };
  const put = (word: readonly Piece[]) => {
    for (const piece of word) {
      const line = lines.at(-1) ?? [];
      room -= piece.width + (piece.spaced && line.length > 0 ? piece.spaceWidth : 0);
      line.push(piece);
    }
  };
  for (const word of wordsOf(text, size, base, measure)) {
    if (word === "break") {
      feed();
      continue;
    }
    const space = word[0]?.spaced && lines.at(-1)?.length ? word[0].spaceWidth : 0;
    const wide = widthOf(word);
    if (wide + space <= room) put(word);
    else if (wide <= width) {
      feed();
      put(word);
    } else {
      if (lines.at(-1)?.length) feed();
      for (const part of cut(word, width, measure)) {
        if (lines.at(-1)?.length) feed();
        put(part);
      }
    }
  }
  return lines;
}

/** What stays together on a line: the pieces between two spaces. "break" where the text itself begins a line. */
function* wordsOf(text: Text, size: number, base: FontName, measure: Measure): Generator<Piece[] | "break"> {
  let word: Piece[] = [];
  let spaced = false;
  for (const inline of text) {
    const style: Style = {
      font: fontOf(inline, base),
      size,
      muted: inline.muted ?? false,
      strike: inline.strike ?? false,
      href: inline.href ?? null,
      lang: inline.lang ?? null,
    };
    const spaceWidth = measure.width(" ", style.font, size);
    for (const [row, line] of inline.text.split("\n").entries()) {
      if (row > 0) {
        if (word.length > 0) yield word;
        word = [];
        spaced = false;
        yield "break";
      }
      for (const [index, part] of drawable(line).split(" ").entries()) {
        if (index > 0) {
          if (word.length > 0) yield word;
          word = [];
          spaced = true;
        }
        for (const run of runsOf(part, (codePoint) => measure.isKnown(codePoint, style.font))) {
          const width = measure.width(run.text, style.font, size);
          word.push({ ...run, style, width, spaced: spaced && word.length === 0, spaceWidth });
        }
        if (word.length > 0) spaced = false;
      }
    }
  }
  if (word.length > 0) yield word;
}

function fontOf({ bold, italic, code }: Text[number], base: FontName): FontName {
  if (code) return "mono";
  const isBold = bold || base === "bold" || base === "boldItalic";
  const isItalic = italic || base === "italic" || base === "boldItalic";
  if (isBold) return isItalic ? "boldItalic" : "bold";
  return isItalic ? "italic" : base;
}

/** A word wider than a line (an address, often), in parts that fit: after a sign that an address has between its parts, if any. */
function cut(word: readonly Piece[], width: number, measure: Measure): Piece[][] {
  const parts: Piece[][] = [[]];
  let room = width;
  for (const piece of word) {
    let rest: Piece | null = piece;
    while (rest) {
      if (rest.width <= room) {
        parts.at(-1)?.push(rest);
        room -= rest.width;
        break;
      }
      const head: string = headOf(rest, room, measure, room === width);
      if (head !== "") parts.at(-1)?.push(sized(rest, head, measure));
      const tail = rest.text.slice(head.length);
      rest = tail === "" ? null : { ...sized(rest, tail, measure), spaced: false };
      parts.push([]);
      room = width;
    }
  }
  return parts.filter((part) => part.length > 0);
}

/** As much of a piece as fits; at least a sign where nothing else stands on the line. */
function headOf({ text, style }: Piece, room: number, { width }: Measure, least: boolean): string {
  const signs = signsOf(text);
  let [low, high] = [0, signs.length];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (width(signs.slice(0, middle).join(""), style.font, style.size) <= room) low = middle;
    else high = middle - 1;
  }
  if (low === 0) return least ? (signs[0] ?? text) : "";
  const head = signs.slice(0, low).join("");
  const joint = Math.max(...["/", "?", "&", "=", "-", "_", "."].map((sign) => head.lastIndexOf(sign)));
  return joint > head.length / 2 ? head.slice(0, joint + 1) : head;
}

const sized = (piece: Piece, text: string, { width }: Measure): Piece => ({
  ...piece,
  text,
  width: width(text, piece.style.font, piece.style.size),
});

const widthOf = (word: readonly Piece[]) => word.reduce((sum, { width }) => sum + width, 0);
