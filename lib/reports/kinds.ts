/** What may be said of an entry, by whom, and when the law wants an answer. Pure. */
import type { ReportKind } from "#lib/generated/prisma/enums";

export type { ReportKind, ReportOrigin, ReportState } from "#lib/generated/prisma/enums";

/** What anyone may report, in the order of the form. */
export const visitorKinds = [
  "wrong",
  "outdated",
  "dead_link",
  "duplicate",
  "out_of_place",
  "rights",
  "personal_data",
] as const satisfies readonly ReportKind[];

/** What a person named in an entry asks for themselves: answered within a month (RGPD, article 12.3). */
export const personKinds = ["personal_data", "objection"] as const satisfies readonly ReportKind[];

const dated: readonly ReportKind[] = personKinds;

/** A month after `now`, on the same day or the last of a shorter month; null when no law sets a date. */
export function dueDate(kind: ReportKind, now: Date): Date | null {
  if (!dated.includes(kind)) return null;
  const due = new Date(now);
  due.setUTCMonth(due.getUTCMonth() + 1);
  if (due.getUTCDate() !== now.getUTCDate()) due.setUTCDate(0);
  return due;
}

/** Moderators are reminded from so many days before the date. */
export const REMINDER_DAYS = 10;

/** In characters: of what is written, of a name. */
export const MAX_REPORT = 3000;
export const MAX_PERSON = 200;

/** Days after an answer until the address it went to is erased, and until what was written is. */
export const ADDRESS_DAYS = 30;
export const WORDS_DAYS = 365;
