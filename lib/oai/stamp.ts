/** Instants as OAI-PMH writes them (§ 3.3): UTC, to the second. Pure. */

export const printStamp = (at: Date): string => `${at.toISOString().slice(0, 19)}Z`;

/** The first and the last instant that are meant, both included. */
export const startOfStamp = (value: string): Date => new Date(value);
export const endOfStamp = (value: string): Date =>
  new Date(value.length === 10 ? `${value}T23:59:59Z` : value);

/** § 3.3.1: a day, or an instant in UTC to the second. */
export function isStamp(value: string): boolean {
  if (!/^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\dZ)?$/.test(value)) return false;
  const at = new Date(value);
  // Of what is no date, 30 February, Date makes another day or nothing; year 0 is not one that PostgreSQL has.
  return (
    !Number.isNaN(at.getTime()) &&
    at.getUTCFullYear() > 0 &&
    at.toISOString().startsWith(value.replace("Z", ""))
  );
}
