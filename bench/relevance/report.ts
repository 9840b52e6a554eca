/** What the relevance set measured, in words and tables of Markdown. */
import { percent, table } from "../table";
import { rankOf, type Score, scoreOf } from "./metrics";
import type { RelevanceClass, RelevanceQuery } from "./set";

export interface Answered extends RelevanceQuery {
  /** Slugs, best first. */
  found: readonly string[];
}

export type AnsweredClass = Omit<RelevanceClass, "queries"> & { queries: readonly Answered[] };

export function scoreTable(classes: readonly AnsweredClass[]): string {
  const rows = classes.map(({ what, queries }) => scoreRow(what, scoreFor(queries)));
  const total = scoreRow("Total", scoreFor(classes.flatMap(({ queries }) => queries)));
  return table(["Queries", "number", "first", "in 3", "in 10", "MRR"], [...rows, total]);
}

export const scoreFor = (queries: readonly Answered[]): Score =>
  scoreOf(queries.map((query) => rankOf(query.found, query)));

function scoreRow(name: string, { queries, at1, at3, at10, mrr }: Score): string[] {
  return [name, String(queries), ...[at1, at3, at10].map(percent), mrr.toFixed(3)];
}

/** The queries whose first three answers hold nothing expected, each with what it found instead. */
export function failureList(classes: readonly AnsweredClass[]): string {
  return classes
    .flatMap((one) =>
      one.queries.map((query) => ({ ...query, class: one.class, rank: rankOf(query.found, query) })),
    )
    .filter(({ rank }) => rank === null || rank > 3)
    .map(
      ({ class: name, query, expected, absent = [], rank, found }) =>
        `- ${name}: ${query}\n` +
        `    expected  ${expected.join(", ")}\n` +
        `    rank      ${rank ?? whyNone(found, absent)}\n` +
        `    found     ${found.slice(0, 3).join(", ") || "nothing"}`,
    )
    .join("\n");
}

function whyNone(found: readonly string[], absent: readonly string[]): string {
  const excluded = absent.filter((slug) => found.includes(slug));
  return excluded.length > 0 ? `none: finds what it excludes, ${excluded.join(", ")}` : "none";
}
