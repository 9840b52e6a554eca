/** The map of the world, for what is abroad: its lands in one outline, and the countries that hold something. */
import { geoEqualEarth } from "d3-geo";
import { countriesByCode, once, worldShapes } from "./outline";
import { pathOf } from "./path";

export const WORLD = { width: 500, height: 240 } as const;

export interface CountryArea {
  /** The outline, or null when the country is too small to be drawn. */
  d: string | null;
  /** Where its mark stands. */
  x: number;
  y: number;
}

/** The outline of all lands. */
export const landPath = once(() => pathOf(projection(), worldShapes().land, STEP));

/** A country by its code (ISO 3166-1 alpha-2); null for what is none, as "INT" or "EU". */
export function countryArea(code: string): CountryArea | null {
  const known = areas.get(code);
  if (known !== undefined) return known;
  const drawn = areaOf(code);
  // Only what exists is kept: anything may be asked for.
  if (drawn) areas.set(code, drawn);
  return drawn;
}

// Small on the page: finer would be heavier and look the same.
const STEP = 2;

const areas = new Map<string, CountryArea>();

function areaOf(code: string): CountryArea | null {
  const country = countriesByCode().get(code);
  if (!country) return null;
  const [x, y] = projection()([country.longitude, country.latitude]) ?? [0, 0];
  const shape = country.id === undefined ? undefined : worldShapes().countries.get(country.id);
  return { d: shape ? pathOf(projection(), shape, STEP) : null, x: Math.round(x), y: Math.round(y) };
}

// Of equal areas, so that no continent looks larger than it is; centred on France's side of the Atlantic.
const projection = once(() =>
  geoEqualEarth()
    .rotate([-11, 0])
    .fitExtent(
      [
        [4, 4],
        [WORLD.width - 4, WORLD.height - 4],
      ],
      worldShapes().land,
    ),
);
