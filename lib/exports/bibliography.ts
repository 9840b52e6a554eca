/** References to copy: by author, then by year, then by title, in the words and the order of lib/entries/citation.ts. Pure. */
import { citationOf } from "#lib/entries/citation";
import { type Lang, messages } from "#lib/messages/index";
import { sortKey } from "#lib/text";
import type { Carried } from "./cells";
import { sortedName } from "./names";
import { authorsOf } from "./variables";

/** At most so many are put in order: more would have to be held in memory, and is no list that one reads. */
export const MOST_SORTED = 5000;

interface Reference {
  key: string;
  text: string;
}

export function referenceOf(entry: Carried, lang: Lang): Reference {
  const [first] = authorsOf(entry) ?? [];
  const key = [first ? sortedName(first) : entry.title, entry.startsOn ?? "", entry.title].map(sortKey);
  return { key: key.join("\n"), text: citationOf(entry, lang) };
}

/** One paragraph each; those of a list too long to be put in order follow its own, and a line says so. */
export async function* bibliography(
  batches: AsyncIterable<readonly Carried[]>,
  lang: Lang,
  most = MOST_SORTED,
): AsyncGenerator<string> {
  let held: Reference[] | null = [];
  for await (const batch of batches) {
    const references = batch.map((entry) => referenceOf(entry, lang));
    if (held && held.length + references.length <= most) {
      held.push(...references);
      continue;
    }
    if (held) {
      const words = messages(lang).exporting.unsorted(most.toLocaleString(lang === "fr" ? "fr-FR" : "en-GB"));
      yield `${words}\n\n${paragraphs(held)}`;
    }
    held = null;
    yield paragraphs(references);
  }
  if (held) yield paragraphs(held.sort((one, other) => ORDER.compare(one.key, other.key)));
}

const paragraphs = (references: readonly Reference[]) => references.map(({ text }) => `${text}\n\n`).join("");

const ORDER = new Intl.Collator("fr");
