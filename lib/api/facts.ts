/** What the API says of itself. Pure. */

/** Of the description: the address says that of the API, which keeps its promises as long as it is "v1". */
export const API_VERSION = "1.0.0";

/** Of all contents (SPDX: etalab-2.0). */
export const LICENCE = {
  name: "Licence Ouverte 2.0",
  url: "https://www.etalab.gouv.fr/licence-ouverte-open-licence/",
};
