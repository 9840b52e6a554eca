/** The words that were found, marked in a text; and where a long text has them. Pure, in linear time. */
import { fold } from "#lib/text";

/** A piece of text, and whether it answers the search. */
export interface Highlight {
  text: string;
  marked: boolean;
}

/** A text in pieces, that a component escapes like any text. @param words folded, as the index cuts them */
export function mark(text: string, words: ReadonlySet<string>): Highlight[] {
  const pieces: Highlight[] = [];
  let end = 0;
  for (const found of foundIn(text, words)) {
    if (found.start > end) pieces.push({ text: text.slice(end, found.start), marked: false });
    pieces.push({ text: text.slice(found.start, found.end), marked: true });
    end = found.end;
  }
  if (end < text.length) pieces.push({ text: text.slice(end), marked: false });
  return pieces;
}

/** Characters of a quotation, about. */
const QUOTED = 240;

/** The part of a long text that has the most of the words close together; null when it has none. */
export function quote(text: string, words: ReadonlySet<string>): Highlight[] | null {
  const found = [...foundIn(text, words)];
  let best = { start: 0, distinct: 0 };
  for (const [index, first] of found.entries()) {
    const near = new Set<string>();
    for (let at = index; at < found.length && at < index + 12; at++) {
      const other = found[at];
      if (!other || other.end - first.start > QUOTED) break;
      near.add(fold(text.slice(other.start, other.end)));
    }
    if (near.size > best.distinct) best = { start: first.start, distinct: near.size };
  }
  if (best.distinct === 0) return null;
  const from = wordStart(text, best.start - QUOTED / 4);
  const to = wordEnd(text, best.start + QUOTED);
  const pieces = mark(text.slice(from, to).trim(), words);
  return [
    ...(from > 0 ? [{ text: "… ", marked: false }] : []),
    ...pieces,
    ...(to < text.length ? [{ text: " …", marked: false }] : []),
  ];
}

interface Span {
  start: number;
  end: number;
}

/** Words as the index cuts them: what dashes and dots part is also one word ("tiers-lieux" for "tierslieux"). */
function* foundIn(text: string, words: ReadonlySet<string>): Generator<Span> {
  for (const { index, 0: run } of text.matchAll(RUN)) {
    const pieces = [...run.matchAll(PIECE)].map(({ index: at, 0: piece }) => ({
      start: index + at,
      end: index + at + piece.length,
      word: fold(piece),
    }));
    if (pieces.length > 1 && words.has(pieces.map(({ word }) => word).join(""))) {
      yield { start: index, end: index + run.length };
    } else yield* pieces.filter(({ word }) => words.has(word));
  }
}

const RUN = /[\p{L}\p{M}\p{N}]+(?:[-.][\p{L}\p{M}\p{N}]+)*/gu;
const PIECE = /[\p{L}\p{M}]+|\p{N}+/gu;

function wordStart(text: string, near: number): number {
  if (near <= 0) return 0;
  const space = text.indexOf(" ", near);
  return space < 0 ? near : space + 1;
}

function wordEnd(text: string, near: number): number {
  if (near >= text.length) return text.length;
  const space = text.lastIndexOf(" ", near);
  return space < 0 ? near : space;
}
