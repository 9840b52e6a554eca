/** Where the entries that a search finds are: the map, its list and its file are this one answer. */
import { db, type Transaction } from "#lib/db";
import { Prisma } from "#lib/generated/prisma/client";
import { departementNames, isAbroad } from "#lib/map/names";
import { ENTRY_TYPES, type EntryType } from "#lib/paths";
import { type Count, capped, isWhole, MAX_COUNT, newestSql } from "./count";
import type { Understood } from "./meaning";
import { NATIONAL } from "./query";
import { tagOf } from "./tags";
import { planSql } from "./where";

/** What a point is the middle of; "address" when it is the entry's own. */
export type Accuracy = "address" | "commune" | "epci" | "departement" | "region";

export interface PlacedEntry {
  type: EntryType;
  slug: string;
  title: string;
  /** ISO 639-1: the language of the thing itself. */
  language: string;
  /** ISO 3166-1 alpha-2, or "INT". */
  country: string | null;
  /** As it was given. */
  address: string | null;
  territory: { code: string; name: string } | null;
  /** The code of the département that holds it ("35"), or else that of the region ("53"). */
  departement: string | null;
  region: string | null;
  /** In degrees. */
  point: { latitude: number; longitude: number; accuracy: Accuracy } | null;
}

export interface Places {
  /** How many the search finds. */
  total: Count;
  /** Only the newest 1,000 are here. */
  partial: boolean;
  /** Those that are known to be in some part of France, with a point or not. */
  france: PlacedEntry[];
  /** What concerns the whole country, whatever the place searched. */
  national: PlacedEntry[];
  /** What is in another country, or in none in particular; with or without a point. */
  abroad: PlacedEntry[];
  /** What is not known to be anywhere in particular. */
  nowhere: PlacedEntry[];
  /** All of those above that the search finds and that have a point. */
  points: PlacedEntry[];
  /** By code ("35"), those that would be found in each, were it the only place chosen; none is left out. */
  byDepartement: ReadonlyMap<string, number>;
  /** These counts are of the newest 1,000 entries: each is "at least". */
  countsPartial: boolean;
}

/**
 * One statement, over the 1,001 newest entries that the search finds. Choosing a place is not counted against itself:
 * counts by département are those that each would give. Those of a whole directory are at hand (`tag_count`).
 */
export async function placesOf(query: Understood, now: Date, tx: Transaction = db): Promise<Places> {
  const rows = await tx.$queryRaw<Row[]>`${planSql(query)} ${statement(query, now)}`;
  const of = (set: Row["set"]) => rows.filter((row) => row.set === set);
  const entries = of("found").slice(0, MAX_COUNT).map(entryOf);
  const national = of("national").map(entryOf);
  const here = entries.filter(({ country }) => !isAbroad(country));
  const isNational = new Set(national.map(({ slug }) => slug));
  const kept = of("kept");
  return {
    total: capped(of("found").length),
    partial: of("found").length > MAX_COUNT,
    france: here.filter(isSomewhere),
    national,
    abroad: entries.filter(({ country }) => isAbroad(country)),
    nowhere: here.filter((entry) => !isSomewhere(entry) && !isNational.has(entry.slug)),
    points: entries.filter(({ point }) => point),
    byDepartement: new Map((kept.length > 0 ? kept : of("counted")).map(({ slug, count }) => [slug, count])),
    countsPartial: kept.length === 0 && (of("around")[0]?.count ?? 0) > MAX_COUNT,
  };
}

const isSomewhere = ({ departement, region }: PlacedEntry) => departement !== null || region !== null;

interface Row extends Omit<PlacedEntry, "point" | "territory"> {
  /** An entry of the search, one of the whole country; or a count: of a département (`slug` is its code), of all. */
  set: "found" | "national" | "counted" | "kept" | "around";
  count: number;
  territoryCode: string | null;
  territoryName: string | null;
  latitude: number | null;
  longitude: number | null;
  pointOf: Accuracy | null;
}

