/**
 * The frames of the map of France: metropolitan France, Paris and its suburbs, each territory overseas. Each has a
 * projection of its own; what it draws is made at its first use and kept.
 */
import {
  type GeoPermissibleObjects,
  type GeoProjection,
  geoCentroid,
  geoConicConformal,
  geoContains,
  geoMercator,
} from "d3-geo";
import { type DepartementShape, departementShapes, metropolitanLines, once } from "./outline";
import { pathOf } from "./path";

export interface Area {
  /** Of a département: "35". */
  code: string;
  name: string;
  /** The outline, as the `d` of an SVG path. */
  d: string;
}

export interface Frame {
  /** "metropole", "paris", or the code of the territory overseas. */
  id: string;
  /** Of the drawing, in its own units. */
  width: number;
  height: number;
  areas: readonly Area[];
  /** Lines that stand out: between regions, and along the coast and the borders. */
  lines: { regions: string; coast: string } | null;
  /** Where a point stands, to a tenth, or null when it is not in the frame. Degrees. */
  place: (longitude: number, latitude: number) => [x: number, y: number] | null;
}

export const METROPOLE = "metropole";
export const PARIS = "paris";

/** What the frame of Paris shows: too small to be pressed on the large map. */
export const PARIS_AREAS: readonly string[] = ["75", "92", "93", "94"];

/** The frames, the large one first. */
export const frames = once((): readonly Frame[] => {
  const shapes = [...departementShapes().values()];
  const metropolitan = shapes.filter(({ code }) => code.length === 2);
  const inner = shapes.filter(({ code }) => PARIS_AREAS.includes(code));
  // Départements before collectivities, which are a region to themselves.
  const overseas = shapes
    .filter(({ code }) => code.length > 2)
    .sort((a, b) => Number(a.region === a.code) - Number(b.region === b.code));
  const { regions, coast } = metropolitanLines();
  return [
    frameOf(METROPOLE, metropolitan, lambert(), { width: 500, height: 480, margin: 8 }, { regions, coast }),
    onlyWithin(inner, frameOf(PARIS, inner, lambert(), { width: 150, height: 150, margin: 8 })),
    ...overseas.map((one) => frameOf(one.code, [one], around(one), { width: 100, height: 100, margin: 12 })),
  ];
});

// Conformal and conic, as the official maps of France (Lambert-93), on two parallels of the country.
const lambert = () => geoConicConformal().parallels([44, 49]).rotate([-3, 0]);

const around = ({ shape }: DepartementShape) => geoMercator().rotate([-geoCentroid(shape)[0], 0]);

function frameOf(
  id: string,
  shapes: readonly DepartementShape[],
  projection: GeoProjection,
  { width, height, margin }: { width: number; height: number; margin: number },
  lines?: { regions: GeoPermissibleObjects; coast: GeoPermissibleObjects },
): Frame {
  const corner: [number, number] = [width - margin, height - margin];
  projection.fitExtent([[margin, margin], corner], {
    type: "FeatureCollection",
    features: shapes.map(({ shape }) => shape),
  });
  return {
    id,
    width,
    height,
    areas: shapes.map(({ code, name, shape }) => ({ code, name, d: pathOf(projection, shape) })),
    lines: lines
      ? { regions: pathOf(projection, lines.regions), coast: pathOf(projection, lines.coast) }
      : null,
    place: (longitude, latitude) => {
      const [x, y] = projection([longitude, latitude]) ?? [-1, -1];
      return x >= 0 && y >= 0 && x <= width && y <= height ? [rounded(x), rounded(y)] : null;
    },
  };
}

/** The same frame, for points of these shapes only: others would stand on what it does not draw. */
const onlyWithin = (shapes: readonly DepartementShape[], frame: Frame): Frame => ({
  ...frame,
  place: (longitude, latitude) => {
    const at = frame.place(longitude, latitude);
    return at && shapes.some(({ shape }) => geoContains(shape, [longitude, latitude])) ? at : null;
  },
});

const rounded = (value: number) => Math.round(value * 10) / 10;
