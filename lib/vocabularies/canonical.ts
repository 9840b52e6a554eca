/**
 * What contents name by a slug that has been merged into another, named as it is today. Histories and proposals keep
 * the slug that they were written with; read through here, they mean what took its place. Pure.
 */
import { type Changes, type Content, type Json, same } from "#lib/revisions/changes";
import { saidAgain } from "./said-again";

/** By merged slug, the slug that stands at the end of the merges. */
export interface MergedTerms {
  themes: ReadonlyMap<string, string>;
  organisations: ReadonlyMap<string, string>;
  /** Of entries; null for what was merged into the very entry whose content it is, which is not tied to itself. */
  entries: ReadonlyMap<string, string | null>;
  /** Where each theme stands in the vocabulary: contents list their themes in that order. */
  positions: ReadonlyMap<string, number>;
}

export const NOTHING_MERGED: MergedTerms = {
  themes: new Map(),
  organisations: new Map(),
  entries: new Map(),
  positions: new Map(),
};

export function canonicalContent(content: Content, terms: MergedTerms): Content {
  return Object.fromEntries(
    Object.entries(content).map(([field, value]) => [field, canonicalValue(field, value, terms)]),
  );
}

/** Whether these changes may name what was merged. */
export const namesTerms = (changes: Changes): boolean =>
  ["themes", "credits", "relations", "sources"].some((field) => Object.hasOwn(changes, field));

/** A change between two names of the same thing is none any more. */
export function canonicalChanges(changes: Changes, terms: MergedTerms): Changes {
  return Object.fromEntries(
    Object.entries(changes).flatMap(([field, change]) => {
      const from = canonicalValue(field, change.from, terms);
      const to = canonicalValue(field, change.to, terms);
      const wasOne = same(from, to) && !same(change.from, change.to);
      return wasOne ? [] : [[field, { from, to }]];
    }),
  );
}

function canonicalValue(field: string, value: Json, terms: MergedTerms): Json {
  if (!Array.isArray(value)) return value;
  if (field === "themes") return canonicalThemes(value, terms);
  if (field === "credits") return canonicalCredits(canonicalTies(value, terms), terms);
  if (field === "sources") return canonicalTies(value, terms);
  return field === "relations" ? canonicalRelations(value, terms) : value;
}

// A list of today's slugs is left as it is: what was typed in another order is not touched.
function canonicalThemes(slugs: Json[], { themes, positions }: MergedTerms): Json[] {
  const today = slugs.map((slug) => (typeof slug === "string" ? (themes.get(slug) ?? slug) : slug));
  if (today.every((slug, index) => slug === slugs[index])) return slugs;
  const place = (slug: Json) => (typeof slug === "string" && positions.get(slug)) || 0;
  return [...new Set(today)].sort((a, b) => place(a) - place(b));
}

/** Credits of what was merged are those of what took its place, which is credited once in one role. */
function canonicalCredits(credits: Json[], { organisations }: MergedTerms): Json[] {
  const read = credits.map((credit, position) => {
    const slug = partOf(credit, "organisation");
    const today = slug === null ? undefined : organisations.get(slug);
    const now = isRecord(credit) && today !== undefined ? { ...credit, organisation: today } : credit;
    const said = { role: partOf(now, "role") ?? "", note: partOf(now, "note"), entry: partOf(now, "entry") };
    return { ...said, position, now, organisation: today ?? slug, moved: today !== undefined };
  });
  const changed = new Set(read.flatMap(({ organisation, moved }) => (moved ? organisation : [])));
  const lost = [...changed].flatMap((one) =>
    saidAgain(read.filter(({ organisation }) => organisation === one)),
  );
  return read.filter((credit) => !lost.includes(credit)).map(({ now }) => now);
}

function partOf(credit: Json, name: "role" | "note" | "entry" | "organisation"): string | null {
  const part = isRecord(credit) ? credit[name] : null;
  return typeof part === "string" ? part : null;
}

/** Credits or sources, which stay as they were printed; of what says the same thing twice, the first. */
function canonicalTies(items: Json[], { entries }: MergedTerms): Json[] {
  const isMerged = (item: Json) =>
    isRecord(item) && typeof item.entry === "string" && entries.has(item.entry);
  if (!items.some(isMerged)) return items;
  const today = items.map((item) =>
    isRecord(item) && typeof item.entry === "string" && entries.has(item.entry)
      ? { ...item, entry: entries.get(item.entry) ?? null }
      : item,
  );
  return today.filter((item, rank) => today.findIndex((other) => same(other, item)) === rank);
}

/** Each kind of relation to each entry once, the first as it was written. */
function canonicalRelations(relations: Json[], { entries }: MergedTerms): Json[] {
  const isMerged = (item: Json) => isRecord(item) && typeof item.to === "string" && entries.has(item.to);
  if (!relations.some(isMerged)) return relations;
  const seen = new Set<string>();
  return relations.flatMap((relation) => {
    if (!isRecord(relation) || typeof relation.to !== "string") return [relation];
    const to = entries.has(relation.to) ? (entries.get(relation.to) ?? null) : relation.to;
    const key = `${relation.kind} ${to}`;
    if (to === null || seen.has(key)) return [];
    seen.add(key);
    return [{ ...relation, to }];
  });
}

const isRecord = (value: Json): value is { [key: string]: Json } =>
  typeof value === "object" && value !== null && !Array.isArray(value);
