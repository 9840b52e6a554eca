/**
 * The places of the official geographic code (INSEE, as @etalab/decoupage-administratif publishes it): France, its
 * regions, départements, EPCI and communes, each with all that contains it and where its middle is.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { Client } from "pg";
import { z } from "zod";
import { fold } from "#lib/text";
import { copyInto } from "./copy";
import { type Placed, placed } from "./territory-points";

export type Level = "country" | "region" | "departement" | "epci" | "commune";

export interface Territory {
  code: string;
  level: Level;
  name: string;
  /** Nearest first: EPCI, département, région, France. */
  ancestors: string[];
  population: number;
}

export type TerritoryRow = Territory & Placed;

const COLUMNS = [
  "code",
  "level",
  "name",
  "search_name",
  "ancestors",
  "population",
  "latitude",
  "longitude",
  "point_of",
] as const;

/** Brings the table to what the code says, unless it already holds as many places that stand alike; returns how many it holds. */
export async function loadTerritories(client: Client): Promise<number> {
  const territories = readTerritories();
  const { rows } = await client.query<{ count: number; sum: number | null }>(
    "SELECT count(*)::int AS count, sum(latitude + longitude) AS sum FROM territory",
  );
  const sum = territories.reduce(
    (total, { latitude, longitude }) => total + (latitude ?? 0) + (longitude ?? 0),
    0,
  );
  if (rows[0]?.count === territories.length && Math.abs((rows[0].sum ?? 0) - sum) < 1e-4)
    return territories.length;
  await client.query("BEGIN");
  try {
    await client.query("CREATE TEMPORARY TABLE incoming_territory (LIKE territory) ON COMMIT DROP");
    await copyInto(client, "incoming_territory", COLUMNS, territories.map(asRow));
    const columns = COLUMNS.join(", ");
    await client.query(`
      INSERT INTO territory (${columns}) SELECT ${columns} FROM incoming_territory
      ON CONFLICT (code) DO UPDATE SET (${columns}) = (EXCLUDED.${COLUMNS.join(", EXCLUDED.")})`);
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  }
  await client.query("ANALYZE territory");
  return territories.length;
}

const asRow = (territory: TerritoryRow) => [
  territory.code,
  territory.level,
  territory.name,
  fold(territory.name),
  territory.ancestors,
  territory.population,
  territory.latitude,
  territory.longitude,
  territory.pointOf,
];

/** Every territory, what contains before what is contained. */
export const readTerritories = (): TerritoryRow[] => placed(readCode());

function readCode(): Territory[] {
  const regions = read("regions", z.array(z.object({ code: z.string(), nom: z.string() })));
  const departements = read(
    "departements",
    z.array(z.object({ code: z.string(), nom: z.string(), region: z.string() })),
  );
  const epci = read(
    "epci",
    z.array(
      z.object({ code: z.string(), nom: z.string(), membres: z.array(z.object({ code: z.string() })) }),
    ),
  );
  const communes = read("communes", z.array(commune)).filter(({ type }) => type === "commune-actuelle");

  const epciOf = new Map(epci.flatMap(({ code, membres }) => membres.map((member) => [member.code, code])));
  const population = new Map<string, number>();
  const communeRows = communes.map((one): Territory => {
    const group = epciOf.get(one.code);
    const ancestors = [
      ...(group ? [`epci-${group}`] : []),
      `departement-${one.departement}`,
      `region-${one.region}`,
      "fr",
    ];
    for (const code of ancestors) population.set(code, (population.get(code) ?? 0) + one.population);
    return {
      code: `commune-${one.code}`,
      level: "commune",
      name: one.nom,
      ancestors,
      population: one.population,
    };
  });
  const containing = containersOfEpci(communeRows);
  const row = (level: Level, code: string, name: string, ancestors: string[]): Territory => ({
    code,
    level,
    name,
    ancestors,
    population: population.get(code) ?? 0,
  });
  return [
    row("country", "fr", "France", []),
    ...regions.map(({ code, nom }) => row("region", `region-${code}`, nom, ["fr"])),
    ...departements.map(({ code, nom, region }) =>
      row("departement", `departement-${code}`, nom, [`region-${region}`, "fr"]),
    ),
    ...epci.map(({ code, nom }) =>
      row("epci", `epci-${code}`, nom, containing.get(`epci-${code}`) ?? ["fr"]),
    ),
    ...communeRows,
  ];
}

// A group of communes may lie across départements: it is contained only by what contains all its members.
function containersOfEpci(communes: readonly Territory[]): Map<string, string[]> {
  const containers = new Map<string, string[]>();
  for (const { ancestors } of communes) {
    const [group, ...above] = ancestors;
    if (!group?.startsWith("epci-")) continue;
    const known = containers.get(group);
    containers.set(group, known ? known.filter((code) => above.includes(code)) : above);
  }
  return containers;
}

const commune = z.object({
  code: z.string(),
  nom: z.string(),
  type: z.string(),
  departement: z.string().default(""),
  region: z.string().default(""),
  population: z.number().default(0),
});

const folder = join(
  dirname(createRequire(import.meta.url).resolve("@etalab/decoupage-administratif/package.json")),
  "data",
);

const read = <T>(name: string, schema: z.ZodType<T>): T =>
  schema.parse(JSON.parse(readFileSync(join(folder, `${name}.json`), "utf8")));
