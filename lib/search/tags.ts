/** The values by which an entry can be filtered, as `indexed_entry.tags` holds them: the facet, then the value. */
export const FACETS = ["kind", "theme", "place", "by", "language", "year"] as const;

/**
 * kind: one of the registry's · theme: a slug · place: the code of a territory that holds it, or "national" · by: the
 * slug of an organisation credited on it, or of one that came after it · language: ISO 639-1 · year: one that it spans.
 */
export type Facet = (typeof FACETS)[number];

/**
 * Beside them, so that the index of words and tags knows them too: type: that of the entry · month: of its publication
 * ("2026-11", in UTC), which bounds what is read of what matches (scale.ts).
 */
export type Tagged = Facet | "type" | "month";

export const tagOf = (facet: Tagged, value: string | number): string => `${facet}:${value}`;

/** The facet and the value of a tag; null when it is none of ours. */
export function readTag(tag: string): { facet: Facet; value: string } | null {
  const colon = tag.indexOf(":");
  const facet = FACETS.find((each) => each === tag.slice(0, colon));
  return facet ? { facet, value: tag.slice(colon + 1) } : null;
}
