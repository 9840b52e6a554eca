/** The outlines that the map draws, as the data files hold them (prisma/reference/geography/README.md). */
import type { Feature, MultiLineString, MultiPolygon } from "geojson";
import { feature, merge, mesh } from "topojson-client";
import type { GeometryCollection, GeometryObject, Objects, Topology } from "topojson-specification";
import countries110m from "world-atlas/countries-110m.json" with { type: "json" };
import { z } from "zod";
import countryPlaces from "./data/countries.json" with { type: "json" };
import departements from "./data/departements.json" with { type: "json" };

export interface DepartementShape {
  /** "35", "2A", "974"; "987" for an overseas collectivity. */
  code: string;
  name: string;
  region: string;
  shape: Feature;
}

/** Where a country's mark stands, and its number in the outlines when they hold it. */
export interface CountryPlace {
  id?: string;
  latitude: number;
  longitude: number;
}

/** The 101 départements and the six inhabited collectivities overseas, by code. */
export const departementShapes = once((): ReadonlyMap<string, DepartementShape> => {
  const { topology, shapes } = read(departements, "departements");
  return new Map(
    feature(topology, shapes).features.map((shape) => {
      const { code, nom, region } = departement.parse(shape.properties);
      return [code, { code, name: nom, region, shape }];
    }),
  );
});

/** The lines between regions, and the coast with the borders of the country, of metropolitan France. */
export const metropolitanLines = once((): { regions: MultiLineString; coast: MultiLineString } => {
  const { topology, shapes } = read(departements, "departements");
  const metropolitan: typeof shapes = {
    ...shapes,
    geometries: shapes.geometries.filter((one) => departement.parse(one.properties).code.length === 2),
  };
  const regionOf = (one: GeometryObject) => departement.parse(one.properties).region;
  return {
    regions: mesh(topology, metropolitan, (a, b) => a !== b && regionOf(a) !== regionOf(b)),
    coast: mesh(topology, metropolitan, (a, b) => a === b),
  };
});

/** The lands of the world without Antarctica, in one piece; and each country by its number (ISO 3166-1 numeric). */
export const worldShapes = once((): { land: MultiPolygon; countries: ReadonlyMap<string, Feature> } => {
  const { topology, shapes } = read(countries110m, "countries");
  const drawn = shapes.geometries.filter(({ id }) => id !== ANTARCTICA);
  return {
    land: merge(
      topology,
      drawn.filter((one) => one.type === "Polygon" || one.type === "MultiPolygon"),
    ),
    countries: new Map(
      feature(topology, { ...shapes, geometries: drawn }).features.map((shape) => [String(shape.id), shape]),
    ),
  };
});

/** Countries by ISO 3166-1 alpha-2. */
export const countriesByCode = once(
  (): ReadonlyMap<string, CountryPlace> =>
    new Map(Object.entries(z.record(z.string(), country).parse(countryPlaces))),
);

const ANTARCTICA = "010";

const departement = z.object({ code: z.string(), nom: z.string(), region: z.string() });
const country = z.strictObject({ id: z.string().optional(), latitude: z.number(), longitude: z.number() });
const file = z.object({
  type: z.literal("Topology"),
  objects: z.record(z.string(), z.unknown()),
  arcs: z.array(z.unknown()),
});
type Outlines = Topology<Objects<object>>;
const topologyOf = z.custom<Outlines>((value) => file.safeParse(value).success);

function read(json: unknown, name: string): { topology: Outlines; shapes: GeometryCollection<object> } {
  const topology = topologyOf.parse(json);
  const shapes = topology.objects[name];
  if (shapes?.type !== "GeometryCollection") throw new Error(`The outlines hold no "${name}"`);
  return { topology, shapes };
}

/** What is read or drawn at its first use, and kept: none of it changes while the server runs. */
export function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
