/** The real content of Sillage: what prisma/reference holds, as entries and vocabularies ready to be written. */
import type { EntryType } from "#lib/paths";
import {
  type CatalogueContent,
  eventContent,
  labContent,
  programmeContent,
  resourceContent,
} from "./catalogue/contents";
import { type CatalogueFiles, readFiles } from "./catalogue/files";
import { inOrderOfNeed } from "./catalogue/order";
import { type Relation, relationsByEntry } from "./catalogue/relations";

export interface CatalogueEntry {
  type: EntryType;
  /** The catalogue's id. */
  slug: string;
  content: CatalogueContent & { relations: Relation[] };
}

/** Every entry, each after the ones that it points to. */
export function catalogueEntries(files: CatalogueFiles = readFiles()): CatalogueEntry[] {
  const entries = [
    ...files.resources.map((one) => ({
      type: "resource" as const,
      slug: one.id,
      content: resourceContent(one, files),
    })),
    ...files.labs.map((one) => ({ type: "lab" as const, slug: one.id, content: labContent(one, files) })),
    ...files.programmes.map((one) => ({
      type: "programme" as const,
      slug: one.id,
      content: programmeContent(one, files),
    })),
    ...files.events.map((one) => ({
      type: "event" as const,
      slug: one.id,
      content: eventContent(one, files),
    })),
  ];
  const bySlug = new Map(entries.map((entry) => [entry.slug, entry]));
  const order = inOrderOfNeed(new Map(entries.map(({ slug, content }) => [slug, neededBy(content)])));
  const relations = relationsByEntry(files, order);
  return order.map((slug) => {
    const entry = bySlug.get(slug);
    if (!entry) throw new Error(`${slug} is needed, and the catalogue does not hold it`);
    const stated = (relations.get(slug) ?? []).map(({ kind, to, note }) => ({ kind, to, note }));
    return { ...entry, content: { ...entry.content, relations: stated } };
  });
}

// Credits and sources point one way only; relations can be stated from either end.
function neededBy({ credits, sources }: CatalogueContent): Set<string> {
  return new Set([...credits, ...sources].flatMap(({ entry }) => entry ?? []));
}
