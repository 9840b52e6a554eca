/** The entries of a map in words: the same ones, place by place. What the map shows by eye, this says to all. */
import type { PlacedEntry, Places } from "#lib/search/places";
import { departementNames, isAbroad, regionName } from "./names";

export interface Section {
  /** Of its heading in the page: marks lead there. */
  id: string;
  /** What it is called; a country by its code. */
  name: string;
  /** Of a département: its number. */
  code: string | null;
  entries: PlacedEntry[];
}

export interface Sections {
  /** By name. */
  departements: Section[];
  /** What is in a region and in no département in particular; by name. */
  regions: Section[];
  /** By the code of the country. */
  countries: Section[];
}

/** Where an entry is listed: in one place. */
export function sectionId({ country, departement, region, territory }: PlacedEntry): string {
  if (isAbroad(country)) return `pays-${country}`;
  if (departement) return `lieu-${departement}`;
  if (region) return `lieu-region-${region}`;
  return territory ? NATIONAL_ID : NOWHERE_ID;
}

export const NATIONAL_ID = "lieu-national";
export const NOWHERE_ID = "sans-lieu";

export function sectionsOf({ france, abroad }: Pick<Places, "france" | "abroad">): Sections {
  const sections = new Map<string, Section & { kind: keyof Sections }>();
  const put = (kind: keyof Sections, name: string, code: string | null, entry: PlacedEntry) => {
    const id = sectionId(entry);
    const known = sections.get(id);
    if (known) known.entries.push(entry);
    else sections.set(id, { kind, id, name, code, entries: [entry] });
  };
  for (const entry of abroad) put("countries", entry.country ?? "", entry.country, entry);
  for (const entry of france) {
    const { departement, region } = entry;
    if (departement)
      put("departements", departementNames().get(departement) ?? departement, departement, entry);
    else if (region) put("regions", regionName(region), null, entry);
  }
  const of = (wanted: keyof Sections): Section[] =>
    [...sections.values()]
      .filter(({ kind }) => kind === wanted)
      .map(({ kind: _, ...section }) => section)
      .sort((a, b) => a.name.localeCompare(b.name, "fr"));
  return { departements: of("departements"), regions: of("regions"), countries: of("countries") };
}

export interface DepartementCount {
  code: string;
  name: string;
  count: number;
}

/** The départements that hold something, the fullest first. */
export const countsOf = (byDepartement: ReadonlyMap<string, number>): DepartementCount[] =>
  [...byDepartement]
    .map(([code, count]) => ({ code, name: departementNames().get(code) ?? code, count }))
    .sort((a, b) => b.count - a.count || a.name.localeCompare(b.name, "fr"));
