/** What looking for a name among the filters gives. Pure: lib/search/find-names.ts looks. */
import type { Count } from "./count";
import type { SearchQuery } from "./query";

/** The parameters that look for names, beside those of the search. */
export const FIND_PARAMETERS = { place: "find-territory", by: "find-organisation" } as const;
/** The parameter that asks for all the values of a facet. */
export const WHOLE_PARAMETER = "whole";
export type Findable = keyof typeof FIND_PARAMETERS;

export type Finds = Partial<Record<Findable, Found>>;

export interface Found {
  typed: string;
  /** What has it in its name: with the search that takes it too, and what it alone would leave. */
  names: {
    key: string;
    label: string;
    detail?: string;
    chosen: boolean;
    taken: SearchQuery;
    count: Count;
  }[];
}
