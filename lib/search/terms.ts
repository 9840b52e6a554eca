/** What was typed, as PostgreSQL reads it: without operators, whatever it holds. */
import { fold } from "#lib/text";

/** Words that say nothing and that PostgreSQL's French list forgets, or knows with the accent that `unaccent` takes away. */
const EMPTY_WORDS = new Set("les a y cet cette dont entre sans meme etre the of and to in for".split(" "));

/**
 * For `websearch_to_tsquery`: all the words, and what stands between quotation marks ("…", « … », “…”) as a phrase.
 * Each word is quoted too, so that "or" is a word and a dash parts words (as in lib/entries/reindex.ts) instead of
 * excluding one.
 */
export function websearchOf(text: string): string {
  return text
    .split(/["«»“”„]/)
    .flatMap((part, index) =>
      index % 2 === 1 ? [part] : part.split(/\s+/).filter((word) => !EMPTY_WORDS.has(fold(word))),
    )
    .map((part) => part.replace(/[./@_\\-]/g, " ").trim())
    .filter(Boolean)
    .map((part) => `"${part}"`)
    .join(" ");
}

/** A piece of text, and whether it answers the search. */
export interface Highlight {
  text: string;
  marked: boolean;
}

/** The delimiters given to `ts_headline`: private characters that texts are rid of, so that nobody can write them. */
export const [MARK_START, MARK_END] = ["\ue000", "\ue001"] as const;

/** The text between `ts_headline`'s delimiters, in pieces that a component escapes like any text. */
export function highlightsOf(headline: string): Highlight[] {
  return headline
    .split(new RegExp(`(${MARK_START}[^${MARK_END}]*${MARK_END})`))
    .filter(Boolean)
    .map((piece) =>
      piece.startsWith(MARK_START)
        ? { text: piece.slice(1, -1), marked: true }
        : { text: piece, marked: false },
    );
}
