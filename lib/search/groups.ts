/** From what was typed and what the index knows of its words to the tsqueries that find and rank. Pure. */
import { expand, type SynonymIndex } from "#lib/synonyms/match";
import { correctionOf, distance } from "./corrections";
import type { Asked, Known, Lookup } from "./lookup";
import { all, any, lexeme, phrase } from "./tsquery";
import { isNumber, type Piece, says, saysLittle, type Term } from "./typed";

/** Words that are looked for together, and what says the same: all of `parts`, or one of `others`. */
export interface Group {
  parts: readonly Part[];
  others: readonly Alternative[];
  /** A phrase between quotation marks: never left out. */
  quoted: boolean;
}

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
const WEIGHTS = { form: 0.95, joined: 0.95, halves: 0.9, kin: 0.7, apart: 0.6, synonym: 0.45 };

/** What says the same as some terms, from `start` to `end`, which is not among them. */
interface Synonyms {
  start: number;
  end: number;
  /** Each expression as its words. */
  others: readonly string[][];
}

export function synonymsOf(terms: readonly Term[], index: SynonymIndex): Synonyms[] {
  // A phrase is looked for as it is: nothing stands for it.
  const words = terms.flatMap(({ pieces, quoted }, term) =>
    quoted ? [{ word: "", term }] : pieces.map(({ word }) => ({ word, term })),
  );
  const found = expand(
    words.map(({ word }) => word),
    index,
  );
  return found.flatMap(({ start, length, others }) => {
    const [first, last] = [words[start]?.term ?? 0, words[start + length - 1]?.term ?? 0];
    const left = words.filter(
      ({ word, term }, at) =>
        term >= first && term <= last && (at < start || at >= start + length) && says(word),
    );
    return left.length === 0 ? [{ start: first, end: last + 1, others }] : [];
  });
}

/** The words of which the index must be asked. */
export function askedOf(
  terms: readonly Term[],
  excluded: readonly Term[],
  synonyms: readonly Synonyms[],
  typed: boolean,
): Asked {
  const words = new Set([...terms, ...excluded].flatMap(({ pieces }) => pieces.map(({ word }) => word)));
  // What has synonyms is a word, found or not.
  const isKnown = (index: number) => synonyms.some(({ start, end }) => index >= start && index < end);
  const mend = new Set<string>();
  for (const [index, { pieces, quoted }] of terms.entries()) {
    if (quoted) continue;
    if (pieces.length > 1) words.add(joinedWord(pieces));
    for (const { word } of pieces) {
      for (const form of [...formsOf(word), elided(word)]) words.add(form);
      if (!typed && !isNumber(word) && !isKnown(index)) mend.add(word);
    }
  }
  for (const [index, term] of terms.entries()) words.add(joinedWith(term, terms[index + 1]) ?? "");
  for (const { others } of synonyms) for (const word of others.flat()) words.add(word);
  words.delete("");
  return { words: [...words], mend };
}

/** Each expression that has synonyms is a group; so are two neighbours that are also one word, and each term left. */
export function groupsOf(terms: readonly Term[], synonyms: readonly Synonyms[], lookup: Lookup): Group[] {
  const groups: Group[] = [];
  for (let start = 0; start < terms.length; ) {
    const span = synonyms.find((each) => each.start === start);
    // Two neighbours in one word, unless the second begins a longer expression.
    const isLonger = synonyms.some((each) => each.start === start + 1 && each.end > start + 2);
    const joined = span || isLonger ? null : joinedWith(terms[start], terms[start + 1]);
    const known = joined && lookup.words.get(joined)?.entries ? joined : null;
    const end = span?.end ?? start + (known ? 2 : 1);
    const parts = terms.slice(start, end).flatMap((term) => partOf(term, lookup) ?? []);
    const isMissing = parts.some(({ missing }) => missing);
    const others = [
      ...(known ? alternativeOf([known], WEIGHTS.joined, lookup) : []),
      ...(span?.others ?? []).flatMap((words) =>
        alternativeOf(words, isMissing ? WEIGHTS.form : WEIGHTS.synonym, lookup),
      ),
    ];
    if (parts.length > 0) groups.push({ parts, others, quoted: terms[start]?.quoted ?? false });
    start = end;
  }
  return groups;
}

/** What finds a group. */
export const queryOf = ({ parts, others }: Group): string =>
  any([
    all(parts.map(({ alternatives }) => any(alternatives.map(({ query }) => query)))),
    ...others.map(({ query }) => query),
  ]);

