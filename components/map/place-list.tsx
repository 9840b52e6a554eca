"use client"; // The map has the same entries and needs them in the browser: they are sent once for both.
import type { ListedEntry, PlaceGroup } from "#lib/map/listed";
import type { Lang } from "#lib/messages/lang";
import { type EntryType, entryPath } from "#lib/paths";
import { unbroken } from "#lib/typography";

export interface ListWords {
  types: Record<EntryType, string>;
  accuracy: Record<NonNullable<ListedEntry["accuracy"]>, string>;
}

interface Props {
  lang: Lang;
  words: ListWords;
}

/** Entries under the place where they are, each with how precisely that is known. */
export function PlaceList({ groups, ...rest }: Props & { groups: readonly PlaceGroup[] }) {
  return (
    <div className="place-list">
      {groups.map(({ id, title, entries }) => (
        <section key={id} aria-labelledby={id}>
          <h3 id={id} tabIndex={-1}>
            {title} <span className="count">{entries.length}</span>
          </h3>
          <PlacedEntries entries={entries} {...rest} />
        </section>
      ))}
    </div>
  );
}

/** Some of the entries of a place: from the `start`th, up to the `end`th. */
export function PlacedEntries({
  entries,
  lang,
  words,
  start = 0,
  end = entries.length,
}: Props & { entries: readonly ListedEntry[]; start?: number; end?: number }) {
  return (
    <ul className="placed-entries">
      {entries.slice(start, end).map(({ type, slug, title, lang: language, where, accuracy }) => (
        <li key={slug} className={`placed-${type}`}>
          <a href={entryPath(lang, type, slug)} lang={language}>
            {unbroken(title)}
          </a>
          <span>
            {[words.types[type], where, accuracy && words.accuracy[accuracy]].filter(Boolean).join(" · ")}
          </span>
        </li>
      ))}
    </ul>
  );
}
