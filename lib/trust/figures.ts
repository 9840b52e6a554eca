/**
 * What a level is computed from, counted in the decisions themselves: nothing is kept that could drift from them. Only the
 * latest decisions of a person count, so that the work has a bound whatever they have done.
 */
import type { Transaction } from "#lib/db";
import { Prisma } from "#lib/generated/prisma/client";
import type { Figures, Level } from "./levels";
import { LATEST, RECENT_DAYS } from "./thresholds";

const DAY_MS = 86_400_000;

/** Someone to whom levels mean something, as they stand and with their figures. */
export interface Counted {
  id: string;
  level: Level;
  held: boolean;
  figures: Figures;
}

/** Null for those who review, the accounts of imports and the erased. */
export async function countFigures(tx: Transaction, id: string, now: Date): Promise<Counted | null> {
  const [one] = await count(tx, Prisma.sql`u.id = ${id}::uuid`, 1, now);
  return one ?? null;
}

/** The people after one, by their key. */
export async function countFiguresAfter(
  tx: Transaction,
  after: string,
  limit: number,
  now: Date,
): Promise<Counted[]> {
  return count(tx, Prisma.sql`u.id > ${after}::uuid`, limit, now);
}

/** Said in the statement: of a number to come the planner expects a tenth of the table, and reads all decisions. */
const FEW = Prisma.raw(String(LATEST));

interface Row {
  id: string;
  level: Level;
  held: boolean;
  blocked: boolean;
  accepted: number;
  recentAccepted: number;
  recentRefused: number;
  first: Date | null;
}

/** What someone else read, and what moderators undid of what a rule had published. */
async function count(tx: Transaction, whose: Prisma.Sql, limit: number, now: Date): Promise<Counted[]> {
  const since = new Date(now.getTime() - RECENT_DAYS * DAY_MS);
  const rows = await tx.$queryRaw<Row[]>`
    SELECT u.id, u.level, u.level_held_at IS NOT NULL AS held, u.blocked_at IS NOT NULL AS blocked, counted.*, (
      SELECT updated_at FROM revision WHERE author_id = u.id AND state IN ('accepted', 'rejected') AND state = 'accepted'
      ORDER BY updated_at LIMIT 1
    ) AS first
    FROM "user" u CROSS JOIN LATERAL (
      SELECT count(*) FILTER (WHERE d.rule IS NULL AND d.verdict = 'accepted')::int AS accepted,
        count(*) FILTER (WHERE d.rule IS NULL AND d.verdict = 'accepted' AND d.decided_at > ${since})::int
          AS "recentAccepted",
        count(*) FILTER (WHERE d.rule IS NULL AND d.verdict = 'rejected' AND d.decided_at > ${since}
          -- Asked of what a rule published only: most of what counts was read by someone.
          OR d.rule IS NOT NULL AND EXISTS (
            SELECT FROM sampled_decision s WHERE s.decision_id = d.id AND s.outcome = 'undone' AND s.seen_at > ${since}
          ))::int AS "recentRefused"
      FROM (
        SELECT id FROM revision WHERE author_id = u.id AND state IN ('accepted', 'rejected')
        ORDER BY updated_at DESC LIMIT ${FEW}
      ) latest
      JOIN decision d ON d.revision_id = latest.id
    ) counted
    WHERE ${whose} AND u.role = 'contributor' AND u.erased_at IS NULL
      AND (u.email IS NOT NULL OR EXISTS (SELECT FROM account WHERE user_id = u.id))
    ORDER BY u.id LIMIT ${limit}`;
  return rows.map(({ id, level, held, blocked, first, ...counted }) => ({
    id,
    level,
    held,
    figures: { ...counted, days: daysSince(first, now), open: !blocked },
  }));
}

const daysSince = (first: Date | null, now: Date): number =>
  first ? Math.max(0, Math.floor((now.getTime() - first.getTime()) / DAY_MS)) : 0;
