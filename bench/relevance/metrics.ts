/** How well a search answers the relevance set, in figures that do not depend on how it searches. */
import type { RelevanceQuery } from "./set";

/** How well a group of queries is answered; shares are from 0 to 1. */
export interface Score {
  queries: number;
  /** The share of queries whose first 1, 3 or 10 answers hold an expected one. */
  at1: number;
  at3: number;
  at10: number;
  /** Mean reciprocal rank: 1 when every first answer is expected, 0 when nothing expected is found. */
  mrr: number;
}

/**
 * The place, from 1, of the first expected entry among the slugs found; null when none is there, and when what the
 * query excludes was found, wherever it is.
 */
export function rankOf(
  found: readonly string[],
  query: Pick<RelevanceQuery, "expected" | "absent">,
): number | null {
  if (query.absent?.some((slug) => found.includes(slug))) return null;
  const index = found.findIndex((slug) => query.expected.includes(slug));
  return index < 0 ? null : index + 1;
}

export function scoreOf(ranks: readonly (number | null)[]): Score {
  const found = ranks.filter((rank) => rank !== null);
  const mean = (of: (rank: number) => number) =>
    found.reduce((sum, rank) => sum + of(rank), 0) / Math.max(1, ranks.length);
  const within = (places: number) => mean((rank) => (rank <= places ? 1 : 0));
  return {
    queries: ranks.length,
    at1: within(1),
    at3: within(3),
    at10: within(10),
    mrr: mean((rank) => 1 / rank),
  };
}
