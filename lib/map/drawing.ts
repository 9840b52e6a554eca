/** The map of what a search found: its frames, the départements with their counts, the points with their names. */
import { placeOf } from "#lib/entries/facts";
import type { Lang } from "#lib/messages/lang";
import { entryPath } from "#lib/paths";
import type { PlacedEntry, Places } from "#lib/search/places";
import { changeSearch, type SearchQuery } from "#lib/search/query";
import { type Frame, frames, METROPOLE, PARIS, PARIS_AREAS } from "./frames";
import { type MapPoint, townOf } from "./marks";
import { isAbroad } from "./names";
import { type Section, sectionId } from "./sections";
import { stepOf, stepsOf } from "./steps";
import { type CountryArea, countryArea } from "./world";

export interface MapArea {
  /** Of the département: "35". */
  code: string;
  name: string;
  d: string;
  count: number;
  /** Its shade: 0 when nothing is there. */
  step: number;
  chosen: boolean;
  /** It can be pressed elsewhere, where it is larger. */
  small: boolean;
}

export interface DrawnFrame extends Pick<Frame, "id" | "width" | "height" | "lines"> {
  /** Of the only département that it shows; null when it shows several. */
  name: string | null;
  areas: MapArea[];
  /** None for the large one: its marks are made of the list, in the browser too. */
  points: MapPoint[];
}

export interface DrawnCountry extends CountryArea {
  code: string;
  count: number;
  /** Of the part of the list where it is. */
  list: string;
}

export interface Drawing {
  /** The large one first, then Paris, then those overseas that hold something or have people. */
  frames: DrawnFrame[];
  countries: DrawnCountry[];
  /** From which count on each shade is used. */
  steps: number[];
}

/** @param chosen codes of the territories searched: "departement-35" */
export function drawingOf(
  { points, byDepartement }: Pick<Places, "points" | "byDepartement">,
  countries: readonly Section[],
  chosen: readonly string[],
  lang: Lang,
): Drawing {
  const steps = stepsOf(byDepartement.values());
  const here = points.filter(({ country }) => !isAbroad(country));
  return {
    steps,
    frames: frames().map(({ id, width, height, lines, areas, place }) => ({
      id,
      width,
      height,
      lines,
      name: id === METROPOLE || id === PARIS ? null : (areas[0]?.name ?? null),
      areas: areas.map((area) => {
        const count = byDepartement.get(area.code) ?? 0;
        return {
          ...area,
          count,
          step: stepOf(count, steps),
          chosen: chosen.includes(`departement-${area.code}`),
          small: id === METROPOLE && PARIS_AREAS.includes(area.code),
        };
      }),
      points: id === METROPOLE ? [] : here.flatMap((entry) => pointIn(place, entry, lang) ?? []),
    })),
    countries: countries.flatMap(({ code, id, entries }) => {
      const area = code === null ? null : countryArea(code);
      return area && code ? [{ ...area, code, count: entries.length, list: id }] : [];
    }),
  };
}

/** The same search with a territory chosen, or not any more. */
export function toggledPlace(query: SearchQuery, territory: string): SearchQuery {
  const { territories } = query;
  return changeSearch(query, {
    territories: territories.includes(territory)
      ? territories.filter((code) => code !== territory)
      : [...territories, territory].sort(),
  });
}

function pointIn(place: Frame["place"], entry: PlacedEntry, lang: Lang): MapPoint | null {
  const at = entry.point && place(entry.point.longitude, entry.point.latitude);
  if (!at) return null;
  return {
    x: at[0],
    y: at[1],
    title: entry.title,
    href: entryPath(lang, entry.type, entry.slug),
    place: townOf(placeOf(entry, lang) ?? ""),
    list: sectionId(entry),
  };
}
