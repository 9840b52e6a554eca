import { EntryRow } from "#components/entries/entry-card";
import { Printed } from "#components/ui/printed";
import type { EntryCard } from "#lib/entries/view";
import { contextObjectOf } from "#lib/exports/coins";
import { type Lang, messages } from "#lib/messages/index";
import type { SearchHit } from "#lib/search/search";
import { Highlighted } from "./highlighted";

export interface Result {
  entry: EntryCard;
  highlights: SearchHit["highlights"];
  through: SearchHit["through"];
}

/** What a search found: entries of all types, with the words searched marked; each can be cited. */
export function SearchResults({
  results,
  lang,
  now,
  origin,
}: {
  results: readonly Result[];
  lang: Lang;
  now: Date;
  /** The site's address, without a final slash. */
  origin: string;
}) {
  return (
    <Printed as="ul" className="entry-list">
      {results.map(({ entry, highlights, through }) => (
        <li key={entry.slug}>
          <EntryRow
            entry={entry}
            lang={lang}
            now={now}
            note={through && messages(lang).understood.through[through.relation](through.body, through.name)}
            title={highlights ? <Highlighted pieces={highlights.title} /> : undefined}
            summary={highlights ? <Highlighted pieces={highlights.excerpt} /> : undefined}
          />
          {/* For bibliographic software (COinS): nothing of it is shown or said. */}
          <span className="Z3988" title={contextObjectOf(entry, lang, origin)} aria-hidden="true" />
        </li>
      ))}
    </Printed>
  );
}
