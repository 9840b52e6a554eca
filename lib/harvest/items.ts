/** What a source offers, as the contents of entries: each with the source's own name of it and with its attribution. */
import { knownFor } from "#lib/imports/known";
import { type Line, linesOf, signsOf } from "#lib/imports/lines";
import type { ReadRecord } from "#lib/imports/raw";
import type { Content } from "#lib/revisions/changes";

export interface Item extends Pick<Line, "type" | "title" | "content" | "issues"> {
  identifier: string;
}

/** Of two items of the same name, the first counts; what cannot be read or has no title is left out. */
export async function itemsOf(
  records: readonly ReadRecord[],
  source: { name: string; language: string },
): Promise<Item[]> {
  const lines = linesOf(records, { known: await knownFor(records), language: source.language });
  const items = lines.flatMap((line, index): [string, Item][] => {
    if (line.status === "invalid") return [];
    const { type, title, content, issues } = line;
    const identifier = (records[index]?.uid || signsOf(type, content)[0] || title).slice(0, 500);
    return [
      [
        identifier,
        { identifier, type, title, content: attributed(content, source.name, identifier), issues },
      ],
    ];
  });
  return [...new Map(items.toReversed()).values()].toReversed();
}

function attributed(content: Content, document: string, identifier: string): Content {
  const locator = typeof content.url === "string" ? content.url : identifier;
  const sources = Array.isArray(content.sources) ? content.sources : [];
  return {
    ...content,
    sources: [
      { document: document.slice(0, 300), locator: locator.slice(0, 300), highlighted: false, entry: null },
      ...sources,
    ].slice(0, 20),
  };
}
