/** What became of a proposal, field by field, once accepted: what was proposed beside what was written. Pure. */
import type { Field } from "#lib/entries/fields";
import type { EntryType } from "#lib/paths";
import { type Change, type Changes, type Content, same } from "./changes";
import { changedFields } from "./compare";

/**
 * `kept`: the entry says what was proposed. `corrected`: it changed, and says something else. `left-out`: it says
 * what it said before. `added`: the moderator changed a field that the author had not touched.
 */
export type Fate = "kept" | "corrected" | "left-out" | "added";

export interface FieldOutcome {
  field: Field;
  fate: Fate;
  /** What the author wanted; null when they had not touched the field. */
  proposed: Change | null;
  /** What the decision wrote; null when it left the field as it was. */
  applied: Change | null;
}

/**
 * Every field that the author or the moderator changed, in the order of the type's fields.
 * @param after the entry as the decision left it: what was already as the author wanted is kept, though not written.
 */
export function outcomeOf(
  type: EntryType,
  proposed: Changes,
  applied: Changes,
  after: Content,
): FieldOutcome[] {
  return changedFields(type, { ...proposed, ...applied }).map((field) => {
    const wanted = proposed[field.name] ?? null;
    const written = applied[field.name] ?? null;
    return { field, fate: fateOf(wanted, written, after, field.name), proposed: wanted, applied: written };
  });
}

/** Nothing was corrected, left out or added. */
export const isAsProposed = (outcome: readonly FieldOutcome[]): boolean =>
  outcome.every(({ fate }) => fate === "kept");

function fateOf(proposed: Change | null, applied: Change | null, after: Content, name: string): Fate {
  if (!proposed) return "added";
  if (same(after[name] ?? null, proposed.to)) return "kept";
  return applied ? "corrected" : "left-out";
}
