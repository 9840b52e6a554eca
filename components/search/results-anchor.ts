/** The id of the heading of what was found: where the filters lead to. */
export const RESULTS = "resultats";
