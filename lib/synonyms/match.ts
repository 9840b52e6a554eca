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
   * The other expressions, each as its folded words. The little words stay, elisions too ("d", "innovation"): a phrase
   * of PostgreSQL counts the places of the words that it leaves out.
   */
  others: string[][];
}

/** The expressions by their key: made once from the sets, read by each search. */
export interface SynonymIndex {
  others: ReadonlyMap<string, readonly (readonly string[])[]>;
  /** How many words the longest key has: how far a search looks from each word. */
  longest: number;
}

/**
 * The longest expressions, from left to right, none over another. Reads at most `longest` keys from each word.
 *
 * @param words folded, as `wordsOf` gives them; with or without their little words
 */
export function expand(words: readonly string[], { others, longest }: SynonymIndex): Expansion[] {
  const found: Expansion[] = [];
  for (let start = 0; start < words.length; start++) {
    let match: Expansion | null = null;
    let key = "";
    let counted = 0;
    for (let end = start; end < words.length && counted < longest; end++) {
      const word = words[end] ?? "";
      if (!says(word)) {
        if (end === start) break;
        continue;
      }
      key = counted++ === 0 ? singular(word) : `${key} ${singular(word)}`;
      const known = others.get(key);
      if (known) match = { start, length: end - start + 1, others: known.map((other) => [...other]) };
    }
    if (!match) continue;
    found.push(match);
    start += match.length - 1;
  }
  return found;
}

export function synonymIndex(sets: readonly (readonly string[])[]): SynonymIndex {
  const others = new Map<string, Map<string, string[]>>();
  const add = (key: string, expressions: readonly Expression[]) => {
    const known = others.get(key) ?? new Map<string, string[]>();
    for (const other of expressions) if (other.key !== key) known.set(other.key, other.words);
    others.set(key, known);
  };
  for (const set of sets) {
    const expressions = set.map(expressionOf).filter(({ key }) => key !== "");
    for (const { key, joined } of expressions) {
      add(key, expressions);
      // In one word it is another spelling: the expression itself is then among the others.
      add(joined, expressions);
    }
  }
  return {
    others: new Map([...others].map(([key, known]) => [key, [...known.values()]])),
    longest: Math.max(0, ...[...others.keys()].map((key) => key.split(" ").length)),
  };
}

interface Expression {
  key: string;
  /** The key of the expression written in one word. */
  joined: string;
  words: string[];
}

function expressionOf(text: string): Expression {
  const words = wordsOf(text);
  return { key: keyOf(text), joined: singular(words.filter(says).join("")), words };
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
