/** How many pages were read, for administrators. */
import { isoDay } from "#lib/dates";
import { db } from "#lib/db";
import { type Actor, authorise } from "#lib/permissions";

const DAYS = 30;

export interface Usage {
  total: number;
  /** The newest first; days on which nothing was read are left out. */
  days: { day: string; views: number }[];
  /** The most read first. */
  kinds: { kind: string; views: number }[];
}

/** @throws DomainError forbidden */
export async function readUsage(administrator: Actor | null, now = new Date()): Promise<Usage> {
  authorise(administrator, "administer");
  const since = new Date(isoDay(new Date(now.getTime() - (DAYS - 1) * 86_400_000)));
  const where = { day: { gte: since } };
  const [days, kinds] = await Promise.all([
    db.pageCount.groupBy({ by: ["day"], where, _sum: { views: true }, orderBy: { day: "desc" } }),
    db.pageCount.groupBy({
      by: ["kind"],
      where,
      _sum: { views: true },
      orderBy: { _sum: { views: "desc" } },
      take: 12,
    }),
  ]);
  return {
    total: days.reduce((sum, { _sum }) => sum + (_sum.views ?? 0), 0),
    days: days.map(({ day, _sum }) => ({ day: day.toISOString().slice(0, 10), views: _sum.views ?? 0 })),
    kinds: kinds.map(({ kind, _sum }) => ({ kind, views: _sum.views ?? 0 })),
  };
}
