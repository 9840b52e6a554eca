/**
 * Finds the expressions of the synonyms in what was typed. Pure.
 *
 * An expression is met whatever its case, accents, hyphens and apostrophes, in the plural as in the singular, with or
 * without its little words ("boîte à outils" is "boites outils"), and in one word ("tiers-lieu" is "tierslieux").
 */
import { fold } from "#lib/text";

/** Words of a query for which others are known: `length` words from the word `start`. */
export interface Expansion {
  start: number;
  length: number;
  /**
   * The other expressions, each as its folded words; the usual spelling of the one that was typed in another way is
   * among them. The little words stay, elisions too ("d", "innovation"): a phrase of PostgreSQL counts the places of
   * the words that it leaves out.
   */
  others: string[][];
}

/** All the expressions of a set under the key of each, and under its words in one: made once from the sets, read by each search. */
export interface SynonymIndex {
  expressions: ReadonlyMap<string, readonly (readonly string[])[]>;
  /** How many words the longest key has: how far a search looks from each word. */
  longest: number;
}

/**
 * The longest expressions, from left to right, none over another. Reads at most `longest` keys from each word.
 *
 * @param words folded, as `wordsOf` gives them; with or without their little words
 */
export function expand(words: readonly string[], index: SynonymIndex): Expansion[] {
  const found: Expansion[] = [];
  for (let start = 0; start < words.length; start++) {
    const met = longestFrom(words, start, index);
    if (!met) continue;
    const { length, expressions } = met;
    const typed = words.slice(start, start + length).join(" ");
    const others = expressions.filter((other) => other.join(" ") !== typed).map((other) => [...other]);
    found.push({ start, length, others });
    start += length - 1;
  }
  return found;
}

function longestFrom(words: readonly string[], start: number, { expressions, longest }: SynonymIndex) {
  let met: { length: number; expressions: readonly (readonly string[])[] } | null = null;
  let key = "";
  for (let end = start, counted = 0; end < words.length && counted < longest; end++) {
    const word = words[end] ?? "";
    if (!says(word)) {
      if (counted === 0) return null;
      continue;
    }
    key = counted++ === 0 ? singular(word) : `${key} ${singular(word)}`;
    const known = expressions.get(key);
    if (known) met = { length: end - start + 1, expressions: known };
  }
  return met;
}

export function synonymIndex(sets: readonly (readonly string[])[]): SynonymIndex {
  const byKey = new Map<string, Map<string, string[]>>();
  for (const set of sets) {
    const expressions = set.map(wordsOf).filter((words) => words.some(says));
    for (const words of expressions) {
      const said = words.filter(says);
      for (const key of [said.map(singular).join(" "), singular(said.join(""))]) {
        const known = byKey.get(key) ?? new Map<string, string[]>();
        for (const other of expressions) known.set(other.join(" "), other);
        byKey.set(key, known);
      }
    }
  }
  return {
    expressions: new Map([...byKey].map(([key, known]) => [key, [...known.values()]])),
    longest: Math.max(0, ...[...byKey.keys()].map((key) => key.split(" ").length)),
  };
}

/** What two spellings of one expression share; "" when there are only little words. */
export const keyOf = (expression: string): string => wordsOf(expression).filter(says).map(singular).join(" ");

/** The folded words of a text: what is neither letter nor figure parts them. */
export const wordsOf = (text: string): string[] => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];

/** French and English words that tie others, and what elisions leave ("l'", "d'", "qu'"). */
const LITTLE_WORDS: ReadonlySet<string> = new Set(
  "a and au aux c d de des du en et for in j l la le les m n of qu s t the to un une".split(" "),
);

const says = (word: string): boolean => !LITTLE_WORDS.has(word);

/** The same for "lieu" and "lieux", "local" and "locaux"; short words stay ("ESS"). */
const singular = (word: string): string =>
  word.length > 3 ? word.replace(/[sx]$/, "").replace(/au$/, "al") : word;
