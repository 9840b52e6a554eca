/** What the public page and the API tell of the service, as it is now. */
import { z } from "zod";
import { db } from "#lib/db";
import { startOf } from "#lib/entries/partial-date";
import { env } from "#lib/env";
import { Prisma } from "#lib/generated/prisma/client";
import { lastMonths, promisedSince, type Rows, type Service, serviceOf, type Waiting } from "./measures";

export async function readService(now: Date, promisedDays = env.REVIEW_DELAY_DAYS): Promise<Service> {
  const since = startOf(lastMonths(now)[0] ?? "");
  const rows: Rows = {
    delays: await readDelays(since),
    verdicts: await readVerdicts(since),
    waiting: await readWaiting(now, promisedDays),
  };
  return serviceOf(rows, now, promisedDays);
}

/** What waits for a decision, and how much of it has waited too long. */
export async function readWaiting(now: Date, promisedDays: number): Promise<Waiting> {
  const [row] = await db.$queryRaw<Waiting[]>`
    SELECT count(*)::int AS count, min(submitted_at) AS oldest,
      (count(*) FILTER (WHERE submitted_at < ${promisedSince(now, promisedDays)}))::int AS late
    FROM revision WHERE state = 'submitted'`;
  return row ?? { count: 0, oldest: null, late: 0 };
}

/** Of decisions since then, those that a person took: neither a rule, nor an import, by which nobody signs in. */
const byPeople = (since: Date) => Prisma.sql`
  d.decided_at >= ${since} AND d.rule IS NULL AND EXISTS (
    SELECT 1 FROM "user" m WHERE m.id = d.moderator_id AND (
      m.email IS NOT NULL OR m.erased_at IS NOT NULL OR EXISTS (SELECT 1 FROM account a WHERE a.user_id = m.id)
    )
  )`;

const month = Prisma.sql`to_char(d.decided_at AT TIME ZONE 'Europe/Paris', 'YYYY-MM')`;

const delayRow = z.object({
  month: z.string().nullable(),
  answered: z.number().int(),
  median: z.number().nullable(),
  p90: z.number().nullable(),
});

/** By month, and for all of them: the delays of first answers. */
async function readDelays(since: Date) {
  const rows = await db.$queryRaw`
    WITH answer AS (
      SELECT ${month} AS month, extract(epoch FROM d.decided_at - r.submitted_at)::float AS seconds
      FROM decision d JOIN revision r ON r.id = d.revision_id
      WHERE ${byPeople(since)} AND r.submitted_at <= d.decided_at
        AND NOT EXISTS (
          SELECT 1 FROM decision e WHERE e.revision_id = d.revision_id AND e.decided_at < d.decided_at
        )
    )
    SELECT month, count(*)::int AS answered,
      percentile_cont(0.5) WITHIN GROUP (ORDER BY seconds) AS median,
      percentile_cont(0.9) WITHIN GROUP (ORDER BY seconds) AS p90
    FROM answer GROUP BY GROUPING SETS ((month), ())`;
  return z.array(delayRow).parse(rows);
}

const verdictRow = z.object({
  month: z.string(),
  verdict: z.enum(["accepted", "changes_requested", "rejected"]),
  code: z.string().nullable(),
  count: z.number().int(),
});

async function readVerdicts(since: Date) {
  const rows = await db.$queryRaw`
    SELECT ${month} AS month, d.verdict::text AS verdict, d.reason_code AS code, count(*)::int AS count
    FROM decision d WHERE ${byPeople(since)}
    GROUP BY 1, 2, 3`;
  return z.array(verdictRow).parse(rows);
}
