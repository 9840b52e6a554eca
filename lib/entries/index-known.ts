/**
 * What is known of an entry when a change of it is written: the statement that indexes it (reindex.ts) leaves out what it
 * cannot have, and what the change cannot have brought.
 */
import type { EntryType } from "#lib/paths";
import { type Content, same } from "#lib/revisions/changes";
import { fieldsOf } from "./types/index";
import type { PublishedContent } from "./types/shared";

/** What all the entries of a statement are. */
export interface Known {
  type: EntryType;
  kind: string;
  country: string | null;
  /** Whether a credit is tied to an organisation or to an entry. */
  tied: boolean;
  /** The texts that may hold words that the entry did not when it was last indexed. */
  changed: ReadonlySet<Weight>;
}

/**
 * What an entry is after a change.
 * @param before null when the index did not hold it.
 * @param after the same as `input`, parsed.
 */
export function knownOf(
  type: EntryType,
  before: Content | null,
  input: Content,
  after: PublishedContent,
): Known {
  const { kind, country, credits } = after;
  const fields = Object.keys(input).filter(
    (name) => !before || !same(before[name] ?? null, input[name] ?? null),
  );
  return {
    type,
    kind,
    country,
    tied: credits.some(({ organisation, entry }) => organisation !== null || entry !== null),
    changed: new Set(fields.flatMap((field) => readIn(type, field))),
  };
}

export type Weight = "A" | "B" | "C" | "D";

export const WEIGHTS: readonly Weight[] = ["A", "B", "C", "D"];

/** In which texts a field of all types is read, itself or by what it names. */
const READ_IN: Readonly<Record<string, readonly Weight[]>> = {
  title: ["A"],
  credits: ["B", "C"],
  summary: ["C"],
  kind: ["C"],
  body: ["D"],
  address: ["D"],
  territory: ["D"],
  country: ["D"],
  startsOn: ["D"],
  endsOn: ["D"],
  deadlineOn: ["D"],
  themes: ["D"],
};

function readIn(type: EntryType, field: string): readonly Weight[] {
  const own = fieldsOf(type).find(({ name }) => name === field)?.search;
  return own ? [own] : (READ_IN[field] ?? []);
}
