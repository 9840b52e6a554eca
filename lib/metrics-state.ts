/** What waits, as the database says it: jobs by queue, proposals, mails. */
import { z } from "zod";
import { db } from "./db";
import { MAIL, MAIL_FAILED } from "./jobs";

const jobRow = z.object({
  queue: z.string(),
  state: z.enum(["waiting", "active", "failed"]),
  count: z.number(),
  /** Of those that wait and are due; null when there is none. */
  oldestSeconds: z.number().nullable(),
});

const reviewRow = z.object({ waiting: z.number(), oldestSeconds: z.number() });

export async function readState() {
  const jobs = z.array(jobRow).parse(
    await db.$queryRaw`
      SELECT name AS queue, CASE WHEN state IN ('created', 'retry') THEN 'waiting' ELSE state::text END AS state,
        count(*)::int AS count,
        greatest(0, extract(epoch FROM now() - min(start_after) FILTER
          (WHERE state IN ('created', 'retry') AND start_after <= now())))::float AS "oldestSeconds"
      FROM pgboss.job WHERE state IN ('created', 'retry', 'active', 'failed') AND name NOT LIKE '\_\_pgboss%'
      GROUP BY 1, 2`,
  );
  const [reviews] = z.array(reviewRow).parse(
    await db.$queryRaw`
      SELECT count(*)::int AS waiting,
        coalesce(greatest(0, extract(epoch FROM now() - min(submitted_at))), 0)::float AS "oldestSeconds"
      FROM revision WHERE state = 'submitted'`,
  );
  const inQueue = (queue: string) =>
    jobs.find((row) => row.queue === queue && row.state === "waiting")?.count ?? 0;
  return {
    jobs,
    reviews: reviews ?? { waiting: 0, oldestSeconds: 0 },
    mails: { waiting: inQueue(MAIL), givenUp: inQueue(MAIL_FAILED) },
  };
}
