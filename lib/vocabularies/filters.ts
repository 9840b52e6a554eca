/** The filters of a list of terms, as its address holds them. Pure. */
import { z } from "zod";
import type { Query } from "#lib/paths";
import { tidyLine } from "#lib/text";
import type { TermState } from "./view";

export const TERM_STATES = ["offered", "deprecated", "merged"] as const satisfies readonly TermState[];

const filters = z.object({
  q: z.string().max(200).transform(tidyLine).catch(""),
  state: z.enum(TERM_STATES).nullable().catch(null),
});

export type TermFilters = z.infer<typeof filters>;

export const parseTermFilters = (query: Readonly<Record<string, unknown>>): TermFilters =>
  filters.parse(query);

export const termQuery = ({ q, state }: TermFilters): Query => ({ q, state });

export const isFiltered = ({ q, state }: TermFilters): boolean => q !== "" || state !== null;
