/** How the form of a decision names what a moderator chooses about a field; small enough to reach the browser. */

/** The form's field that says what becomes of a field of the proposal: "proposed", "current" or "value". */
export const choiceName = (field: string): string => `${CHOICE_PREFIX}${field}`;

export const CHOICE_PREFIX = "choice-";

/** The form's field that lists the fields changed twice, as the page showed them. */
export const CONFLICT_NAME = "conflict";
