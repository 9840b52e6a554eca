/** What the doctor asks of the jobs: whether a worker runs, what is stuck, what was given up. */
import { z } from "zod";
import { db } from "#lib/db";
import { MAIL_FAILED } from "#lib/jobs";
import type { Finding } from "./findings";

/** The job that every instance's worker does every ten minutes: without one for this long, nobody works. */
const PULSE = "recount";
const PULSE_MINUTES = 25;
const LATE_MINUTES = 15;

const state = z.tuple([
  z.object({
    pulse: z.date().nullable(),
    stuck: z.number(),
    late: z.number(),
    lateQueue: z.string().nullable(),
    waiting: z.number(),
    young: z.boolean(),
  }),
]);

export async function checkJobs(): Promise<Finding> {
  const check = "jobs";
  const [{ pulse, stuck, late, lateQueue, waiting, young }] = state.parse(
    await db.$queryRaw`
      SELECT (SELECT max(completed_on) FROM pgboss.job WHERE name = ${PULSE} AND state = 'completed') AS pulse,
        count(*) FILTER (WHERE state = 'active'
          AND started_on + expire_seconds * INTERVAL '1 second' < now() - INTERVAL '1 minute')::int AS stuck,
        count(*) FILTER (WHERE state IN ('created', 'retry')
          AND start_after < now() - ${LATE_MINUTES} * INTERVAL '1 minute')::int AS late,
        mode() WITHIN GROUP (ORDER BY name) FILTER (WHERE state IN ('created', 'retry')
          AND start_after < now() - ${LATE_MINUTES} * INTERVAL '1 minute') AS "lateQueue",
        count(*) FILTER (WHERE state IN ('created', 'retry'))::int AS waiting,
        -- What has just been installed has not had the time to work.
        (SELECT max(finished_at) > now() - ${PULSE_MINUTES} * INTERVAL '1 minute' FROM _prisma_migrations) AS young
      FROM pgboss.job WHERE name <> ${MAIL_FAILED} AND name NOT LIKE '\_\_pgboss%'`,
  );
  const minutes = pulse ? Math.round((Date.now() - pulse.getTime()) / 60_000) : null;
  if (minutes === null && young) return { check, state: "good", key: "jobsYoung", params: { waiting } };
  if (minutes === null) return { check, state: "bad", key: "jobsNever", params: {} };
  if (minutes > PULSE_MINUTES) return { check, state: "bad", key: "jobsStopped", params: { minutes } };
  if (stuck > 0) return { check, state: "warning", key: "jobsStuck", params: { count: stuck } };
  if (late > 0)
    return { check, state: "warning", key: "jobsLate", params: { count: late, queue: lateQueue ?? "" } };
  return { check, state: "good", key: "jobsGood", params: { minutes, waiting } };
}

const lost = z.tuple([z.object({ count: z.number() })]);

export async function checkLost(): Promise<Finding> {
  const [{ count }] = lost.parse(
    await db.$queryRaw`
      SELECT count(*)::int AS count FROM pgboss.job WHERE name = ${MAIL_FAILED} AND state IN ('created', 'retry')`,
  );
  return count > 0
    ? { check: "lost", state: "warning", key: "mailsLost", params: { count } }
    : { check: "lost", state: "good", key: "mailsNoneLost", params: {} };
}
