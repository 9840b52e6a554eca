/** What a personal token may be, and the figures that bound it. Pure. */

/** `read:own`: one's proposals and what becomes of them. `propose`: to make, send and withdraw them. */
export const scopes = ["read:own", "propose"] as const;
export type Scope = (typeof scopes)[number];

/** For how long it may be made. */
export const DAYS = [30, 90, 365] as const;

/** At most so many a person, those that have ended not counted. */
export const MAX_TOKENS = 10;

/** What every token begins with, so that tools that look for leaked secrets know one. */
export const PREFIX = "sillage_";
