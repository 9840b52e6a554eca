/**
 * Colleagues named in a note, after an at sign: "@Inès", "@Inès Morel", whatever the case and the accents. A whole name,
 * or the first word of one, that only one of them has. Pure.
 */
import { fold } from "#lib/text";

export interface Named {
  id: string;
  name: string;
}

/** A run of the note; `people` when it names someone: several who go by that name are nobody in particular. */
export interface Part<P> {
  text: string;
  people: readonly P[];
}

/** The note in runs, which put together are the note. */
export function mentionParts<P extends Pick<Named, "name">>(body: string, known: readonly P[]): Part<P>[] {
  // By character: folding may make two of one, and the note is cut where it was written.
  const [chars, folded] = charsOf(body);
  const callings = known.flatMap((person) => callingsOf(person));
  const parts: Part<P>[] = [];
  let from = 0;
  for (let at = 0; at < chars.length; at++) {
    if (chars[at] !== "@" || WORD.test(chars[at - 1] ?? "")) continue;
    const named = namedAt(folded, at + 1, callings);
    if (!named) continue;
    if (at > from) parts.push({ text: chars.slice(from, at).join(""), people: [] });
    from = at + 1 + named.length;
    parts.push({ text: chars.slice(at, from).join(""), people: named.people });
    at = from - 1;
  }
  if (from < chars.length) parts.push({ text: chars.slice(from).join(""), people: [] });
  return parts;
}

/** Those whom the note names, each once. */
export function mentionedIn<P extends Named>(body: string, known: readonly P[]): P[] {
  const named = mentionParts(body, known).flatMap(({ people }) => (people.length === 1 ? people : []));
  return [...new Map(named.map((person) => [person.id, person])).values()];
}

/** What in the note names several people: nobody is told by it. */
export const unclearMentions = (body: string, known: readonly Named[]): string[] => [
  ...new Set(
    mentionParts(body, known)
      .filter(({ people }) => people.length > 1)
      .map(({ text }) => text),
  ),
];

/** What may be part of a word, or of an address: "camille@exemple.fr" names nobody. */
const WORD = /[\p{L}\p{N}._+-]/u;

interface Calling<P> {
  person: P;
  letters: string[];
  whole: boolean;
}

function callingsOf<P extends Pick<Named, "name">>(person: P): Calling<P>[] {
  const first = person.name.split(" ")[0] ?? "";
  const whole = { person, letters: charsOf(person.name)[1], whole: true };
  return first === person.name ? [whole] : [whole, { person, letters: charsOf(first)[1], whole: false }];
}

/** The longest name that stands there; whole names before first words. */
function namedAt<P>(
  folded: readonly string[],
  start: number,
  callings: readonly Calling<P>[],
): { length: number; people: P[] } | null {
  const here = callings.filter(
    ({ letters }) =>
      letters.length > 0 &&
      letters.every((letter, index) => folded[start + index] === letter) &&
      endsAt(folded, start + letters.length),
  );
  const length = Math.max(0, ...here.map(({ letters }) => letters.length));
  const longest = here.filter(({ letters }) => letters.length === length);
  const whole = longest.filter((one) => one.whole);
  const chosen = whole.length > 0 ? whole : longest;
  return chosen.length > 0 ? { length, people: chosen.map(({ person }) => person) } : null;
}

/** "@Jean" is not named by "@Jeanne", nor by "@Jean-Marc". */
function endsAt(folded: readonly string[], end: number): boolean {
  const [next = "", after = ""] = [folded[end], folded[end + 1]];
  return !LETTER.test(next) && !(next === "-" && LETTER.test(after));
}

const LETTER = /[\p{L}\p{N}]/u;

function charsOf(text: string): [string[], string[]] {
  const chars = [...text.normalize("NFC")];
  return [chars, chars.map(fold)];
}
