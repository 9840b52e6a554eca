/**
 * How alike two names are, from 0 to 1: the share of three-letter groups that they have in common (the measure of
 * pg_trgm, which finds the candidates). A title is often written without what follows its first point or colon, and
 * a name without its article: the closest of these readings counts.
 */
import { fold } from "#lib/text";

/** From this on, two names may well be of the same thing. */
export const ALIKE = 0.55;

export function likeness(one: string, other: string): number {
  let best = 0;
  for (const a of readings(one)) for (const b of readings(other)) best = Math.max(best, overlap(a, b));
  return best;
}

/** The whole name, and what stands before its first point, colon or dash when that is long enough to mean something. */
function readings(name: string): string[] {
  const whole = wordsOf(name);
  const head = wordsOf(headOf(name));
  return head.length >= 2 && head.length < whole.length
    ? [whole.join(" "), head.join(" ")]
    : [whole.join(" ")];
}

/** What people cite of a long title: all before its first point, colon or dash. */
export function headOf(name: string): string {
  return name.split(/\s*[:;?!(]\s*|\.\s|\s[-–—]\s/u, 1)[0] ?? name;
}

const ARTICLES = new Set([
  "le",
  "la",
  "les",
  "l",
  "un",
  "une",
  "des",
  "du",
  "de",
  "d",
  "the",
  "a",
  "an",
  "of",
]);

/** Without accents, case, signs and articles: "La 27ᵉ Région" and "27e region" are the same words. */
function wordsOf(name: string): string[] {
  const words = fold(name.normalize("NFKC"))
    .replace(/(\d+)\s*(e|eme|ieme|er|ere|°|º)(?![a-z])/g, "$1 ")
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
  const kept = words.filter((word) => !ARTICLES.has(word));
  return kept.length > 0 ? kept : words;
}

function overlap(a: string, b: string): number {
  const [left, right] = [trigrams(a), trigrams(b)];
  if (left.size === 0 || right.size === 0) return 0;
  let shared = 0;
  for (const group of left) if (right.has(group)) shared++;
  return shared / (left.size + right.size - shared);
}

/** As pg_trgm makes them: each word with two spaces before and one after. */
function trigrams(text: string): Set<string> {
  const groups = new Set<string>();
  for (const word of text.split(" ")) {
    if (!word) continue;
    const padded = `  ${word} `;
    for (let i = 0; i + 3 <= padded.length; i++) groups.add(padded.slice(i, i + 3));
  }
  return groups;
}
