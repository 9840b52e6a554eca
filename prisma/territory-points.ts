/**
 * Where places are, without asking anyone: communes by a file of their middles, what holds them by its outline or by
 * them (reference/geography/README.md). What a point is the middle of is kept with it, since the map says it.
 */
import { readFileSync } from "node:fs";
import { centresOfDepartements, type Degrees, meanOf, type Weighed } from "#lib/map/centres";
import type { Level, Territory } from "./territories";

export interface Placed {
  /** In degrees; null for the whole country. */
  latitude: number | null;
  longitude: number | null;
  /** Of what it is the middle: the place itself, or the département that holds it. */
  pointOf: Level | null;
}

/** Each territory with its point. */
export function placed(territories: readonly Territory[]): (Territory & Placed)[] {
  const points = knownPoints(territories);
  const departements = departementsOfGroups(territories);
  return territories.map((territory) => {
    const { code, level, ancestors } = territory;
    const own = points.get(code);
    if (own) return { ...territory, ...rounded(own), pointOf: level };
    const around = points.get(ancestors.find(isDepartement) ?? departements.get(code) ?? "");
    return { ...territory, ...(around ? { ...rounded(around), pointOf: "departement" } : NOWHERE) };
  });
}

/** The points of the places that have one of their own, by code. */
function knownPoints(territories: readonly Territory[]): Map<string, Degrees> {
  const of = (level: Level) => territories.filter((territory) => territory.level === level);
  const points = readPoints();
  const outlined = centresOfDepartements();
  // Where the people are, for groups of communes and for what has no outline.
  const people = gathered(of("commune"), ({ code, population }) => weighed(points.get(code), population));
  for (const { code } of of("departement")) {
    const point = outlined.get(code.replace(DEPARTEMENT, "")) ?? points.get(code) ?? people.get(code);
    if (point) points.set(code, point);
  }
  // The middle of a region is that of its départements by their area.
  const areas = gathered(of("departement"), ({ code }) =>
    weighed(points.get(code), outlined.get(code.replace(DEPARTEMENT, ""))?.weight ?? 1),
  );
  for (const { code } of of("region")) setIfAny(points, code, areas.get(code));
  for (const { code } of of("epci")) setIfAny(points, code, people.get(code));
  return points;
}

/** The mean of what each place holds, by its code. */
function gathered(
  territories: readonly Territory[],
  weigh: (territory: Territory) => Weighed | null,
): Map<string, Degrees> {
  const held = new Map<string, Weighed[]>();
  for (const territory of territories) {
    const point = weigh(territory);
    if (!point) continue;
    for (const code of territory.ancestors) {
      const known = held.get(code);
      if (known) known.push(point);
      else held.set(code, [point]);
    }
  }
  const means = new Map<string, Degrees>();
  for (const [code, points] of held) setIfAny(means, code, meanOf(points));
  return means;
}

// A group may lie across départements: where none of its communes has a point, it stands in that of the first one.
function departementsOfGroups(territories: readonly Territory[]): Map<string, string> {
  const departements = new Map<string, string>();
  for (const { level, ancestors } of territories) {
    const [group, departement] = ancestors;
    if (level !== "commune" || !group || !departement || departements.has(group)) continue;
    if (isDepartement(departement)) departements.set(group, departement);
  }
  return departements;
}

/** Communes, and départements that nothing else places, by the code of their territory. */
function readPoints(): Map<string, Degrees> {
  const [, ...lines] = readFileSync(
    new URL("reference/geography/commune-points.csv", import.meta.url),
    "utf8",
  )
    .trim()
    .split("\n");
  return new Map(
    lines.map((line) => {
      const [code = "", latitude, longitude] = line.split(",");
      const point = { latitude: Number(latitude), longitude: Number(longitude) };
      return [(code.length > 3 ? "commune-" : DEPARTEMENT) + code, point];
    }),
  );
}

const DEPARTEMENT = "departement-";
const NOWHERE = { latitude: null, longitude: null, pointOf: null };

const isDepartement = (code: string) => code.startsWith(DEPARTEMENT);
const weighed = (point: Degrees | undefined, weight: number): Weighed | null =>
  point ? { ...point, weight } : null;

function setIfAny(points: Map<string, Degrees>, code: string, point: Degrees | null | undefined): void {
  if (point) points.set(code, point);
}

// To about a metre: what is known is not finer.
const rounded = ({ latitude, longitude }: Degrees): Degrees => ({
  latitude: Math.round(latitude * 1e5) / 1e5,
  longitude: Math.round(longitude * 1e5) / 1e5,
});
