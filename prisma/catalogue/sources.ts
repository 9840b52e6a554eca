/** Where an entry was found: the documents by the title that a reader knows, and the section of the bulletin. */
import type { CatalogueFiles } from "./files";

export type Source = { document: string; locator: string | null; highlighted: boolean; entry: string | null };

interface Found {
  id: string;
  section: string | null;
  highlight?: boolean;
  source: string;
  also_in: readonly { source: string }[];
}

/** One source a document, in the catalogue's order. The entry that is the document itself does not cite itself. */
export function sourcesOf(
  { id, section, highlight, source, also_in }: Found,
  files: CatalogueFiles,
): Source[] {
  const names = new Set([source, ...also_in.map((place) => place.source)]);
  return [...names].flatMap((name) => {
    const document = files.documents[name];
    if (!document) throw new Error(`sources.json does not know ${name}`);
    if (document.entry === id) return [];
    const isBulletin = document.entry === files.bulletin.resource_id;
    const inBulletin = isBulletin ? itemsOf(id, files) : [];
    const sections = new Set(inBulletin.map(({ title }) => title));
    if (isBulletin && section) sections.add(section);
    return {
      document: document.title,
      locator: sections.size > 0 ? [...sections].join(" ; ") : null,
      highlighted: isBulletin && (highlight === true || inBulletin.some((item) => item.highlight)),
      entry: document.entry,
    };
  });
}

function itemsOf(id: string, { bulletin }: CatalogueFiles) {
  return bulletin.sections.flatMap(({ title, items }) =>
    items.filter((item) => item.id === id).map(({ highlight }) => ({ title, highlight })),
  );
}
