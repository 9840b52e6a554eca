/**
 * The relevance set: what people would type to find what the catalogue holds, and what should answer them. Written from
 * the catalogue before any search was tried on it; a search is tuned for all of it, and it is never tuned for a search.
 */
import { readFileSync } from "node:fs";
import { z } from "zod";

const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);

const relevanceQuery = z.strictObject({
  /** As typed in the search box. */
  query: z.string().min(1),
  who: z.enum(["documentalist", "elected", "student", "foreigner", "civil-servant"]),
  /** Slugs of the entries that answer, best first: any of them will do. */
  expected: z.array(slug).min(1),
  /** What the catalogue says that makes them the answers. */
  because: z.string().min(1),
  /** Slugs that must not be found: what an exclusion excludes. */
  absent: z.array(slug).min(1).optional(),
});

const relevanceClass = z.strictObject({
  class: z.string().regex(/^[a-z-]+$/),
  /** What its queries have in common. */
  what: z.string().min(1),
  queries: z.array(relevanceQuery).min(1),
});

export type RelevanceQuery = z.infer<typeof relevanceQuery>;
export type RelevanceClass = z.infer<typeof relevanceClass>;

/** Throws a ZodError when the file is not as expected. */
export function readRelevanceSet(): RelevanceClass[] {
  const file = new URL("queries.json", import.meta.url);
  return z.array(relevanceClass).parse(JSON.parse(readFileSync(file, "utf8")));
}
