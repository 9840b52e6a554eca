/**
 * What contents name by a slug that has been merged into another, named as it is today. Histories and proposals keep
 * the slug that they were written with; read through here, they mean what took its place. Pure.
 */
import { type Changes, type Content, type Json, same } from "#lib/revisions/changes";

/** By merged slug, the slug that stands at the end of the merges. */
export interface MergedTerms {
  themes: ReadonlyMap<string, string>;
  organisations: ReadonlyMap<string, string>;
  /** Where each theme stands in the vocabulary: contents list their themes in that order. */
  positions: ReadonlyMap<string, number>;
}

export const NOTHING_MERGED: MergedTerms = {
  themes: new Map(),
  organisations: new Map(),
  positions: new Map(),
};

export function canonicalContent(content: Content, terms: MergedTerms): Content {
  return Object.fromEntries(
    Object.entries(content).map(([field, value]) => [field, canonicalValue(field, value, terms)]),
  );
}

/** Whether these changes may name what was merged. */
export const namesTerms = (changes: Changes): boolean =>
  Object.hasOwn(changes, "themes") || Object.hasOwn(changes, "credits");

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
  return field === "credits" ? value.map((credit) => canonicalCredit(credit, terms)) : value;
}

// A list of today's slugs is left as it is: what was typed in another order is not touched.
function canonicalThemes(slugs: Json[], { themes, positions }: MergedTerms): Json[] {
  const today = slugs.map((slug) => (typeof slug === "string" ? (themes.get(slug) ?? slug) : slug));
  if (today.every((slug, index) => slug === slugs[index])) return slugs;
  const place = (slug: Json) => (typeof slug === "string" && positions.get(slug)) || 0;
  return [...new Set(today)].sort((a, b) => place(a) - place(b));
}

function canonicalCredit(credit: Json, { organisations }: MergedTerms): Json {
  if (typeof credit !== "object" || credit === null || Array.isArray(credit)) return credit;
  const { organisation } = credit;
  const today = typeof organisation === "string" ? organisations.get(organisation) : undefined;
  return today === undefined ? credit : { ...credit, organisation: today };
}