export const weightOf = ({ parts }: Group): number => parts.reduce((sum, { idf }) => sum + idf, 0);

/** The pieces side by side; null when none of them says anything. */
export const phraseOf = (pieces: readonly Piece[], { words }: Lookup): string | null =>
  phrase(pieces.map(({ word }) => stemOf(word, words.get(word))));

/** Of all that the words say, how much an entry must have when few have all of it. */
const MOST = 0.36;
/** Words that count then: those that say most. */
const MAX_COUNTED = 7;

/** Entries that have most of the words: the smallest sets of them that say enough, each a way to be found. */
export function relaxedQuery(read: readonly Group[], strict: string): string {
  const groups = read.length > 1 ? read : read.flatMap(apart);
  const quoted = groups.filter((group) => group.quoted);
  const counted = groups
    .filter(
      (group) => !group.quoted && (group.others.length > 0 || !group.parts.some(({ missing }) => missing)),
    )
    .sort((a, b) => weightOf(b) - weightOf(a))
    .slice(0, MAX_COUNTED);
  const must = quoted.map(queryOf);
  const enough = MOST * sumOf([...quoted, ...counted]);
  const sets: string[] = [];
  // From the heaviest down: what is complete is not added to, so that no set holds another but by a lighter word.
  const add = (from: number, chosen: readonly Group[], said: number) => {
    if (said >= enough) {
      sets.push(all([...must, ...chosen.map(queryOf)]));
      return;
    }
    for (let index = from; index < counted.length; index++) {
      const group = counted[index];
      if (group) add(index + 1, [...chosen, group], said + weightOf(group));
    }
  };
  if (must.length + counted.length > 0) add(0, [], sumOf(quoted));
  return any([strict, ...sets]);
}

/** Each part of an expression by itself. */
const apart = ({ parts, quoted }: Group): Group[] =>
  parts.map((part) => ({ parts: [part], others: [], quoted }));

const sumOf = (groups: readonly Group[]): number => groups.reduce((sum, group) => sum + weightOf(group), 0);

/** What was typed, with the words that were read in place of others; null when there are none. */
export function correctedText(text: string, groups: readonly Group[]): string | null {
  const corrections = groups
    .flatMap(({ parts }) => parts.flatMap((part) => part.corrections))
    .sort((a, b) => b.piece.start - a.piece.start);
  if (corrections.length === 0) return null;
  return corrections.reduce(
    (corrected, { piece, word }) => corrected.slice(0, piece.start) + word + corrected.slice(piece.end),
    text,
  );
}

function partOf({ pieces, quoted }: Term, lookup: Lookup): Part | null {
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
  if (!isSure && kin.length > 0) {
    const others = kin.flatMap((other) => alternativeOf([other.word], WEIGHTS.kin, lookup));
    const entries = kin.reduce((sum, other) => sum + other.entries, 0);
    return {
      stems: [stem],
      alternatives: [...others, ...parted],
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
  const missed = parted.length === 0;
  return { stems: [stem], alternatives: [itself, ...parted], idf, missing: missed, corrections: [] };
}

/** The words side by side, if the index holds them all. */
function alternativeOf(words: readonly string[], weight: number, { words: known }: Lookup): Alternative[] {
  if (words.every((word) => word === "")) return [];
  const found = words.map((word) => ({ word, known: known.get(word) }));
  const stems = found.map(({ word, known }) => stemOf(word, known));
  const query = phrase(stems);
  const isKnown = found.every(({ word, known }) => isNumber(word) || known?.stem === null || known?.entries);
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
function formsOf(word: string): string[] {
  if (word.length > 4 && word.endsWith("ies")) return [`${word.slice(0, -3)}y`];
  return word.length > 3 && word.endsWith("y") ? [`${word.slice(0, -1)}ies`] : [];
}

/** "innovation" of "linnovation", an elision without its apostrophe; "" when it is none. */
const elided = (word: string): string => /^(?:[ldjmnstc]|qu)([aeiouyh][a-z]{3,})$/.exec(word)?.[1] ?? "";

const joinedWord = (pieces: readonly Piece[]): string => pieces.map(({ word }) => word).join("");

/** Two neighbours of one piece each, in one word: "co construction". */
function joinedWith(term: Term | undefined, next: Term | undefined): string | null {
  if (!term || !next || term.quoted || next.quoted || term.pieces.length > 1 || next.pieces.length > 1)
    return null;
  return joinedWord([...term.pieces, ...next.pieces]);
}
