/** What is known of addresses without visiting them. */
import { db } from "#lib/db";

export interface LastVisit {
  visitedAt: Date;
  /** "unsure": the last visit found nothing, and it may come back. */
  outcome: "found" | "gone" | "unsure";
}

/** The last visit of those of these addresses that have been visited. */
export async function lastVisits(urls: readonly string[]): Promise<Map<string, LastVisit>> {
  const rows = await db.linkVisit.findMany({
    where: { url: { in: [...urls] }, visitedAt: { not: null } },
    select: { url: true, visitedAt: true, failures: true, deadSince: true },
  });
  return new Map(
    rows.flatMap(({ url, visitedAt, failures, deadSince }) => {
      if (!visitedAt) return [];
      const outcome = deadSince ? "gone" : failures > 0 ? "unsure" : "found";
      return [[url, { visitedAt, outcome } as const]];
    }),
  );
}
