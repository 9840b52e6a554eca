/** Entries through the API: lists, facets, one, and its relations. */
import type { z } from "zod";
import { apiEntryOf, wholeApiEntryOf } from "#lib/entries/api";
import { getEntry } from "#lib/entries/queries";
import { findRecord } from "#lib/entries/records";
import { relationLabel } from "#lib/entries/relations";
import type { EntryRef } from "#lib/entries/view";
import { apiEntryPath, apiRelationsPath, entryPath } from "#lib/paths";
import type { Count } from "#lib/search/count";
import { understand } from "#lib/search/meaning";
import { nameFilters } from "#lib/search/names";
import type { SearchQuery } from "#lib/search/query";
import { search } from "#lib/search/search";
import { ApiRefusal, type Asked } from "./answer";
import { entry, type entryList, type relations } from "./schemas";

/** The search once what was merged is replaced and its words are understood. */
export const standing = async (query: SearchQuery) =>
  await understand((await nameFilters(query, "fr")).query);

/** Exact to 1,000; beyond, what words or filters narrow has 1001. */
export const totalOf = ({ count, more }: Count): number => (more ? count + 1 : count);

/** The newest first, or by relevance when words are searched. */
export async function listEntries({
  query,
  origin,
  now,
}: Asked<object, { search: SearchQuery; own: { limit: number } }>): Promise<{
  value: z.input<typeof entryList>;
}> {
  const { limit } = query.own;
  const { hits, next, total } = await search(await standing(query.search), { now, limit, count: true });
  const items = hits.map((hit) => apiEntryOf(hit, origin));
  return { value: { total: totalOf(total ?? { count: 0, more: false }), items, next } };
}

/** With all its fields; an archived one says so, like its page. */
export async function readEntry({ path: { slug }, origin }: Asked<{ slug: string }, unknown>) {
  const found = await findRecord(slug);
  if (!found) throw noEntry();
  if ("removed" in found) throw takenDown();
  if ("mergedInto" in found) return { movedTo: apiEntryPath(found.mergedInto) };
  return { value: entry.parse(wholeApiEntryOf(found.record, origin)) };
}

/** What an entry is tied to, from both ends: what it states, and what others state of it, at most 100 of each. */
export async function readRelations({
  path: { slug },
  origin,
}: Asked<{ slug: string }, unknown>): Promise<{ value: z.input<typeof relations> } | { movedTo: string }> {
  const found = await getEntry(slug);
  if (!found) throw noEntry();
  if (found.removed) throw takenDown();
  if (found.mergedInto) return { movedTo: apiRelationsPath(found.mergedInto.slug) };
  const refOf = refFrom(origin);
  return {
    value: {
      entry: refOf(found.entry),
      relations: found.entry.relations.map(({ kind, note, entry }) => ({
        kind,
        label: { fr: relationLabel(kind, "fr"), en: relationLabel(kind, "en") },
        note,
        entry: refOf(entry),
      })),
      creditedOn: found.entry.creditedOn.map(({ role, ...entry }) => ({ role, entry: refOf(entry) })),
      sourceOf: found.entry.sourceOf.map(refOf),
    },
  };
}

/** Enough to name an entry and to find it. */
export const refFrom =
  (origin: string) =>
  ({ type, slug, title }: Pick<EntryRef, "type" | "slug" | "title">) => ({
    type,
    slug,
    title,
    url: origin + entryPath("fr", type, slug),
  });

export const noEntry = () => new ApiRefusal(404, "No entry has this slug.");
export const takenDown = () => new ApiRefusal(410, "This entry was taken down.");
