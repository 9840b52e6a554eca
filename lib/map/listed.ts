/** The entries of a map as the browser gets them: once, for the list and for the marks. Pure. */
import { placeOf } from "#lib/entries/facts";
import { foreign } from "#lib/entries/language";
import type { Lang } from "#lib/messages/lang";
import type { EntryType } from "#lib/paths";
import type { Accuracy, PlacedEntry } from "#lib/search/places";
import { frames } from "./frames";

/** Few and short members, those that say nothing left out: there may be a thousand. */
export interface ListedEntry {
  type: EntryType;
  slug: string;
  title: string;
  /** Of the title, when it is not that of the page. */
  lang?: string;
  /** "2 rue des Essais, Rennes", "Bretagne". */
  where?: string;
  /** When the point is not the entry's own. */
  accuracy?: Exclude<Accuracy, "address">;
  /** On the large map. */
  at?: [x: number, y: number];
}

export interface PlaceGroup {
  /** Of its heading in the page: marks lead there. */
  id: string;
  title: string;
  entries: readonly ListedEntry[];
}

/** @param marked whether it has a mark on the large map, when it stands there */
export function listedEntry(entry: PlacedEntry, lang: Lang, marked: boolean): ListedEntry {
  const { type, slug, title, language, territory, address, point } = entry;
  // What is of the whole country is listed as such.
  const where = territory?.code === "fr" && !address ? null : placeOf(entry, lang);
  const at = marked && point ? frames()[0]?.place(point.longitude, point.latitude) : null;
  const other = foreign(language, lang);
  return {
    type,
    slug,
    title,
    ...(other && { lang: other }),
    ...(where && { where }),
    ...(point && point.accuracy !== "address" && { accuracy: point.accuracy }),
    ...(at && { at }),
  };
}
