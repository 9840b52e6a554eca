/** A word or a phrase that was typed, and all that stands for it, from what the index knows of its words. Pure. */
import { correctionOf, distance } from "./corrections";
import type { Known, Lookup } from "./lookup";
import { all, any, lexeme, phrase } from "./tsquery";
import { isNumber, type Piece, says, saysLittle, type Term } from "./typed";

/** A word, or a phrase. */
export interface Part {
  alternatives: readonly Alternative[];
  /** How much it says: more as fewer entries hold it. */
  idf: number;
  /** No entry holds it. */
  missing: boolean;
  /** The words that were read in place of those typed. */
  corrections: readonly { piece: Piece; word: string }[];
}

export interface Alternative {
  /** A tsquery. */
  query: string;
  /** The lexemes in it. */
  stems: readonly string[];
  /** How much it counts beside what was typed, which counts 1. */
  weight: number;
}

/** How much what was not typed counts. */
export const WEIGHTS = { form: 0.95, joined: 0.95, halves: 0.9, kin: 0.7, apart: 0.6, synonym: 0.45 };

/** What finds a term; null when it says nothing. */
export function partOf({ pieces, quoted }: Term, lookup: Lookup): Part | null {
  if (quoted) return phrasePart(pieces, lookup);
  const mended = pieces.map((piece) => mendedOf(piece, lookup));
  const saying = mended.filter(({ stems }) => stems.length > 0);
  if (saying.length === 0) return null;
  // "www.lab.fr" is found by what is known of it.
  const known = saying.filter((piece) => !piece.missing);
  const asked = known.length > 0 ? known : saying;
  const idf = Math.max(...asked.map((piece) => piece.idf));
  const corrections = saying.flatMap(({ corrections }) => corrections);
  const [only] = saying;
  if (saying.length === 1 && only) return { ...only, idf, corrections };
  const [side, joined] = [phrase(mended.map(({ stems }) => stems[0] ?? null)), joinedWord(pieces)];
  const stems = saying.flatMap((piece) => piece.stems);
  const isJoined = Boolean(lookup.words.get(joined)?.entries);
  return {
    alternatives: [
      { query: side ?? "", stems, weight: 1 },
      ...(isJoined ? alternativeOf([joined], WEIGHTS.joined, lookup) : []),
      {
        query: all(asked.map(({ alternatives }) => any(alternatives.map(({ query }) => query)))),
        stems,
        weight: WEIGHTS.apart,
      },
    ],
    idf,
    missing: known.length === 0 && !isJoined,
    corrections: isJoined ? [] : corrections,
  };
}

/** The pieces side by side; null when none of them says anything. */
export const phraseOf = (pieces: readonly Piece[], { words }: Lookup): string | null =>
  phrase(pieces.map(({ word }) => stemOf(word, words.get(word))));

function phrasePart(pieces: readonly Piece[], lookup: Lookup): Part | null {
  const query = phraseOf(pieces, lookup);
  if (!query) return null;
  const known = pieces.map(({ word }) => knownOf(word, lookup)).filter(({ stem }) => stem !== null);
  return {
    alternatives: [{ query, stems: known.flatMap(({ stem }) => stem ?? []), weight: 1 }],
    idf: Math.max(...known.map(({ idf }) => idf)),
    missing: known.some(({ missing }) => missing),
    corrections: [],
  };
}

interface Mended extends Part {
  stems: string[];
}

