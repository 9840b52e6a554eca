/** Which lines of a batch its page shows, as its address says. Pure. */
import { z } from "zod";

export const ownFilters = ["all", "new", "duplicate", "invalid", "made"] as const;
export const deskFilters = ["all", "waiting", "decided"] as const;
export type LineFilter = (typeof ownFilters)[number] | (typeof deskFilters)[number];

type Search = Readonly<Record<string, string | readonly string[] | undefined>>;

const position = z.coerce.number().int().min(0).max(100_000).catch(0);

/** `lignes`: which; `apres`: those after this position. What is not understood is left out. */
export function parseLineFilters(search: Search, offered: readonly LineFilter[]) {
  const filter = offered.find((one) => one === search.lignes) ?? "all";
  return { filter, after: position.parse(search.apres ?? 0) };
}
