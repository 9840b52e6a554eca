/** Entries to carry away, made without a database: what a content says, with the names of what it points to. */
import type { EntryRecord } from "#lib/entries/records";
import { detailFieldsOf, entryTypes } from "#lib/entries/types/index";
import { parsePublished } from "#lib/entries/types/shared";
import type { EntryType } from "#lib/paths";
import type { Content } from "#lib/revisions/changes";

/** A published entry with the example of its type, and these changes. Themes, places and bodies are called by their slugs. */
export function recordFor(type: EntryType, changes: Content = {}): EntryRecord {
  const content = { ...entryTypes[type].example, ...changes };
  const published = parsePublished(content);
  const ref = (slug: string | null) =>
    slug === null ? null : { type: "lab" as const, slug, title: slug, language: "fr" };
  return {
    ...published,
    id: "019a0000-0000-7000-8000-00000000000a",
    type,
    slug: "une-fiche",
    version: 3,
    endsOn: published.endsOn ?? null,
    deadlineOn: published.deadlineOn ?? null,
    endsAt: null,
    territory: published.territory === null ? null : { code: published.territory, name: published.territory },
    themes: published.themes.map((slug) => ({ slug, labelFr: slug, labelEn: slug })),
    credits: published.credits.map(({ organisation, entry, ...credit }) => ({
      ...credit,
      organisation: organisation === null ? null : { slug: organisation, name: credit.name },
      entry: ref(entry),
    })),
    relations: [],
    sources: published.sources.map(({ entry, ...source }) => ({ ...source, entry: ref(entry) })),
    details: Object.fromEntries(detailFieldsOf(type).map((name) => [name, content[name] ?? null])),
    content,
    publishedAt: new Date("2026-01-02T03:04:05Z"),
    updatedAt: new Date("2026-02-03T04:05:06Z"),
    confirmedAt: null,
    deadLinks: [],
  };
}

/** All that comes, in its order. */
export async function gathered<T>(pieces: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const piece of pieces) all.push(piece);
  return all;
}
