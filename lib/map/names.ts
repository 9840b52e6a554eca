/** What the places of the map are called. Pure: names of French territories are those of the official code. */
import { departementShapes, once } from "./outline";

/** Départements and what stands for them overseas, by code; those without inhabitants have no outline. */
export const departementNames = once(
  (): ReadonlyMap<string, string> =>
    new Map([
      ...[...departementShapes().values()].map(({ code, name }): [string, string] => [code, name]),
      ["984", "Terres australes et antarctiques françaises"],
      ["989", "Île de Clipperton"],
    ]),
);

/** Regions by code. One overseas is its département; a collectivity has no region but itself. */
export const regionName = (code: string): string => REGIONS[code] ?? departementNames().get(code) ?? code;

const REGIONS: Readonly<Record<string, string>> = {
  "01": "Guadeloupe",
  "02": "Martinique",
  "03": "Guyane",
  "04": "La Réunion",
  "06": "Mayotte",
  11: "Île-de-France",
  24: "Centre-Val de Loire",
  27: "Bourgogne-Franche-Comté",
  28: "Normandie",
  32: "Hauts-de-France",
  44: "Grand Est",
  52: "Pays de la Loire",
  53: "Bretagne",
  75: "Nouvelle-Aquitaine",
  76: "Occitanie",
  84: "Auvergne-Rhône-Alpes",
  93: "Provence-Alpes-Côte d’Azur",
  94: "Corse",
};

/** Whether a country (ISO 3166-1 alpha-2, or "INT") is another than France, whose overseas territories have codes too. */
export const isAbroad = (country: string | null): country is string =>
  country !== null && country !== "FR" && !OVERSEAS.has(country);

const OVERSEAS: ReadonlySet<string> = new Set("GP MQ GF RE YT PM BL MF TF WF PF NC".split(" "));
