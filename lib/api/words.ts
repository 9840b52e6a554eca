/** What is typed to find a name: words of letters and figures only, without case or accents. Pure. */
import { fold } from "#lib/text";

export const wordsOf = (typed = ""): string[] =>
  fold(typed.slice(0, 200))
    .split(/[^a-z0-9]+/)
    .filter(Boolean)
    .slice(0, 8);

/** The same for LIKE ALL: nothing in them reads as a sign. */
export const likeAll = (typed?: string): string[] => wordsOf(typed).map((word) => `%${word}%`);
