/** The time zone in which an entry's days and times are said. Pure. */

/** What of an entry says where it is. */
export interface Placed {
  /** IANA, when its author gave one. */
  timezone?: string | null;
  /** The code of its territory: "fr", "region-04", "departement-974", "epci-249740077", "commune-97411". */
  territory?: string | null;
  /** ISO 3166-1 alpha-2, or "INT", "EU". */
  country?: string | null;
}

/** Of the whole country, and of what is nowhere. */
export const PARIS = "Europe/Paris";

/**
 * Its own zone, else that of its territory overseas, else that of its country (of the capital, where a country has
 * several), else that of Paris.
 */
export function zoneOf({ timezone, territory, country }: Placed): string {
  return timezone || overseasZone(territory ?? "") || (country && countryZone(country)) || PARIS;
}

/** By the number of the département or collectivity, with which codes of communes begin. */
const OVERSEAS: Readonly<Record<string, string>> = {
  "971": "America/Guadeloupe",
  "972": "America/Martinique",
  "973": "America/Cayenne",
  "974": "Indian/Reunion",
  "975": "America/Miquelon",
  "976": "Indian/Mayotte",
  "977": "America/St_Barthelemy",
  "978": "America/Marigot",
  "984": "Indian/Kerguelen",
  "986": "Pacific/Wallis",
  "987": "Pacific/Tahiti",
  "988": "Pacific/Noumea",
};

/** Regions have numbers of their own where they are départements too. */
const REGIONS: Readonly<Record<string, string>> = {
  "01": "971",
  "02": "972",
  "03": "973",
  "04": "974",
  "06": "976",
};

/** The older groups of communes have their département in their number (SIREN "2497x…"); these have not. */
const GROUPS: Readonly<Record<string, string>> = {
  "200018653": "971",
  "200027548": "973",
  "200041507": "971",
  "200041788": "972",
  "200044691": "971",
  "200050532": "976",
  "200059871": "976",
  "200060457": "976",
  "200060465": "976",
  "200060473": "976",
};

/** The islands of Polynesia whose clock is not that of Tahiti. */
const ISLANDS: Readonly<Record<string, string>> = {
  "98719": "Pacific/Gambier",
  ...Object.fromEntries(
    ["98718", "98723", "98731", "98746", "98756", "98757"].map((code) => [code, "Pacific/Marquesas"]),
  ),
};

function overseasZone(territory: string): string | undefined {
  const dash = territory.indexOf("-");
  const [level, number] = [territory.slice(0, dash), territory.slice(dash + 1)];
  if (level === "epci") return OVERSEAS[GROUPS[number] ?? number.slice(2, 5)];
  if (level === "region") return OVERSEAS[REGIONS[number] ?? number];
  return ISLANDS[number] ?? OVERSEAS[number.slice(0, 3)];
}

/** Of the capitals of countries that have several zones; Intl knows the others. */
const CAPITALS: Readonly<Record<string, string>> = {
  AR: "America/Argentina/Buenos_Aires",
  AU: "Australia/Sydney",
  BR: "America/Sao_Paulo",
  CA: "America/Toronto",
  CD: "Africa/Kinshasa",
  CL: "America/Santiago",
  CN: "Asia/Shanghai",
  CY: "Asia/Nicosia",
  DE: "Europe/Berlin",
  EC: "America/Guayaquil",
  ES: "Europe/Madrid",
  FM: "Pacific/Pohnpei",
  GL: "America/Nuuk",
  ID: "Asia/Jakarta",
  KI: "Pacific/Tarawa",
  KZ: "Asia/Almaty",
  MH: "Pacific/Majuro",
  MN: "Asia/Ulaanbaatar",
  MX: "America/Mexico_City",
  MY: "Asia/Kuala_Lumpur",
  NZ: "Pacific/Auckland",
  PF: "Pacific/Tahiti",
  PG: "Pacific/Port_Moresby",
  PS: "Asia/Hebron",
  PT: "Europe/Lisbon",
  RU: "Europe/Moscow",
  UA: "Europe/Kyiv",
  US: "America/New_York",
  UZ: "Asia/Tashkent",
};

declare global {
  namespace Intl {
    // ECMA-402 has it; TypeScript does not know it yet.
    interface Locale {
      getTimeZones?(): string[] | undefined;
    }
  }
}

const countries = new Map<string, string | undefined>();

function countryZone(country: string): string | undefined {
  if (!countries.has(country)) countries.set(country, CAPITALS[country] ?? zonesOf(country)[0]);
  return countries.get(country);
}

function zonesOf(country: string): readonly string[] {
  try {
    return new Intl.Locale("und", { region: country }).getTimeZones?.() ?? [];
  } catch {
    // "INT" is no region.
    return [];
  }
}
