/** From what was typed and what the index knows of its words to the tsqueries that find and rank. Pure. */
import { expand, type SynonymIndex } from "#lib/synonyms/match";
import type { Asked, Lookup } from "./lookup";
import {
  type Alternative,
  alternativeOf,
  elided,
  formsOf,
  joinedWith,
  joinedWord,
  type Part,
  partOf,
  WEIGHTS,
} from "./parts";
import { all, any } from "./tsquery";
import { isNumber, says, type Term } from "./typed";

/** Words that are looked for together, and what says the same: all of `parts`, or one of `others`. */
export interface Group {
  parts: readonly Part[];
  others: readonly Alternative[];
  /** A phrase between quotation marks: never left out. */
  quoted: boolean;
}

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
