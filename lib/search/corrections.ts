/** Which known word was meant by one that is found nowhere. Pure. */
import { fold } from "#lib/text";

/** Edits that a word may be off by: one up to 5 letters, two beyond. */
const editsOf = (word: string): number => (word.length <= 5 ? 1 : 2);

/** Shorter ones are acronyms, which are all alike. */
const SHORTEST = 3;

/**
 * The likeliest word: the nearest, a far more frequent one before a nearer rare one.
 * @param words folded
 */
export function correctionOf(
  word: string,
  words: readonly { word: string; entries: number }[],
): string | null {
  if (word.length < SHORTEST) return null;
  let best: { word: string; cost: number } | null = null;
  for (const { word: other, entries } of words) {
    if (other === word || distance(word, other) > editsOf(word)) continue;
    const cost = slip(word, other) - Math.log(1 + entries) / 6;
    if (!best || cost < best.cost) best = { word: other, cost };
  }
  return best?.word ?? null;
}

/**
 * A corrected search with its accents: the words of the directory are known without them, but what was found has them.
 * @param marked what was marked in what was found
 */
export function withAccents(corrected: string, typed: string, marked: readonly string[]): string {
  const asTyped = new Set(typed.match(LETTERS));
  const written = new Map(marked.map((word) => [fold(word), word.toLowerCase()]));
  return corrected.replace(LETTERS, (word) => (asTyped.has(word) ? word : (written.get(word) ?? word)));
}

const LETTERS = /[\p{L}\p{M}]+/gu;

/** How many letters are missed, added, changed, or swapped with the next (Damerau-Levenshtein, optimal string alignment). */
export function distance(a: string, b: string): number {
  return align(a, b, () => 1);
}

/** The same, where slips that people often make count less: a letter doubled or not, two swapped, sounds written alike. */
function slip(a: string, b: string): number {
  const cost = align(soundOf(a), soundOf(b), (from, to) => (VOWELS.test(from) && VOWELS.test(to) ? 0.8 : 1));
  // What sounds the same is still less likely than what is the same.
  return cost + 0.4 * (cost === 0 ? 1 : 0) + (a[0] === b[0] ? 0 : 0.3);
}

const VOWELS = /^[aeiouy]$/;

const SOUNDS: readonly [RegExp, string][] = [
  [/(.)\1/g, "$1"],
  [/ph/g, "f"],
  [/qu|ck|k/g, "c"],
  [/eau|au/g, "o"],
  [/ai|ei/g, "e"],
  [/em|en|am/g, "an"],
  [/y/g, "i"],
  [/z/g, "s"],
  [/h/g, ""],
];
const soundOf = (word: string): string =>
  SOUNDS.reduce((sound, [spelling, letter]) => sound.replace(spelling, letter), word);

function align(a: string, b: string, change: (from: string, to: string) => number): number {
  let [before, last]: number[][] = [[], Array.from({ length: b.length + 1 }, (_, j) => j)];
  const at = (row: readonly number[] | undefined, j: number) => row?.[j] ?? Number.POSITIVE_INFINITY;
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const [from = "", to = ""] = [a[i - 1], b[j - 1]];
      const swapped = i > 1 && j > 1 && from === b[j - 2] && to === a[i - 2];
      row[j] = Math.min(
        at(last, j) + 1,
        at(row, j - 1) + 1,
        at(last, j - 1) + (from === to ? 0 : change(from, to)),
        swapped ? at(before, j - 2) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    [before, last] = [last ?? [], row];
  }
  return at(last, b.length);
}
