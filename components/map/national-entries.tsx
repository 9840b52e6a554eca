import { formatNumber } from "#lib/dates";
import { NATIONAL_ID } from "#lib/map/sections";
import { type Lang, messages } from "#lib/messages/index";
import type { PlacedEntry } from "#lib/search/places";
import { PlacedEntries } from "./place-list";

/** Entries that are read before the others are folded. */
const SHOWN = 12;

/** What concerns the whole country, beside what is somewhere in it. */
export function NationalEntries({ entries, lang }: { entries: readonly PlacedEntry[]; lang: Lang }) {
  const words = messages(lang).map;
  const folded = entries.slice(SHOWN);
  return (
    <section aria-labelledby={NATIONAL_ID}>
      <h2 id={NATIONAL_ID} tabIndex={-1}>
        {words.national} <span className="count">{formatNumber(entries.length, lang)}</span>
      </h2>
      <p className="hint">{words.nationalText}</p>
      <PlacedEntries entries={entries.slice(0, SHOWN)} lang={lang} />
      {folded.length > 0 ? (
        <details className="map-nowhere">
          <summary>{words.others(folded.length)}</summary>
          <PlacedEntries entries={folded} lang={lang} />
        </details>
      ) : null}
    </section>
  );
}