function statement(query: Understood, now: Date): Prisma.Sql {
  const anywhere = { ...query, territories: [] };
  const placed = query.territories.length > 0;
  const around = placed ? Prisma.sql`around` : Prisma.sql`found`;
  // Entries and the names of their places are looked up one by one (OFFSET 0): joined, all of them would be read.
  return Prisma.sql`
    WITH found AS MATERIALIZED (${newestSql(query, now, COLUMNS)})
    ${placed ? Prisma.sql`, around AS MATERIALIZED (${newestSql(anywhere, now, COLUMNS)})` : Prisma.empty},
    shown AS (
      SELECT 'found' AS set, i.* FROM found i
      UNION ALL SELECT 'national', i.* FROM ${around} i WHERE i.tags @> ${[tagOf("place", NATIONAL)]}::text[]
    )
    SELECT * FROM (
      SELECT i.set, e.slug, 0 AS count, i.type, e.title, e.language, i.country, e.address,
        e.territory_code AS "territoryCode",
        (SELECT t.name FROM territory t WHERE t.code = e.territory_code) AS "territoryName",
        ${holder("departement")} AS departement, ${holder("region")} AS region,
        i.latitude, i.longitude, i.point_of AS "pointOf"
      FROM shown i CROSS JOIN LATERAL (SELECT * FROM entry WHERE id = i.entry_id OFFSET 0) e
      ORDER BY i.published_at DESC, i.entry_id DESC
    ) entries
    UNION ALL SELECT 'around', '', count(*)::int, ${NO_ENTRY} FROM ${around}
    UNION ALL SELECT 'counted', substr(tag, ${DEPARTEMENT.length + 1}::int), count(*)::int, ${NO_ENTRY}
      FROM (SELECT unnest(tags) AS tag FROM ${around}) held WHERE starts_with(tag, ${DEPARTEMENT}) GROUP BY tag
    ${isWhole(anywhere) ? keptSql(query, around) : Prisma.empty}`;
}

const DEPARTEMENT = tagOf("place", "departement-");

const holder = (level: "departement" | "region") => {
  const start = tagOf("place", `${level}-`);
  return Prisma.sql`(SELECT substr(tag, ${start.length + 1}::int) FROM unnest(i.tags) AS tag WHERE starts_with(tag, ${start}) LIMIT 1)`;
};

const COLUMNS = Prisma.sql`i.entry_id, i.published_at, i.type, i.country, i.latitude, i.longitude, i.point_of, i.tags`;

const NO_ENTRY = Prisma.sql`NULL::entry_type, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
      NULL::float8, NULL::float8, NULL::territory_level`;

/** The counts of all entries of these types, for a directory that is larger than what is counted here. */
function keptSql({ types }: Understood, around: Prisma.Sql): Prisma.Sql {
  const tags = [...departementNames().keys()].map((code) => DEPARTEMENT + code);
  const of = types.length > 0 ? types : ENTRY_TYPES;
  return Prisma.sql`UNION ALL SELECT 'kept', substr(tag, ${DEPARTEMENT.length + 1}::int), sum(entries)::int, ${NO_ENTRY} FROM tag_count
      WHERE tag = ANY(${tags}::text[]) AND type = ANY(${of}::entry_type[])
        AND (SELECT count(*) FROM ${around}) > ${MAX_COUNT}
      GROUP BY tag`;
}

function entryOf({ latitude, longitude, pointOf, territoryCode, territoryName, ...row }: Row): PlacedEntry {
  const { type, slug, title, language, country, address, departement, region } = row;
  return {
    type,
    slug,
    title,
    language,
    country,
    address,
    territory: territoryCode && territoryName ? { code: territoryCode, name: territoryName } : null,
    departement,
    region,
    point:
      latitude === null || longitude === null
        ? null
        : { latitude, longitude, accuracy: pointOf ?? "address" },
  };
}
