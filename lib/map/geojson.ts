/** The points of a search as a file: GeoJSON (RFC 7946), for maps made elsewhere. Pure. */
import type { Feature, FeatureCollection, Point } from "geojson";
import { placeOf } from "#lib/entries/facts";
import type { Lang } from "#lib/messages/lang";
import { type EntryType, entryPath } from "#lib/paths";
import type { Accuracy, PlacedEntry, Places } from "#lib/search/places";

export interface PointProperties {
  type: EntryType;
  slug: string;
  title: string;
  /** Of its page, in full. */
  url: string;
  /** Where it is, in words. */
  place: string | null;
  /** What the point is the middle of; "address" when it is the entry's own. */
  accuracy: Accuracy;
}

/** The collection, and two members of ours (RFC 7946, 6.1). */
export interface PointCollection extends FeatureCollection<Point, PointProperties> {
  /** Only the newest 1,000 entries that the search finds were looked at: narrow it to have the others. */
  partial: boolean;
  attribution: string;
}

/** @param origin the site's address, without a final slash */
export function pointCollection(
  { points, partial }: Pick<Places, "points" | "partial">,
  lang: Lang,
  origin: string,
): PointCollection {
  return {
    type: "FeatureCollection",
    partial,
    attribution: "Sillage; GeoNames (CC BY 4.0); Natural Earth",
    features: points.flatMap((entry) => featureOf(entry, lang, origin) ?? []),
  };
}

function featureOf(entry: PlacedEntry, lang: Lang, origin: string): Feature<Point, PointProperties> | null {
  const { type, slug, title, point } = entry;
  if (!point) return null;
  return {
    type: "Feature",
    geometry: { type: "Point", coordinates: [point.longitude, point.latitude] },
    properties: {
      type,
      slug,
      title,
      url: origin + entryPath(lang, type, slug),
      place: placeOf(entry, lang),
      accuracy: point.accuracy,
    },
  };
}
