/** The filters of the queue as its address holds them: pure, so that a link to a filtered queue can be made anywhere. */
import { z } from "zod";
import { slug } from "#lib/entries/fields";
import { ENTRY_TYPES, type EntryType, type Query } from "#lib/paths";

/** How long proposals have waited: under a day, under a week, longer. */
export const ages = ["day", "week", "older"] as const;
export type Age = (typeof ages)[number];

export const holders = ["nobody", "me", "others"] as const;
export type Holder = (typeof holders)[number];

export const proposalKinds = ["creation", "edit"] as const;
export type ProposalKind = (typeof proposalKinds)[number];

export interface QueueFilters {
  type: EntryType | null;
  kind: ProposalKind | null;
  age: Age | null;
  holder: Holder | null;
  /** A theme's slug. */
  theme: string | null;
}

const DAY = 86_400_000;

/** The submissions of an age, as `(after, until]` instants; null where there is no bound. */
export function span(age: Age, now: Date): { after: Date | null; until: Date | null } {
  const [day, week] = [new Date(now.getTime() - DAY), new Date(now.getTime() - 7 * DAY)];
  return {
    day: { after: day, until: null },
    week: { after: week, until: day },
    older: { after: null, until: week },
  }[age];
}

const one = <T extends z.ZodType<string>>(value: T) => value.nullable().catch(null);

const filters = z.object({
  type: one(z.enum(ENTRY_TYPES)),
  kind: one(z.enum(proposalKinds)),
  age: one(z.enum(ages)),
  holder: one(z.enum(holders)),
  theme: one(slug),
});

/** What an address asks for; what it says that means nothing is left out. */
export function parseQueueFilters(
  query: Readonly<Record<string, string | string[] | undefined>>,
): QueueFilters {
  return filters.parse(query);
}

/** Reads the filters out of a query string, as a form carries them back. */
export const parseQueueQuery = (text: string): QueueFilters =>
  parseQueueFilters(Object.fromEntries(new URLSearchParams(text)));

/** In the address of a proposal to which one came from a decision, or to begin: after the decision comes the next one. */
export const IN_A_ROW = { suite: "1" } as const;

export const isInARow = (queue: string): boolean =>
  new URLSearchParams(queue).get("suite") === IN_A_ROW.suite;

export const queueQuery = (query: Partial<QueueFilters>): Query => ({ ...query });

export const isFiltered = (query: QueueFilters): boolean =>
  Object.values(query).some((value) => value !== null);
