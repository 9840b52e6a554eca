/**
 * A revision is a handful of field changes `{ from, to }`. Everything about edits follows from these four
 * functions: the diff a moderator reads, the merge of two people's work, the history, the way back.
 */

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** All editable values of an entry, by field name. An empty field is null or []. */
export type Content = Record<string, Json>;

export type Change = { from: Json; to: Json };

export type Changes = Record<string, Change>;

/** A field that someone else changed meanwhile to something else. */
export interface Conflict {
  field: string;
  /** What the author of the changes saw. */
  from: Json;
  /** What is there now. */
  current: Json;
  /** What the author wants. */
  to: Json;
}

/** What changes between two contents: the fields whose values differ. */
export function diff(before: Content, after: Content): Changes {
  const changes: Changes = {};
  for (const field of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const from = before[field] ?? null;
    const to = after[field] ?? null;
    if (!same(from, to)) changes[field] = { from, to };
  }
  return changes;
}

/** The content once the changes are made, whatever was there: `apply(a, diff(a, b)) = b`. */
export function apply(content: Content, changes: Changes): Content {
  const result = { ...content };
  for (const [field, { to }] of Object.entries(changes)) result[field] = to;
  return result;
}

/** The changes that go back: `apply(b, invert(diff(a, b))) = a`. */
export function invert(changes: Changes): Changes {
  return Object.fromEntries(
    Object.entries(changes).map(([field, { from, to }]) => [field, { from: to, to: from }]),
  );
}

/** What a moderator makes of one field of a proposal. */
export type Choice = { take: "proposed" } | { take: "current" } | { take: "value"; value: Json };

/** By field. A field without a choice merges by itself, if it can. */
export type Choices = Readonly<Record<string, Choice>>;

export interface Settled {
  content: Content;
  /** What is written, from what is there now. */
  applied: Changes;
  /** What nobody has chosen about. */
  conflicts: Conflict[];
}

/**
 * Three-way merge by field. A field still as the author saw it takes their value; one that already has their
 * value stays; one that someone changed otherwise is a conflict and is left as it is.
 */
export function merge(current: Content, changes: Changes): Settled {
  return settle(current, changes, {});
}

/**
 * The same with what a moderator chose: the proposed value whatever is there now, the current one, or another one,
 * which may also be of a field that the author did not touch.
 */
export function settle(current: Content, changes: Changes, choices: Choices): Settled {
  const content = { ...current };
  const applied: Changes = {};
  const conflicts: Conflict[] = [];
  const write = (field: string, to: Json) => {
    const now = current[field] ?? null;
    if (same(now, to)) return;
    content[field] = to;
    applied[field] = { from: now, to };
  };
  for (const [field, { from, to }] of Object.entries(changes)) {
    const now = current[field] ?? null;
    if (Object.hasOwn(choices, field)) continue;
    if (same(now, from) || same(now, to)) write(field, to);
    else conflicts.push({ field, from, current: now, to });
  }
  for (const [field, choice] of Object.entries(choices)) {
    if (choice.take === "value") write(field, choice.value);
    const proposed = changes[field];
    if (choice.take === "proposed" && proposed) write(field, proposed.to);
  }
  return { content, applied, conflicts };
}

/** Equal as values: the order of keys does not count, the order of lists does; null and [] are both empty. */
export function same(a: Json, b: Json): boolean {
  if (isEmpty(a) && isEmpty(b)) return true;
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b)) {
    return (
      Array.isArray(a) &&
      Array.isArray(b) &&
      a.length === b.length &&
      a.every((item, index) => same(item, b[index] ?? null))
    );
  }
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...keys].every((key) => same(a[key] ?? null, b[key] ?? null));
}

function isEmpty(value: Json): boolean {
  return value === null || (Array.isArray(value) && value.length === 0);
}
