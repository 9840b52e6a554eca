/** The address of the agenda: a search, and the month that is shown. Pure. */
import type { Query } from "#lib/paths";
import {
  type Params,
  type ParsedSearch,
  parseSearch,
  printSearch,
  type SearchQuery,
} from "#lib/search/query";
import { isMonth } from "./month";

export interface ParsedAgenda extends ParsedSearch {
  /** "2026-11"; null when none is asked for. */
  month: string | null;
  /** There was one that cannot be understood: it is left out. */
  wrongMonth: boolean;
}

/** An agenda has no pages and one order: those of the search are left out. */
export function parseAgenda(params: Params): ParsedAgenda {
  const { query, issues } = parseSearch(params);
  const given = params instanceof URLSearchParams ? params.getAll("month") : [params.month ?? []].flat();
  const months = given.filter((month) => month !== "");
  const [month = null] = months;
  const wrongMonth = months.length > 1 || (month !== null && !isMonth(month));
  return {
    query: { ...query, sort: null, cursor: null },
    issues,
    month: wrongMonth ? null : month,
    wrongMonth,
  };
}

/** The parameters of the agenda, for `agendaPath` (lib/paths.ts). */
export const printAgenda = (query: SearchQuery, month: string | null): Query => ({
  ...printSearch({ ...query, sort: null, cursor: null }),
  month,
});
