/** Territories as public pages ask for them. */
import { db } from "#lib/db";
import { listByType } from "#lib/entries/queries";

export interface TerritoryRef {
  code: string;
  name: string;
  level: "country" | "region" | "departement" | "epci" | "commune";
}

/** A place, what contains it (the widest first) and what happens in it, type by type; null when there is no such place. */
export async function getTerritory(code: string, perType: number) {
  const territory = await db.territory.findUnique({
    where: { code },
    select: { code: true, name: true, level: true, population: true, ancestors: true },
  });
  if (!territory) return null;
  const { ancestors, ...place } = territory;
  const [around, groups] = await Promise.all([
    db.territory.findMany({
      where: { code: { in: ancestors } },
      select: { code: true, name: true, level: true },
    }),
    listByType({ territory: { OR: [{ code }, { ancestors: { has: code } }] } }, perType),
  ]);
  // Ancestors are kept nearest first.
  const byCode = new Map(around.map((one) => [one.code, one]));
  return { ...place, ancestors: ancestors.flatMap((one) => byCode.get(one) ?? []).reverse(), groups };
}

/** The regions, by name: what a list offers to narrow itself to. */
export const listRegions = () =>
  db.territory.findMany({
    where: { level: "region" },
    select: { code: true, name: true },
    orderBy: { name: "asc" },
  });

/** A place by its code, or null. */
export const getTerritoryName = (code: string) =>
  db.territory.findUnique({ where: { code }, select: { code: true, name: true } });
