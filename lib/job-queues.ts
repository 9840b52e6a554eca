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
    for (const [name, options] of QUEUES) await createQueue(boss, name, options);
  } finally {
    await boss.stop({ graceful: false });
  }
}

type Options = QueueOptions & { deadLetter?: string };

async function createQueue(boss: PgBoss, name: string, options: Options): Promise<void> {
  await boss.createQueue(name, options);
  await boss.updateQueue(name, options);
}

const DAY = 86_400;

/** What the clock asks for again anyway, within so many seconds each time. */
const once = (expireInSeconds?: number): Options => ({
  retryLimit: 0,
  ...(expireInSeconds && { expireInSeconds }),
  deleteAfterSeconds: DAY,
});

/** What the clock asks for too seldom to leave it at that. */
const thrice = { retryLimit: 3, retryDelay: 600, deleteAfterSeconds: DAY } satisfies Options;

/** Nine tries over about two days, the first again after half a minute. */
const MAILS: Options = {
  retryLimit: 8,
  retryDelay: 30,
  retryBackoff: true,
  retryDelayMax: 12 * 3600,
  expireInSeconds: 120,
  deleteAfterSeconds: 7 * DAY,
  deadLetter: MAIL_FAILED,
};

const FOLLOWING: Options = {
  retryLimit: 100,
  retryDelay: 15,
  retryBackoff: true,
  retryDelayMax: 900,
  expireInSeconds: 300,
  deleteAfterSeconds: DAY,
};

/** In the order in which they are made: what another is left in comes before it. */
const QUEUES: readonly (readonly [string, Options])[] = [
  [MAIL_FAILED, { retentionSeconds: 30 * DAY }],
  [MAIL, MAILS],
  [SWEEP, once()],
  [RECOUNT, once(600)],
  [DUMP, once(3600)],
  [HARVEST, once(1800)],
  // A part takes some twenty seconds: one that a kill cut short is taken up soon after.
  [BATCH, { retryLimit: 20, retryDelay: 5, expireInSeconds: 90, deleteAfterSeconds: DAY }],
  // What fails is noted and not tried again by itself; what a kill cut short is.
  [PDF, { retryLimit: 2, expireInSeconds: 150, deleteAfterSeconds: DAY }],
  [VISIT, { retryLimit: 2, expireInSeconds: 900, deleteAfterSeconds: DAY }],
  [LINKS, once(590)],
  [FRESHNESS, { ...thrice, expireInSeconds: 3600 }],
  [RETENTION, thrice],
  [LEVELS, thrice],
  [DIGEST, { retryLimit: 20, retryDelay: 60, deleteAfterSeconds: DAY }],
  ...FOLLOWERS.map((follower) => [queueOf(follower), FOLLOWING] as const),
];
