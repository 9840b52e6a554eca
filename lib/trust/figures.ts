/** What a level is computed from, counted in the decisions themselves: nothing is kept that could drift from them. */
import type { Transaction } from "#lib/db";
import { Prisma } from "#lib/generated/prisma/client";
import type { Figures } from "./levels";
import { RECENT_DAYS } from "./thresholds";

const DAY_MS = 86_400_000;

interface Row {
  userId: string;
  accepted: number;
  recentAccepted: number;
  recentRefused: number;
  first: Date | null;
}

/** Of one person, as of now. */
export async function countFigures(
  tx: Transaction,
  { id, open }: { id: string; open: boolean },
  now: Date,
): Promise<Figures> {
  const [row] = await tx.$queryRaw<Row[]>(counted(Prisma.sql`r.author_id = ${id}::uuid`, now));
  return figuresOf(row, open, now);
}

/** Of all who ever had a proposal decided on, as of now. */
export async function countAllFigures(tx: Transaction, now: Date): Promise<Map<string, Row>> {
  const rows = await tx.$queryRaw<Row[]>(counted(Prisma.sql`true`, now));
  return new Map(rows.map((row) => [row.userId, row]));
}

export function figuresOf(row: Row | undefined, open: boolean, now: Date): Figures {
  const { accepted = 0, recentAccepted = 0, recentRefused = 0, first = null } = row ?? {};
  const days = first ? Math.max(0, Math.floor((now.getTime() - first.getTime()) / DAY_MS)) : 0;
  return { accepted, recentAccepted, recentRefused, days, open };
}

/** What someone else read, and what moderators undid of what a rule had published. */
function counted(whose: Prisma.Sql, now: Date): Prisma.Sql {
  const since = new Date(now.getTime() - RECENT_DAYS * DAY_MS);
  return Prisma.sql`
    SELECT r.author_id AS "userId",
      count(*) FILTER (WHERE d.rule IS NULL AND d.verdict = 'accepted')::int AS accepted,
      count(*) FILTER (WHERE d.rule IS NULL AND d.verdict = 'accepted' AND d.decided_at > ${since})::int
        AS "recentAccepted",
      count(*) FILTER (WHERE d.rule IS NULL AND d.verdict = 'rejected' AND d.decided_at > ${since}
        OR s.outcome = 'undone' AND s.seen_at > ${since})::int AS "recentRefused",
      min(d.decided_at) FILTER (WHERE d.rule IS NULL AND d.verdict = 'accepted') AS first
    FROM decision d
    JOIN revision r ON r.id = d.revision_id
    LEFT JOIN sampled_decision s ON s.decision_id = d.id
    WHERE ${whose}
    GROUP BY r.author_id`;
}
