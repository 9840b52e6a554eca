/**
 * What a moderator reads of a change: the words of a text that change, a list item by item, a value before and after.
 * Pure: how a value is said ("septembre 2018", "Éditeur : DITP") is given as an argument.
 */
import type { Field, Widget } from "#lib/entries/fields";
import { fieldsOf } from "#lib/entries/types/index";
import type { EntryType } from "#lib/paths";
import { type Change, type Changes, type Json, same } from "./changes";
import { diffLine, diffText, type Part, type TextBlock, type TextDiff } from "./text-diff";

/** Says values in the reader's language. */
export interface Wording {
  /** A value in words, or null when it is empty. */
  value: (field: Field, value: Json) => string | null;
  /** One item of a list in words: a credit, a link, a theme… */
  item: (field: Field, item: Json) => string;
}

export type Comparison =
  | { shape: "text"; blocks: TextBlock[]; grain: TextDiff["grain"] }
  | { shape: "line"; parts: Part[] }
  | { shape: "value"; before: string | null; after: string | null }
  | { shape: "list"; items: ListItem[] };

export interface ListItem {
  state: "kept" | "added" | "removed" | "changed";
  /** Its rank changes among those that stay. */
  moved: boolean;
  parts: Part[];
  /** The address to which it leads, when it is one of a web page. */
  href: string | null;
  /** Ranks from 1, before and after. */
  from: number | null;
  to: number | null;
}

export interface FieldComparison {
  field: Field;
  comparison: Comparison;
}

/** Every change in the order of the type's fields; a field that the type no longer has comes last. */
export function compareChanges(type: EntryType, changes: Changes, wording: Wording): FieldComparison[] {
  return changedFields(type, changes).flatMap((field) => {
    const change = changes[field.name];
    return change ? [{ field, comparison: compareField(field, change, wording) }] : [];
  });
}

/** The fields that change, in the order of the type's fields. */
export function changedFields(type: EntryType, changes: Changes): Field[] {
  const known = fieldsOf(type);
  const names = new Set(known.map(({ name }) => name));
  const gone = Object.keys(changes).filter((name) => !names.has(name));
  return [
    ...known.filter(({ name }) => Object.hasOwn(changes, name)),
    ...gone.map((name): Field => ({ name, required: false })),
  ];
}

export function compareField(field: Field, { from, to }: Change, wording: Wording): Comparison {
  switch (field.widget) {
    case "line":
      return { shape: "line", parts: diffLine(textOf(from), textOf(to)) };
    case "text":
    case "markdown":
      return { shape: "text", ...diffText(textOf(from), textOf(to)) };
    case "names":
    case "themes":
    case "credits":
    case "relations":
    case "links":
    case "sources":
      return {
        shape: "list",
        items: compareLists(field, identities[field.widget], listOf(from), listOf(to), wording),
      };
    default:
      return { shape: "value", before: wording.value(field, from), after: wording.value(field, to) };
  }
}

type ListWidget = Extract<Widget, "names" | "themes" | "credits" | "relations" | "links" | "sources">;

/** By which parts two items are the same thing, the strictest first: a credit whose note changes is still that credit. */
const identities: Record<ListWidget, readonly (readonly string[])[]> = {
  names: [],
  themes: [],
  credits: [["role", "name"], ["name"], ["organisation"], ["entry"]],
  relations: [["kind", "to"], ["to"]],
  links: [["url"], ["label"]],
  sources: [["document", "locator"], ["document"]],
};

function compareLists(
  field: Field,
  keys: readonly (readonly string[])[],
  before: readonly Json[],
  after: readonly Json[],
  wording: Wording,
): ListItem[] {
  const pairs = pair(before, after, keys);
  // The order of themes says nothing: the vocabulary has its own.
  const steady = field.widget === "themes" ? new Set(pairs.keys()) : longestInOrder(pairs);

  const items = after.map((item, now): ListItem => {
    const was = pairs.get(now);
    const text = wording.item(field, item);
    const common = { href: hrefOf(item), to: now + 1 };
    if (was === undefined) {
      return { state: "added", moved: false, parts: [{ state: "added", text }], from: null, ...common };
    }
    const old = before[was] ?? null;
    return {
      state: same(old, item) ? "kept" : "changed",
      moved: !steady.has(now),
      parts: same(old, item) ? [{ state: "same", text }] : diffLine(wording.item(field, old), text),
      from: was + 1,
      ...common,
    };
  });
  const paired = new Set(pairs.values());
  before.forEach((item, was) => {
    if (paired.has(was)) return;
    const text = wording.item(field, item);
    const removed = {
      state: "removed",
      moved: false,
      parts: [{ state: "removed", text }],
      href: hrefOf(item),
      from: was + 1,
      to: null,
    } as const;
    // After what it followed, so that it is read where it was.
    const previous = items.findLastIndex(({ from }) => from !== null && from <= was);
    items.splice(previous + 1, 0, { ...removed, parts: [...removed.parts] });
  });
  return items;
}

/** For each rank of `after`, the rank in `before` of the same thing. */
function pair(
  before: readonly Json[],
  after: readonly Json[],
  keys: readonly (readonly string[])[],
): Map<number, number> {
  const pairs = new Map<number, number>();
  const free = new Set(before.keys());
  const match = (isSame: (old: Json, item: Json) => boolean) => {
    after.forEach((item, now) => {
      if (pairs.has(now)) return;
      const was = [...free].find((rank) => isSame(before[rank] ?? null, item));
      if (was === undefined) return;
      pairs.set(now, was);
      free.delete(was);
    });
  };
  match(same);
  for (const names of keys) {
    match((old, item) =>
      names.every((name) => partOf(old, name) !== null && same(partOf(old, name), partOf(item, name))),
    );
  }
  return pairs;
}

/** The ranks of `after` of the longest run of pairs that keep their order: what is not in it has moved. */
function longestInOrder(pairs: ReadonlyMap<number, number>): Set<number> {
  const ordered = [...pairs].sort(([a], [b]) => a - b);
  const best: { length: number; previous: number }[] = [];
  for (const [i, [, was]] of ordered.entries()) {
    let longest = { length: 1, previous: -1 };
    for (let j = 0; j < i; j++) {
      const length = (best[j]?.length ?? 0) + 1;
      if ((ordered[j]?.[1] ?? 0) < was && length > longest.length) longest = { length, previous: j };
    }
    best.push(longest);
  }
  let at = best.reduce((top, { length }, i) => (length > (best[top]?.length ?? 0) ? i : top), -1);
  const run = new Set<number>();
  while (at >= 0) {
    const now = ordered[at]?.[0];
    if (now !== undefined) run.add(now);
    at = best[at]?.previous ?? -1;
  }
  return run;
}

const textOf = (value: Json): string =>
  value === null ? "" : typeof value === "string" ? value : JSON.stringify(value);
const listOf = (value: Json): Json[] => (Array.isArray(value) ? value : value === null ? [] : [value]);

function partOf(item: Json, name: string): Json {
  return typeof item === "object" && item !== null && !Array.isArray(item) ? (item[name] ?? null) : null;
}

function hrefOf(item: Json): string | null {
  const url = partOf(item, "url");
  return typeof url === "string" ? webAddress(url) : null;
}

/** The address when a reader may be sent there: a proposal may hold anything. */
export function webAddress(value: string): string | null {
  return URL.canParse(value) && /^https?:$/.test(new URL(value).protocol) ? value : null;
}
