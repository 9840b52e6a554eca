/** Text from outside, made storable and comparable. */

/** The mark that stands for what cannot be stored; validation refuses it and says where it is. */
export const UNREADABLE = "\uFFFD";

/**
 * Well-formed text in NFC with "\n" line ends. Lone surrogates, NUL and the other control characters become
 * U+FFFD: PostgreSQL refuses NUL, and what is replaced in silence would be lost for its author.
 */
export function wellFormed(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?/g, "\n")
    .replace(BIDI, "")
    .replace(CONTROL, UNREADABLE)
    .normalize("NFC");
}

/**
 * Signs that turn the direction of what follows, and so of our own words beside them (Unicode, UAX 9; Trojan Source,
 * CVE-2021-42574). Nobody types them, they show nothing, and a right-to-left script needs none.
 */
const BIDI = /[\u202a-\u202e\u2066-\u2069]/g;

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what the pattern looks for
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f]/g;

/** One line: every run of white space is a single space, none at the ends. */
export function tidyLine(text: string): string {
  return wellFormed(text)
    .replace(/[\s\u200b\ufeff]+/g, keepNoBreak)
    .trim();
}

// French typography writes no-break spaces on purpose: they stay.
function keepNoBreak(run: string): string {
  return run === "\u00a0" || run === "\u202f" ? run : " ";
}

/** Several lines: no space at the ends of lines, at most one empty line between paragraphs. */
export function tidyText(text: string): string {
  // Line by line: a pattern for spaces before a line end takes the square of a run of spaces, minutes for 400,000.
  return wellFormed(text)
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

/** Without case nor accents, to compare and to sort: "Évaluer" and "evaluer" are the same. */
export function fold(text: string): string {
  // Most words are plain already: looking is a tenth of the work.
  if (PLAIN.test(text)) return text.toLowerCase();
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/œ/g, "oe").replace(/æ/g, "ae");
}

const PLAIN = /^[ -~]*$/;

/** How titles are sorted: folded, without leading quotes, signs and spaces. */
export function sortKey(title: string): string {
  return fold(title)
    .replace(/^[^\p{L}\p{N}]+/u, "")
    .slice(0, 300);
}

/** "L'innovation au pouvoir" gives "l-innovation-au-pouvoir"; at most `max` characters, never empty. */
export function slugify(title: string, max = 80): string {
  const slug = fold(title)
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
  const cut = slug.length <= max ? slug : slug.slice(0, max + 1).replace(/-[^-]*$/, "");
  return cut.slice(0, max).replace(/-+$/, "") || "fiche";
}
