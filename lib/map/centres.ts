/** The middles of départements and regions, for what is only known to be somewhere in them. */
import { geoArea, geoCentroid } from "d3-geo";
import { departementShapes } from "./outline";

export interface Degrees {
  latitude: number;
  longitude: number;
}

/** A point, and how much it counts in the mean of several. */
export interface Weighed extends Degrees {
  weight: number;
}

/** By the code of the département ("35"), those that have an outline; each weighs its area. */
export function centresOfDepartements(): Map<string, Weighed> {
  return new Map(
    [...departementShapes()].map(([code, { shape }]) => {
      const [longitude, latitude] = geoCentroid(shape);
      return [code, { latitude, longitude, weight: geoArea(shape) }];
    }),
  );
}

/** The mean of points that are not far apart; null when there is none, or none that weighs. */
export function meanOf(points: readonly Weighed[]): Degrees | null {
  const total = points.reduce((sum, { weight }) => sum + weight, 0);
  if (total <= 0) return null;
  const mean = (of: (point: Degrees) => number) =>
    points.reduce((sum, point) => sum + of(point) * point.weight, 0) / total;
  return { latitude: mean(({ latitude }) => latitude), longitude: mean(({ longitude }) => longitude) };
}
