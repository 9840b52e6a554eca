/** Since when nobody has looked at an entry. Pure. */
import type { EntryView } from "./view";

/** An entry that nobody changed nor confirmed for so long says so. */
export const OLD_YEARS = 2;

type Looked = Pick<EntryView, "updatedAt" | "confirmedAt">;

/** The last change or confirmation. */
export const lastLook = ({ updatedAt, confirmedAt }: Looked): Date =>
  confirmedAt && confirmedAt > updatedAt ? confirmedAt : updatedAt;

/** Whether it has been left for more than two years. */
export function isOld(entry: Looked, now: Date): boolean {
  const limit = new Date(now);
  limit.setUTCFullYear(limit.getUTCFullYear() - OLD_YEARS);
  return lastLook(entry) < limit;
}
