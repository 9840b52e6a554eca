/** Places of the official geographic code, through the API. */
import type { z } from "zod";
import { db } from "#lib/db";
import { apiEntriesPath, territoryPath, withQuery } from "#lib/paths";
import { ApiRefusal, type Asked } from "./answer";
import type { LEVELS, territory, territoryList } from "./schemas";
import { wordsOf } from "./words";

export interface TerritoriesQuery {
  level?: (typeof LEVELS)[number];
  /** The code of what contains them, however far. */
  within?: string;
  q?: string;
  cursor?: string;
  limit: number;
}

/** By code; the cursor is the last one of the page before. */
export async function listTerritories({
  query: { level, within, q, cursor, limit },
  origin,
}: Asked<object, TerritoriesQuery>): Promise<{ value: z.input<typeof territoryList> }> {
  const rows = await db.territory.findMany({
    where: {
      ...(level && { level }),
      ...(within && { ancestors: { has: within } }),
      ...(cursor && { code: { gt: cursor } }),
      AND: wordsOf(q).map((word) => ({ searchName: { contains: word } })),
    },
    select: { code: true, name: true, level: true, population: true, ancestors: true },
    orderBy: { code: "asc" },
    take: limit + 1,
  });
  const shown = rows.slice(0, limit);
  return {
    value: {
      items: shown.map((row) => ({ ...row, url: origin + territoryPath("fr", row.code) })),
      next: rows.length > limit ? (shown.at(-1)?.code ?? null) : null,
    },
  };
}

/** With what contains it, the nearest first. */
export async function readTerritory({ path: { code }, origin }: Asked<{ code: string }, unknown>): Promise<{
  value: z.input<typeof territory>;
}> {
  const place = await db.territory.findUnique({
    where: { code },
    select: {
      code: true,
      name: true,
      level: true,
      population: true,
      latitude: true,
      longitude: true,
      ancestors: true,
    },
  });
  if (!place) throw new ApiRefusal(404, "No territory has this code.");
  const around = await db.territory.findMany({
    where: { code: { in: place.ancestors } },
    select: { code: true, name: true, level: true },
  });
  const byCode = new Map(around.map((one) => [one.code, one]));
  return {
    value: {
      ...place,
      url: origin + territoryPath("fr", code),
      ancestors: place.ancestors.flatMap((one) => {
        const found = byCode.get(one);
        return found ? [{ ...found, url: origin + territoryPath("fr", one) }] : [];
      }),
      entries: origin + withQuery(apiEntriesPath, { territory: code }),
    },
  };
}