/** A word as it is; when it is found nowhere, the two words that it is made of, or the one that was meant. */
function mendedOf(piece: Piece, lookup: Lookup): Mended {
  const { word } = piece;
  const { stem, idf, missing, alike, kin, halves } = knownOf(word, lookup);
  if (stem === null) return { stems: [], alternatives: [], idf: 0, missing: false, corrections: [] };
  const forms = formsOf(word).flatMap((form) => alternativeOf([form], WEIGHTS.form, lookup));
  const itself = { query: lexeme(stem), stems: [stem], weight: 1 };
  if (!missing || forms.length > 0) {
    return { stems: [stem], alternatives: [itself, ...forms], idf, missing: false, corrections: [] };
  }
  const without = alternativeOf([elided(word)], 1, lookup);
  if (without.length > 0) {
    const stems = without.flatMap((alternative) => alternative.stems);
    return {
      stems,
      alternatives: without,
      idf: knownOf(elided(word), lookup).idf,
      missing: false,
      corrections: [],
    };
  }
  const [half] = halves.toSorted((a, b) => b.entries - a.entries);
  const parted = half ? alternativeOf([half.left.word, half.right.word], WEIGHTS.halves, lookup) : [];
  // A word that says nothing is not what was meant.
  const meant = correctionOf(
    word,
    alike.filter((other) => says(other.word)),
  );
  const isSure = meant !== null && distance(word, meant) === 1;
  if (!isSure && parted.length > 0) {
    return { stems: [stem], alternatives: [itself, ...parted], idf, missing: false, corrections: [] };
  }
  const others = kin.flatMap((other) => alternativeOf([other.word], WEIGHTS.kin, lookup));
  if (!isSure && others.length > 0) {
    const entries = kin.reduce((sum, other) => sum + other.entries, 0);
    return {
      stems: [stem],
      alternatives: others,
      idf: rarity(entries, lookup.size),
      missing: false,
      corrections: [],
    };
  }
  if (meant) {
    const read = alternativeOf([meant], 1, lookup);
    const stems = read.flatMap((alternative) => alternative.stems);
    const corrections = [{ piece, word: meant }];
    return {
      stems,
      alternatives: [...read, ...parted],
      idf: knownOf(meant, lookup).idf,
      missing: false,
      corrections,
    };
  }
  return { stems: [stem], alternatives: [itself], idf, missing: true, corrections: [] };
}

/** The words side by side, if the index holds them all (numbers and letters are not counted). */
export function alternativeOf(
  words: readonly string[],
  weight: number,
  { words: known }: Lookup,
): Alternative[] {
  if (words.every((word) => word === "")) return [];
  const found = words.map((word) => ({ word, known: known.get(word) }));
  const stems = found.map(({ word, known }) => stemOf(word, known));
  const query = phrase(stems);
  const isKnown = found.every(
    ({ word, known }) => isNumber(word) || word.length === 1 || known?.stem === null || known?.entries,
  );
  return query && isKnown ? [{ query, stems: stems.filter((stem) => stem !== null), weight }] : [];
}

const stemOf = (word: string, known: Known | undefined): string | null =>
  isNumber(word) || !known ? word : known.stem;

/** How much a word says that so many entries hold. */
const rarity = (entries: number, size: number): number => Math.log(1 + (size + 1) / (entries + 0.5));

/** How much of its weight a word keeps that says little. */
const WEAK = 0.4;

function knownOf(word: string, { words, size }: Lookup) {
  const known = words.get(word);
  const stem = stemOf(word, known);
  const isCounted = !isNumber(word) && word.length > 1;
  // Numbers and letters are not counted: a year is frequent, another number hardly.
  const entries = known?.entries ?? (isCounted ? 0 : size / (/^(19|20)\d\d$/.test(word) ? 5 : 30));
  return {
    stem,
    idf: rarity(entries, size) * (saysLittle(word) ? WEAK : 1),
    missing: stem !== null && entries === 0,
    alike: known?.alike ?? [],
    kin: known?.kin ?? [],
    halves: known?.halves ?? [],
  };
}

/** English plurals and singulars that the French stemmer does not know. */
export function formsOf(word: string): string[] {
  if (word.length > 4 && word.endsWith("ies")) return [`${word.slice(0, -3)}y`];
  return word.length > 3 && word.endsWith("y") ? [`${word.slice(0, -1)}ies`] : [];
}

/** "innovation" of "linnovation", an elision without its apostrophe; "" when it is none. */
export const elided = (word: string): string =>
  /^(?:[ldjmnstc]|qu)([aeiouyh][a-z]{3,})$/.exec(word)?.[1] ?? "";

export const joinedWord = (pieces: readonly Piece[]): string => pieces.map(({ word }) => word).join("");

/** Two neighbours of one piece each, in one word: "co construction". */
export function joinedWith(term: Term | undefined, next: Term | undefined): string | null {
  if (!term || !next || term.quoted || next.quoted || term.pieces.length > 1 || next.pieces.length > 1)
    return null;
  return joinedWord([...term.pieces, ...next.pieces]);
}
