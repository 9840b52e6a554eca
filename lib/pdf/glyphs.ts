/** What of a text a font can draw, and in which direction. Pure. */

export interface Run {
  text: string;
  /** What stands in the text where the font has nothing to draw it: kept for those who listen and copy. */
  instead?: string;
  rightToLeft?: boolean;
}

/** Drawn where the font has no glyph. */
export const MISSING = "\u25a1";

/**
 * One line, as it can be drawn: composed, without control characters nor marks of direction (they could make a page read
 * otherwise than it says), white space as single spaces but for those that do not break.
 */
export function drawable(text: string): string {
  return text
    .toWellFormed()
    .normalize("NFC")
    .replace(UNSEEN, "")
    .replace(/[^\S\u00a0\u202f]+/gu, " ");
}

// Control characters but white space; soft hyphens, zero-width spaces, marks of direction, variation selectors, tags.
const UNSEEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what the pattern looks for
  /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|\p{Variation_Selector}|[\u{e0000}-\u{e007f}]/gu;

/** A word in runs: what the font draws, what it does not, what is read from right to left. */
export function runsOf(word: string, isKnown: (codePoint: number) => boolean): Run[] {
  const runs: Run[] = [];
  for (const { segment } of graphemes.segment(word)) {
    if (!isDrawn(segment, isKnown)) {
      runs.push({ text: MISSING, instead: segment });
      continue;
    }
    const rightToLeft = RIGHT_TO_LEFT.test(segment);
    const last = runs.at(-1);
    if (last && last.instead === undefined && (last.rightToLeft ?? false) === rightToLeft)
      last.text += segment;
    else runs.push(rightToLeft ? { text: segment, rightToLeft } : { text: segment });
  }
  return runs;
}

const graphemes = new Intl.Segmenter("fr", { granularity: "grapheme" });

/** What a reader sees as one sign each. */
export const signsOf = (text: string): string[] => [...graphemes.segment(text)].map(({ segment }) => segment);

function isDrawn(sign: string, isKnown: (codePoint: number) => boolean): boolean {
  for (const character of sign) if (!isKnown(character.codePointAt(0) ?? 0)) return false;
  return true;
}

/** Hebrew, Arabic, Syriac, Thaana, N'Ko and their presentation forms. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/**
 * The order, from left to right, in which the pieces of a line are drawn: pieces that go from right to left and follow
 * each other are reversed, and so is the whole line where the text itself goes that way. By words, which is enough
 * for names and quotations (the whole of it is UAX #9).
 */
export function visualOrder(rightToLeft: readonly boolean[], whole: boolean): number[] {
  const runs: { reversed: boolean; places: number[] }[] = [];
  for (const [place, reversed] of rightToLeft.entries()) {
    const last = runs.at(-1);
    if (last && last.reversed === reversed) last.places.push(place);
    else runs.push({ reversed, places: [place] });
  }
  const ordered = runs.map(({ reversed, places }) => (reversed ? places.toReversed() : places));
  return (whole ? ordered.toReversed() : ordered).flat();
}

/** Whether a text goes from right to left: its first letter says (UAX #9, P2). */
export function goesRightToLeft(text: string): boolean {
  const first = /\p{L}/u.exec(text)?.[0];
  return first !== undefined && RIGHT_TO_LEFT.test(first);
}
