/** How the forms that anyone may send are guarded, and why by these figures. */

/** Nobody reads a form and fills it in within a second; what posts it without showing it does. */
export const MIN_OPEN_MS = 1_000;

/** A page left open overnight still sends; a seal copied from elsewhere does not serve for ever. */
export const MAX_OPEN_MS = 24 * 3_600_000;

/** What a form is sent within ten minutes on the busiest of ordinary days, three times over: beyond, it is flooded. */
export const FLOOD: Readonly<Record<string, number>> = {
  "sign-in": 100,
  report: 30,
  objection: 15,
  alert: 60,
};
export const FLOOD_WINDOW_MS = 600_000;

/** Under a flood, without JavaScript: patience stands for the proof of work. A minute costs a person little, a flood much. */
export const PATIENCE_MS = 60_000;

/** Patience can be had by many at once: an address gets this many an hour without a proof. */
export const PATIENT_PER_HOUR = 3;

/** A challenge, and the sending that it is good for, must be used within this time. */
export const CHALLENGE_MS = 1_800_000;

/**
 * PBKDF2 rounds a try, and how many tries it takes, drawn between the two: about a second on a computer and three on a
 * small phone, while an address is typed. A thousand sendings cost a quarter of an hour of computing.
 */
export const CHALLENGE_COST = 5_000;
export const CHALLENGE_TRIES = { min: 150, max: 300 } as const;
