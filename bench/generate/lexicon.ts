/**
 * Words as a language has them: a few are everywhere, most are rare, and new ones keep coming. Coined, so that which
 * words are frequent is known and is the same at each size.
 */
import type { Random } from "./random";

/** A word of a lexicon of 64,000 in which the nth most frequent is drawn n times less often than the first (Zipf's law). */
export function commonWord(random: Random): string {
  // The harmonic sum grows like a logarithm: drawing evenly on its scale draws ranks by Zipf's law.
  return wordOfRank(Math.floor(SIZE ** random.unit()) - 1);
}

/** A word that only the `index`th entry holds: a name, a project's title. */
export const ownWord = (index: number): string => `${wordOfRank(scattered(index) % SIZE)}${letters(index)}`;

const STARTS = "arb bal cor dom fal gar jal lav mar nor pal rav sol tar val bri cla dro fra gri".split(" ");
const MIDDLES = "ta li no re mi so vu da pe lo ca bi ne fo du ri la me to gu".split(" ");
const ENDS =
  "quade mont dor tique ville rine selle gane thèque lande veau lure bine nard sière dine rance tulle gnon bourg".split(
    " ",
  );
const SIZE = STARTS.length * MIDDLES.length * ENDS.length * 8;
const CLOSES = ["", "s", "é", "ain", "ois", "ard", "iste", "aire"];

// Neighbours in rank look nothing alike: a typo of one is not another.
function wordOfRank(rank: number): string {
  let rest = scattered(rank) % SIZE;
  const take = (parts: readonly string[]) => {
    const part = parts[rest % parts.length] ?? "";
    rest = Math.floor(rest / parts.length);
    return part;
  };
  return take(STARTS) + take(MIDDLES) + take(ENDS) + take(CLOSES);
}

// Odd and prime to SIZE (2^10 · 5^3… only 2 and 5 divide it): each number below SIZE goes to another one.
const scattered = (number: number) => (number * 27_449) % SIZE;

/** A number in letters: its digits in base 20, as consonants and vowels in turn. */
function letters(number: number): string {
  let [word, rest] = ["", number];
  do {
    word += MIDDLES[rest % MIDDLES.length];
    rest = Math.floor(rest / MIDDLES.length);
  } while (rest > 0);
  return word;
}
