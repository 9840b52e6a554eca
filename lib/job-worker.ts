/** The worker of a process: what it does when, and how it takes what waits in the queues of lib/jobs.ts. */
import { type Job, type JobResult, PgBoss } from "pg-boss";
import {
  BATCH,
  batchJob,
  DIGEST,
  DUMP,
  FOLLOWERS,
  type Follower,
  FRESHNESS,
  followers,
  HARVEST,
  JOBS_SILENCE_MS,
  LEVELS,
  LINKS,
  MAIL,
  type MailJob,
  PDF,
  pdfJob,
  publicationsJob,
  queueOf,
  RECOUNT,
  RETENTION,
  readMailJob,
  SWEEP,
  sayFailure,
  VISIT,
  visitJob,
} from "#lib/jobs";
import { repeat } from "#lib/repeat";
import { endingWhenSilent } from "#lib/silent-connection";

/** "hopeless", and why: no other try can succeed. */
export type MailOutcome = "done" | { hopeless: string };

export interface JobHandlers {
  /** Throws to be tried again. */
  mail: (jobId: string, job: MailJob) => Promise<MailOutcome>;
  /** Once an hour: removes what has expired. */
  sweep: () => Promise<void>;
  /** Every ten minutes: makes anew the counts that are kept. */
  recount: () => Promise<void>;
  /** Once a day, at seven in Paris: enqueues the mails of the day, reminders included. */
  digest: () => Promise<void>;
  /** Every ten minutes: visits the addresses of entries whose turn has come. */
  links: () => Promise<void>;
  /** Once a day, before the mails: looks for new addresses, asks who keeps old entries whether they are still right. */
  freshness: () => Promise<void>;
  /** Once a day, at six in Paris: the levels that time alone changes. */
  levels: () => Promise<void>;
  /** Once a day, at four in Paris: warns and erases silent accounts, forgets what has served its time. */
  retention: () => Promise<void>;
  /** Visits the addresses of a proposal that was just sent. */
  visit: (revisionId: string) => Promise<void>;
  /** Reads the sources whose time has come. */
  harvest: () => Promise<void>;
  /** Every two seconds: hands on what was decided meanwhile. */
  announce: () => Promise<void>;
  /** Every two seconds: sends what waits for webhooks. */
  webhooks: () => Promise<void>;
  /** Tells of what was decided, each follower at its own pace. */
  publications: Record<Follower, (decisionIds: readonly string[]) => Promise<void>>;
  /** Every ten seconds: tells alerts of what was decided, when it is their time, and reminds of dates. */
  alerts: () => Promise<void>;
  /** Every ten minutes: makes the open dump when it is due. */
  dump: () => Promise<void>;
  /** Does a part of what is asked of an import; true when something is left to do. */
  batch: (actId: string) => Promise<boolean>;
  /** Makes a document to print. */
  pdf: (documentId: string) => Promise<void>;
}

export interface Worker {
  /** Lets the jobs under way finish (10 s at most); the others wait for the next start. */
  stop: () => Promise<void>;
}

/** Starts the worker of this process. The sooner a link arrives the better: mails are looked for every second. */
export async function startWorker(connectionString: string, handlers: JobHandlers): Promise<Worker> {
  const boss = new PgBoss({
    connectionString,
    max: 3,
    ...endingWhenSilent(JOBS_SILENCE_MS),
    migrate: false,
    application_name: "sillage-jobs",
    // A job that a kill cut short is found soon after it has expired.
    superviseIntervalSeconds: 20,
    monitorIntervalSeconds: 15,
  });
  boss.on("error", sayFailure);
  await boss.start();
  await boss.schedule(SWEEP, "17 * * * *");
  await boss.work(SWEEP, { pollingIntervalSeconds: 60 }, () => handlers.sweep());
  await boss.schedule(RECOUNT, "*/10 * * * *");
  await boss.work(RECOUNT, { pollingIntervalSeconds: 60 }, () => handlers.recount());
  await boss.schedule(LINKS, "5-59/10 * * * *");
  await boss.work(LINKS, { pollingIntervalSeconds: 60 }, () => handlers.links());
  await boss.schedule(FRESHNESS, "30 5 * * *", null, { tz: "Europe/Paris" });
  await boss.work(FRESHNESS, { pollingIntervalSeconds: 60 }, () => handlers.freshness());
  await boss.schedule(LEVELS, "0 6 * * *", null, { tz: "Europe/Paris" });
  await boss.work(LEVELS, { pollingIntervalSeconds: 60 }, () => handlers.levels());
  await boss.schedule(RETENTION, "0 4 * * *", null, { tz: "Europe/Paris" });
  await boss.work(RETENTION, { pollingIntervalSeconds: 60 }, () => handlers.retention());
  await boss.schedule(DIGEST, "0 7 * * *", null, { tz: "Europe/Paris" });
  await boss.work(DIGEST, { pollingIntervalSeconds: 60 }, () => handlers.digest());
  await boss.work(VISIT, { pollingIntervalSeconds: 5, batchSize: 5 }, async (jobs) => {
    for (const { data } of jobs) await handlers.visit(visitJob.parse(data).revisionId);
  });
  await boss.schedule(DUMP, "*/10 * * * *");
  await boss.work(DUMP, { pollingIntervalSeconds: 30 }, () => handlers.dump());
  // The first one is there soon after the first start.
  await boss.send(DUMP, {});
  await boss.schedule(HARVEST, "3-59/10 * * * *");
  await boss.work(HARVEST, { pollingIntervalSeconds: 5 }, () => handlers.harvest());
  // One at a time: each keeps a processor busy.
  await boss.work(PDF, { pollingIntervalSeconds: 1 }, async (jobs) => {
    for (const { data } of jobs) await handlers.pdf(pdfJob.parse(data).documentId);
  });
  await boss.work(BATCH, { pollingIntervalSeconds: 1 }, async (jobs) => {
    for (const { data } of jobs) {
      const { actId } = batchJob.parse(data);
      if (await handlers.batch(actId)) await boss.send(BATCH, { actId });
    }
  });
  // Ten at a time, and the next ten at once: the mails of a morning, ten thousand, leave in minutes.
  const mails = { pollingIntervalSeconds: 1, batchSize: 10, burstWhenBatchFull: true, perJobResults: true };
  await boss.work(MAIL, mails, (jobs) => Promise.all(jobs.map((job) => deliver(job, handlers.mail))));
  for (const follower of FOLLOWERS) {
    const options = { pollingIntervalSeconds: followers[follower], batchSize: 50 };
    await boss.work(queueOf(follower), options, (jobs) =>
      handlers.publications[follower](jobs.flatMap(({ data }) => publicationsJob.parse(data).decisionIds)),
    );
  }
  const loops = [
    repeat(handlers.announce, 2_000, sayFailure),
    repeat(handlers.webhooks, 2_000, sayFailure),
    repeat(handlers.alerts, 10_000, sayFailure),
  ];
  return {
    stop: async () => {
      await Promise.all([...loops.map((loop) => loop.stop(10_000)), boss.stop({ timeout: 10_000 })]);
    },
  };
}

/** A mail that fails is tried again alone: those of the same batch that left are done. */
async function deliver({ id, data }: Job<unknown>, send: JobHandlers["mail"]): Promise<JobResult> {
  try {
    const outcome = await send(id, readMailJob(data));
    if (outcome === "done") return { id, status: "completed" };
    return { id, status: "deadletter", output: { message: outcome.hopeless } };
  } catch (error) {
    return {
      id,
      status: "failed",
      output: { message: error instanceof Error ? error.message : String(error) },
    };
  }
}
