/** The words that were found, marked in a text; and where a long text has them. Pure, in linear time. */
import { fold } from "#lib/text";
import { says } from "./typed";

/** A piece of text, and whether it answers the search. */
export interface Highlight {
  text: string;
  marked: boolean;
}

/** What is marked in a text. */
export interface Marks {
  /** Folded, as the index cuts them. */
  words: ReadonlySet<string>;
  /** Words marked side by side only, each in all its forms; little words may stand between. */
  phrases: readonly (readonly ReadonlySet<string>[])[];
}

/** A text in pieces, that a component escapes like any text. */
export function mark(text: string, marks: Marks): Highlight[] {
  const pieces: Highlight[] = [];
  let end = 0;
  for (const found of foundIn(text, marks)) {
    if (found.start > end) pieces.push({ text: text.slice(end, found.start), marked: false });
    pieces.push({ text: text.slice(found.start, found.end), marked: true });
    end = found.end;
  }
  if (end < text.length) pieces.push({ text: text.slice(end), marked: false });
  return pieces;
}

/** Characters of a quotation, about. */
const QUOTED = 240;
/** Marks that are looked at together. */
const MAX_NEAR = 12;

/** The part of a long text that has the most of the words close together; null when it has none. */
export function quote(text: string, marks: Marks): Highlight[] | null {
  const found = [...foundIn(text, marks)];
  let best = { start: 0, distinct: 0 };
  for (const [index, { start }] of found.entries()) {
    const near = found.slice(index, index + MAX_NEAR).filter(({ end }) => end - start <= QUOTED);
    const distinct = new Set(near.map((span) => fold(text.slice(span.start, span.end)))).size;
    if (distinct > best.distinct) best = { start, distinct };
  }
  if (best.distinct === 0) return null;
  const from = wordStart(text, best.start - QUOTED / 4);
  const to = wordEnd(text, best.start + QUOTED);
  const cut = (is: boolean, sign: string) => (is ? [{ text: sign, marked: false }] : []);
  return [
    ...cut(from > 0, "… "),
    ...mark(text.slice(from, to).trim(), marks),
    ...cut(to < text.length, " …"),
  ];
}

interface Span {
  start: number;
  end: number;
}

interface Token extends Span {
  word: string;
}

/** Words as the index cuts them: what dashes and dots part is also one word ("tiers-lieux" for "tierslieux"). */
function* foundIn(text: string, { words, phrases }: Marks): Generator<Span> {
  const tokens = tokensOf(text, words);
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index];
    if (!token) continue;
    const last = Math.max(index - 1, ...phrases.map((phrase) => endOf(phrase, tokens, index)));
    if (last >= index) {
      yield { start: token.start, end: tokens[last]?.end ?? token.end };
      index = last;
    } else if (words.has(token.word)) yield token;
  }
}

/** The last word of the phrase that begins at a word, or -1. */
function endOf(phrase: readonly ReadonlySet<string>[], tokens: readonly Token[], start: number): number {
  let at = start;
  for (const [position, forms] of phrase.entries()) {
    if (position > 0) {
      at++;
      while (at < tokens.length && !forms.has(tokens[at]?.word ?? "") && !says(tokens[at]?.word ?? "")) at++;
    }
    if (!forms.has(tokens[at]?.word ?? "")) return -1;
  }
  return at;
}

function tokensOf(text: string, words: ReadonlySet<string>): Token[] {
  const tokens: Token[] = [];
  for (const { index, 0: run } of text.matchAll(RUN)) {
    // Most are one word, of which looking for the pieces is most of the work.
    if (!PARTED.test(run)) {
      tokens.push({ start: index, end: index + run.length, word: fold(run) });
      continue;
    }
    const pieces = [...run.matchAll(PIECE)].map(({ index: at, 0: piece }) => ({
      start: index + at,
      end: index + at + piece.length,
      word: fold(piece),
    }));
    const joined = pieces.map(({ word }) => word).join("");
    if (pieces.length > 1 && words.has(joined)) {
      tokens.push({ start: index, end: index + run.length, word: joined });
    } else tokens.push(...pieces);
  }
  return tokens;
}

const RUN = /[\p{L}\p{M}\p{N}]+(?:[-.][\p{L}\p{M}\p{N}]+)*/gu;
const PARTED = /[-.\p{N}]/u;
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
