import { formatNumber } from "#lib/dates";
import type { PlaceGroup } from "#lib/map/listed";
import { type Lang, messages } from "#lib/messages/index";
import { type ListWords, PlacedEntries } from "./place-list";

/** Entries that are read before the others are folded. */
const SHOWN = 12;

/** What concerns the whole country, beside what is somewhere in it. */
export function NationalEntries({ group, lang, words }: { group: PlaceGroup; lang: Lang; words: ListWords }) {
  const { id, title, entries } = group;
  const { map } = messages(lang);
  const more = entries.length - SHOWN;
  return (
    <section aria-labelledby={id}>
      <h2 id={id} tabIndex={-1}>
        {title} <span className="count">{formatNumber(entries.length, lang)}</span>
      </h2>
      <p className="hint">{map.nationalText}</p>
      <PlacedEntries entries={entries} end={SHOWN} lang={lang} words={words} />
      {more > 0 ? (
        <details className="map-nowhere">
          <summary>{map.others(more)}</summary>
          <PlacedEntries entries={entries} start={SHOWN} lang={lang} words={words} />
        </details>
      ) : null}
    </section>
  );
}
