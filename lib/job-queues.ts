/** The queues in which jobs wait (lib/jobs.ts): how often each is tried, for how long, and when it is forgotten. */
import { PgBoss, type QueueOptions } from "pg-boss";
import {
  BATCH,
  DIGEST,
  DUMP,
  FOLLOWERS,
  FRESHNESS,
  HARVEST,
  LEVELS,
  LINKS,
  MAIL,
  MAIL_FAILED,
  PDF,
  queueOf,
  RECOUNT,
  RETENTION,
  SWEEP,
  VISIT,
} from "#lib/jobs";

/** Creates or updates pg-boss's own tables (schema `pgboss`) and our queues. Part of the migrations. */
export async function prepareJobs(connectionString: string): Promise<void> {
  const boss = new PgBoss({ connectionString, max: 1, supervise: false, schedule: false });
  boss.on("error", () => undefined); // what matters is thrown
  await boss.start();
  try {
    await createQueue(boss, MAIL_FAILED, { retentionSeconds: 30 * DAY });
    await createQueue(boss, MAIL, MAIL_OPTIONS);
    await createQueue(boss, SWEEP, { retryLimit: 0, deleteAfterSeconds: DAY });
    await createQueue(boss, RECOUNT, { retryLimit: 0, expireInSeconds: 600, deleteAfterSeconds: DAY });
    await createQueue(boss, DUMP, { retryLimit: 0, expireInSeconds: 3600, deleteAfterSeconds: DAY });
    await createQueue(boss, HARVEST, { retryLimit: 0, expireInSeconds: 1800, deleteAfterSeconds: DAY });
    // A part takes some twenty seconds: one that a kill cut short is taken up soon after.
    await createQueue(boss, BATCH, {
      retryLimit: 20,
      retryDelay: 5,
      expireInSeconds: 90,
      deleteAfterSeconds: DAY,
    });
    // What fails is noted and not tried again by itself; what a kill cut short is.
    await createQueue(boss, PDF, { retryLimit: 2, expireInSeconds: 150, deleteAfterSeconds: DAY });
    await createQueue(boss, VISIT, { retryLimit: 2, expireInSeconds: 900, deleteAfterSeconds: DAY });
    await createQueue(boss, LINKS, { retryLimit: 0, expireInSeconds: 590, deleteAfterSeconds: DAY });
    await createQueue(boss, FRESHNESS, {
      retryLimit: 3,
      retryDelay: 600,
      expireInSeconds: 3600,
      deleteAfterSeconds: DAY,
    });
    await createQueue(boss, RETENTION, { retryLimit: 3, retryDelay: 600, deleteAfterSeconds: DAY });
    await createQueue(boss, LEVELS, { retryLimit: 3, retryDelay: 600, deleteAfterSeconds: DAY });
    await createQueue(boss, DIGEST, { retryLimit: 20, retryDelay: 60, deleteAfterSeconds: DAY });
    for (const follower of FOLLOWERS)
      await createQueue(boss, queueOf(follower), {
        retryLimit: 100,
        retryDelay: 15,
        retryBackoff: true,
        retryDelayMax: 900,
        expireInSeconds: 300,
        deleteAfterSeconds: DAY,
      });
  } finally {
    await boss.stop({ graceful: false });
  }
}

async function createQueue(
  boss: PgBoss,
  name: string,
  options: QueueOptions & { deadLetter?: string },
): Promise<void> {
  await boss.createQueue(name, options);
  await boss.updateQueue(name, options);
}

const DAY = 86_400;

/** Nine tries over about two days, the first again after half a minute. */
const MAIL_OPTIONS: QueueOptions & { deadLetter: string } = {
  retryLimit: 8,
  retryDelay: 30,
  retryBackoff: true,
  retryDelayMax: 12 * 3600,
  expireInSeconds: 120,
  deleteAfterSeconds: 7 * DAY,
  deadLetter: MAIL_FAILED,
};
