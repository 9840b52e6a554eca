/** The filters of the list of people as its address holds them. Pure. */
import { z } from "zod";
import type { Query } from "#lib/paths";
import { tidyLine } from "#lib/text";

export const ROLES = ["contributor", "moderator", "admin"] as const;
/** "import": the accounts under which the catalogue was loaded; nobody signs in as them. */
export const PERSON_STATES = ["active", "blocked", "erased", "import"] as const;
export type PersonState = (typeof PERSON_STATES)[number];

const filters = z.object({
  /** Part of a name or of an address. */
  q: z.string().max(200).transform(tidyLine).catch(""),
  role: z.enum(ROLES).nullable().catch(null),
  state: z.enum(PERSON_STATES).nullable().catch(null),
});

export type PeopleFilters = z.infer<typeof filters>;

export const parsePeopleFilters = (query: Readonly<Record<string, unknown>>): PeopleFilters =>
  filters.parse(query);

export const peopleQuery = ({ q, role, state }: PeopleFilters): Query => ({ q, role, state });

export const isFiltered = ({ q, role, state }: PeopleFilters): boolean =>
  q !== "" || role !== null || state !== null;
