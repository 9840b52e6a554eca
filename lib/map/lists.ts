/** What the page of the map lists, under the headings that its marks lead to. */
import { countryName } from "#lib/entries/field-words";
import { type Lang, messages } from "#lib/messages/index";
import type { PlacedEntry, Places } from "#lib/search/places";
import { listedEntry, type PlaceGroup } from "./listed";
import { NATIONAL_ID, NOWHERE_ID, type Sections } from "./sections";

export interface Lists {
  /** Département by département, then what is in a region and in none of them. */
  france: PlaceGroup[];
  national: PlaceGroup;
  abroad: PlaceGroup[];
  nowhere: PlaceGroup;
}

export function listsOf(places: Places, { departements, regions, countries }: Sections, lang: Lang): Lists {
  const words = messages(lang).map;
  const found = new Set(places.points.map(({ slug }) => slug));
  const group = (id: string, title: string, entries: readonly PlacedEntry[], onMap: boolean): PlaceGroup => ({
    id,
    title,
    entries: entries.map((entry) => listedEntry(entry, lang, onMap && found.has(entry.slug))),
  });
  return {
    france: [
      ...departements.map(({ id, name, code, entries }) =>
        group(id, words.departement(name, code ?? ""), entries, true),
      ),
      ...regions.map(({ id, name, entries }) => group(id, words.wholeRegion(name), entries, true)),
    ],
    national: group(NATIONAL_ID, words.national, places.national, true),
    abroad: countries.map(({ id, name, entries }) => group(id, countryName(name, lang), entries, false)),
    nowhere: group(NOWHERE_ID, words.contents.nowhere(places.nowhere.length), places.nowhere, true),
  };
}
