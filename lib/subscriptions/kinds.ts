/** What an alert may be, and the figures that bound it. Pure. */

export const alertFrequencies = ["at_once", "daily", "weekly"] as const;
export type AlertFrequency = (typeof alertFrequencies)[number];

/** What mails of alerts are: one kind a frequency, and reminders of dates. */
export const alertRounds = [...alertFrequencies, "reminder"] as const;
export type AlertRound = (typeof alertRounds)[number];

/** An alert that nobody confirms goes after so many days, with its address when it was the only one. */
export const CONFIRM_DAYS = 3;

/** What one address may follow. */
export const MAX_ALERTS = 50;

/** The characters of a search that can be followed. */
export const MAX_QUERY = 2000;

/** Days before a date of a followed entry on which it is reminded of. */
export const REMINDER_DAYS = [15, 3] as const;

/** Entries in one mail; the others are counted, with where to read them. */
export const MAX_ITEMS = 30;

/** Mails of alerts are kept so long, for their reader to ask what was sent. */
export const MAIL_DAYS = 30;

/** Mails that a server refuses for good during so long stop the alerts. */
export const FAILING_DAYS = 7;

/** Alerts that have all been stopped for so long go, with their address. */
export const STOPPED_DAYS = 90;
