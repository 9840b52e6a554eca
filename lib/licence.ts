/** The licence of all that the directory says: whatever leaves it carries these. */
export const LICENCE = {
  name: "Licence Ouverte 2.0",
  /** As data.gouv.fr names it, by which it knows it. */
  fullName: "Licence Ouverte / Open Licence version 2.0",
  url: "https://www.etalab.gouv.fr/licence-ouverte-open-licence/",
  /** https://spdx.org/licenses/ */
  spdx: "etalab-2.0",
} as const;
