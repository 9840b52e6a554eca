/** How many pages were read today, by kind, in the memory of this process until flush.ts writes it down: nobody in it. */
import { isoDay } from "#lib/dates";

let counts = new Map<string, number>();

/** @param kind of lib/http/route-kind.ts */
export function countPage(kind: string, now = new Date()): void {
  const key = `${isoDay(now)} ${kind}`;
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

export interface PageCount {
  /** "2026-11-22", in Paris. */
  day: string;
  kind: string;
  views: number;
}

/** What was counted since the last call, which is forgotten. */
export function takeCounts(): PageCount[] {
  const taken = counts;
  counts = new Map();
  return [...taken].map(([key, views]) => {
    const [day = "", kind = ""] = key.split(" ");
    return { day, kind, views };
  });
}

/** What could not be written down counts again. */
export function giveBackCounts(taken: readonly PageCount[]): void {
  for (const { day, kind, views } of taken) {
    const key = `${day} ${kind}`;
    counts.set(key, (counts.get(key) ?? 0) + views);
  }
}
