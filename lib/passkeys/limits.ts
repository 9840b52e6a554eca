/** Of what a person keeps. Pure. */

export const KEYS_MAX = 20;
/** In characters. */
export const NAME_MAX = 60;
/** Recovery codes made at once. */
export const CODES = 10;
