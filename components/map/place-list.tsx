import { EntryLink } from "#components/entries/entry-link";
import { formatNumber } from "#lib/dates";
import { placeOf } from "#lib/entries/facts";
import { type Lang, messages } from "#lib/messages/index";
import type { PlacedEntry } from "#lib/search/places";

export interface PlaceGroup {
  /** Marks of the map lead there. */
  id: string;
  title: string;
  entries: readonly PlacedEntry[];
}

/** Entries under the place where they are, each with how precisely that is known. */
export function PlaceList({ groups, lang }: { groups: readonly PlaceGroup[]; lang: Lang }) {
  return (
    <div className="place-list">
      {groups.map(({ id, title, entries }) => (
        <section key={id} aria-labelledby={id}>
          <h3 id={id} tabIndex={-1}>
            {title} <span className="count">{formatNumber(entries.length, lang)}</span>
          </h3>
          <PlacedEntries entries={entries} lang={lang} />
        </section>
      ))}
    </div>
  );
}

export function PlacedEntries({ entries, lang }: { entries: readonly PlacedEntry[]; lang: Lang }) {
  const { accuracy } = messages(lang).map;
  return (
    <ul className="placed-entries">
      {entries.map((entry) => {
        const where = [placeOf(entry, lang), entry.point ? accuracy[entry.point.accuracy] : null].filter(
          Boolean,
        );
        return (
          <li key={entry.slug}>
            <EntryLink entry={entry} lang={lang}>
              {where.length > 0 ? <span className="placed-where">{where.join(", ")}</span> : null}
            </EntryLink>
          </li>
        );
      })}
    </ul>
  );
}
