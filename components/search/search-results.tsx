import { EntryRow } from "#components/entries/entry-card";
import type { EntryCard } from "#lib/entries/view";
import type { Lang } from "#lib/messages/index";
import type { Highlight } from "#lib/search/highlight";
import { Highlighted } from "./highlighted";

export interface Result {
  entry: EntryCard;
  highlights: { title: Highlight[]; excerpt: Highlight[] } | null;
}

/** What a search found: entries of all types, with the words searched marked. */
export function SearchResults({ results, lang, now }: { results: readonly Result[]; lang: Lang; now: Date }) {
  return (
    <ul className="entry-list">
      {results.map(({ entry, highlights }) => (
        <li key={entry.slug}>
          <EntryRow
            entry={entry}
            lang={lang}
            now={now}
            title={highlights ? <Highlighted pieces={highlights.title} /> : undefined}
            summary={highlights ? <Highlighted pieces={highlights.excerpt} /> : undefined}
          />
        </li>
      ))}
    </ul>
  );
}
