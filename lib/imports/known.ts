/** What the directory knows by name: themes, organisations and territories that records of a file may mean. */
import { db } from "#lib/db";
import { fold } from "#lib/text";
import { placesIn } from "./from-row";
import type { ReadRecord } from "./raw";

export interface Known {
  /** The slug of the theme that is called so, in French or English, or null. */
  theme: (label: string) => string | null;
  /** The slug of the organisation of that name, acronym or other name, or null. */
  organisation: (name: string) => string | null;
  /** The code of the place, when one place alone has that code or name. */
  territory: (name: string) => string | null;
}

/** For all that the records of a file name. */
export const knownFor = (records: readonly ReadRecord[]): Promise<Known> =>
  readKnown(records.flatMap(placesOf));

function placesOf({ record }: ReadRecord): string[] {
  if (record?.kind === "row") return placesIn(record.row);
  return record?.kind === "happening" ? [record.happening.place] : [];
}

/** @param places the names of places that the file holds: there are 40,000 territories, and few in a file. */
export async function readKnown(places: readonly string[]): Promise<Known> {
  const themes = await db.theme.findMany({
    where: { mergedIntoId: null, deprecatedAt: null },
    select: { slug: true, labelFr: true, labelEn: true },
  });
  const organisations = await db.organisation.findMany({
    where: { mergedIntoId: null, deprecatedAt: null },
    select: { slug: true, name: true, acronym: true, fullName: true, aliases: true },
    orderBy: { slug: "asc" },
  });
  const named = [...new Set(places.map((place) => place.trim()).filter(Boolean))];
  const territories = await db.territory.findMany({
    where: { OR: [{ code: { in: named } }, { searchName: { in: named.map(fold) } }] },
    select: { code: true, name: true, level: true },
  });
  return {
    theme: finder(
      themes.map(({ slug, ...labels }) => ({ key: slug, names: [slug, ...Object.values(labels)] })),
    ),
    organisation: finder(
      organisations.map(({ slug, name, acronym, fullName, aliases }) => ({
        key: slug,
        names: [name, acronym, fullName, ...aliases],
      })),
    ),
    territory: finder(territories.map(({ code, name }) => ({ key: code, names: [code, name] }))),
  };
}

/** A name that several things have is the name of none. */
function finder(items: readonly { key: string; names: readonly (string | null)[] }[]) {
  const byName = new Map<string, string | null>();
  for (const { key, names } of items) {
    for (const name of new Set(names.flatMap((one) => (one ? [comparable(one)] : [])))) {
      byName.set(name, byName.has(name) ? null : key);
    }
  }
  return (name: string) => byName.get(comparable(name)) ?? null;
}

const comparable = (name: string) =>
  fold(name.normalize("NFKC"))
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
