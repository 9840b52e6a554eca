/**
 * Which words of a text change. Two passes: lines are aligned first, then the words of the lines that differ, so that
 * a long text stays readable and quick. Both passes give up beyond a number of edits, a measure that depends on the
 * texts alone: two hostile texts of 20,000 characters take a tenth of a second, and show as removed then added.
 */
import { diffArrays } from "diff";

export interface Part {
  state: "same" | "added" | "removed";
  text: string;
}

/** Whole lines, with their line ends: the same on both sides, or changed. */
export interface TextBlock {
  changed: boolean;
  parts: Part[];
}

export interface TextDiff {
  /** Same and removed parts, in order, are the text before; same and added parts are the text after. */
  blocks: TextBlock[];
  /** How finely it was compared: "lines" when some lines were too different to compare their words, "whole" when all were. */
  grain: "words" | "lines" | "whole";
}

/** Edits of lines looked for: beyond, the texts have little in common. */
const MAX_LINE_EDITS = 500;
/** Edits of words looked for in all: the time grows with its square, some 70 ms for each thousand. */
const MAX_WORD_EDITS = 1500;
const MAX_WORD_EDITS_AT_ONCE = 1000;
/** Under this share of words in common, what was and what is are easier to read one after the other. */
const MIN_COMMON = 0.3;

export function diffText(before: string, after: string): TextDiff {
  const lines = diffArrays(linesOf(before), linesOf(after), { maxEditLength: MAX_LINE_EDITS });
  if (!lines) return { blocks: [{ changed: true, parts: replaced(before, after) }], grain: "whole" };

  const blocks: TextBlock[] = [];
  let budget = MAX_WORD_EDITS;
  let coarse = 0;
  let removed = "";
  let added = "";
  const flush = () => {
    if (!removed && !added) return;
    const words = diffWords(removed, added, Math.min(budget, MAX_WORD_EDITS_AT_ONCE));
    budget = Math.max(0, budget - words.edits);
    if (words.abandoned) coarse++;
    blocks.push({ changed: true, parts: words.parts });
    removed = added = "";
  };
  for (const run of lines) {
    const text = run.value.join("");
    if (run.removed) removed += text;
    else if (run.added) added += text;
    else {
      flush();
      blocks.push({ changed: false, parts: [{ state: "same", text }] });
    }
  }
  flush();
  const grain = coarse === 0 ? "words" : coarse === blocks.length ? "whole" : "lines";
  return { blocks, grain };
}

/** The same for one line, as a title or an item of a list. */
export function diffLine(before: string, after: string): Part[] {
  return diffWords(before, after, MAX_WORD_EDITS_AT_ONCE).parts;
}

// A word or a sign carries the white space after it: otherwise every second token is a space that matches any other.
const TOKEN = /[\p{L}\p{M}\p{N}]+\s*|[^\p{L}\p{M}\p{N}\s]\s*|\s+/gu;

function diffWords(
  before: string,
  after: string,
  maxEditLength: number,
): { parts: Part[]; edits: number; abandoned: boolean } {
  if (!before || !after) return { parts: replaced(before, after), edits: 0, abandoned: false };
  const [old, young] = [tokensOf(before), tokensOf(after)];
  const runs = diffArrays(old, young, { maxEditLength, comparator: (a, b) => a.trimEnd() === b.trimEnd() });
  if (!runs) return { parts: replaced(before, after), edits: maxEditLength, abandoned: true };

  const edits = runs.reduce((sum, { added, removed, count }) => sum + (added || removed ? count : 0), 0);
  const common = runs.reduce(
    (sum, { added, removed, value }) => sum + (added || removed ? 0 : wordsIn(value)),
    0,
  );
  if (common < MIN_COMMON * Math.max(wordsIn(old), wordsIn(young)))
    return { parts: replaced(before, after), edits, abandoned: false };

  const parts = new Parts();
  let [at, now] = [0, 0];
  for (const { added, removed, count } of runs) {
    if (added) for (let i = 0; i < count; i++) parts.add("added", young[now++] ?? "");
    else if (removed) for (let i = 0; i < count; i++) parts.add("removed", old[at++] ?? "");
    else for (let i = 0; i < count; i++) parts.addSame(old[at++] ?? "", young[now++] ?? "");
  }
  return { parts: parts.joined(), edits, abandoned: false };
}

/** Parts as they come, joined by state: between two parts that stay, what goes is one part and what comes another. */
class Parts {
  private readonly done: Part[] = [];
  private removed = "";
  private added = "";

  add(state: "added" | "removed", text: string): void {
    if (state === "added") this.added += text;
    else this.removed += text;
  }

  /** A word that stays; the white space after it may change. */
  addSame(before: string, after: string): void {
    const word = before === after ? before : before.trimEnd();
    this.push(word);
    this.removed += before.slice(word.length);
    this.added += after.slice(word.length);
  }

  joined(): Part[] {
    this.flush();
    return this.done;
  }

  private push(text: string): void {
    if (!text) return;
    this.flush();
    const last = this.done.at(-1);
    if (last?.state === "same") last.text += text;
    else this.done.push({ state: "same", text });
  }

  private flush(): void {
    this.done.push(...replaced(this.removed, this.added));
    this.removed = this.added = "";
  }
}

function replaced(before: string, after: string): Part[] {
  if (before === after) return before ? [{ state: "same", text: before }] : [];
  const parts: Part[] = [
    { state: "removed", text: before },
    { state: "added", text: after },
  ];
  return parts.filter(({ text }) => text);
}

const linesOf = (text: string): string[] => text.match(/[^\n]*\n|[^\n]+/g) ?? [];
const tokensOf = (text: string): string[] => text.match(TOKEN) ?? [];
const wordsIn = (tokens: readonly string[]): number =>
  tokens.filter((token) => /^[\p{L}\p{M}\p{N}]/u.test(token)).length;
