/**
 * What must happen after a transaction, at least once. pg-boss keeps the jobs in our PostgreSQL: a job is enqueued
 * with the act that it follows or not at all, tried again with growing delays, and kept apart (`mail-failed`) when
 * nothing helps. A job names rows; it holds no address and no secret.
 */
import { fromPrisma, type Job, type JobResult, PgBoss, type QueueOptions } from "pg-boss";
import { v5 as uuidOf } from "uuid";
import { z } from "zod";
import { log } from "#lib/log";
import { repeat } from "#lib/repeat";
import type { Transaction } from "./db";

/** `withdrawn`: all of them, by the administration. `recovered`: a recovery code was used. `codes`: they were made anew. */
const keyNews = ["added", "removed", "withdrawn", "recovered", "codes"] as const;
export type KeyNews = (typeof keyNews)[number];

const mailJob = z.discriminatedUnion("kind", [
  /** One notification, whose id is the job's. */
  z.strictObject({ kind: z.literal("notification") }),
  /** The link is found again from the job's own id (lib/accounts/secrets.ts). */
  z.strictObject({ kind: z.literal("sign-in"), lang: z.enum(["fr", "en"]), next: z.string().nullable() }),
  /** To an address that is asked to confirm; which one, and by what link, is found from the job's own id. */
  z.strictObject({ kind: z.literal("email-change") }),
  /** To the former address of an account, sealed (lib/accounts/seal.ts). */
  z.strictObject({ kind: z.literal("email-changed"), lang: z.enum(["fr", "en"]), to: z.string() }),
  /** To who has not been seen for two years: the account goes unless they come back (lib/accounts/silence.ts). */
  z.strictObject({ kind: z.literal("silence"), userId: z.uuid() }),
  /** To the address of an account that went so, sealed. */
  z.strictObject({ kind: z.literal("silence-erased"), lang: z.enum(["fr", "en"]), to: z.string() }),
  /** What happened to someone's passkeys, which they may not have done themselves (lib/passkeys). */
  z.strictObject({ kind: z.literal("key"), userId: z.uuid(), what: z.enum(keyNews), at: z.iso.datetime() }),
  /** To an address that is invited into a team, or that proves a claim: which one is found from the job's own id. */
  z.strictObject({ kind: z.literal("team-invitation") }),
  z.strictObject({ kind: z.literal("page-claim") }),
  /** To who left an address with a report (lib/reports). */
  z.strictObject({
    kind: z.literal("report"),
    reportId: z.uuid(),
    stage: z.enum(["received", "closed", "reopened"]),
  }),
  /** To one who reviews: a person's request, which the law dates, has come or waits still. */
  z.strictObject({
    kind: z.literal("report-desk"),
    reportId: z.uuid(),
    stage: z.enum(["arrived", "due"]),
    userId: z.uuid(),
  }),
  /** What alerts tell of; which entries, and by which alerts, is found from the job's own id. */
  z.strictObject({ kind: z.literal("alert") }),
  /** To an address that is asked to confirm an alert. */
  z.strictObject({ kind: z.literal("alert-confirmation"), subscriptionId: z.uuid() }),
  /** Where one's alerts are. */
  z.strictObject({ kind: z.literal("alert-page"), subscriberId: z.uuid(), lang: z.enum(["fr", "en"]) }),
  /** What happened to a person until this instant, in one mail a day; `day` is the one in Paris. */
  z.strictObject({
    kind: z.literal("digest"),
    userId: z.uuid(),
    day: z.iso.date(),
    until: z.iso.datetime(),
  }),
]);

/** A mail to one recipient. */
export type MailJob = z.infer<typeof mailJob>;

/** A job as the database holds it. */
export const readMailJob = (data: unknown): MailJob => mailJob.parse(data);

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

export const MAIL = "mail";
/** Where mails end for which nothing helped (lib/notifications/dead-letters.ts). */
export const MAIL_FAILED = "mail-failed";
const SWEEP = "sweep";
const RECOUNT = "recount";
const DIGEST = "digest";
const LINKS = "links";
const FRESHNESS = "freshness";
const LEVELS = "levels";
const RETENTION = "retention";
const VISIT = "visit-addresses";
const BATCH = "batch";
const PDF = "pdf";
const HARVEST = "harvest";
const DUMP = "dump";

/**
 * Who is told of the decisions that changed entries (lib/publications/announce.ts), and every how many seconds it looks
 * whether there are any: all those that came meanwhile are one call.
 */
export const followers = { webhooks: 2, websub: 60 } as const;
export type Follower = keyof typeof followers;
const FOLLOWERS = Object.keys(followers).filter((name): name is Follower => Object.hasOwn(followers, name));
const queueOf = (follower: Follower) => `publications-${follower}`;

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

/** A link lives ten minutes: six tries within them, then nothing, since the person has asked for another. */
const SIGN_IN_OPTIONS: QueueOptions = {
  retryLimit: 5,
  retryDelay: 5,
  retryBackoff: true,
  retryDelayMax: 120,
  retentionSeconds: 600,
  deleteAfterSeconds: 3600,
};

/** The same event for the same recipient always has the same id, and pg-boss takes an id once. */
export function jobIdOf(...parts: readonly string[]): string {
  return uuidOf(parts.join(":"), NAMESPACE);
}

const NAMESPACE = "0b6f2f7e-2f5c-4d0e-9b1c-6a4f3f0d7c55";

/** Enqueues a mail inside the transaction `tx`: if that is rolled back, there is no job. */
export async function enqueueMail(tx: Transaction, jobId: string, job: MailJob): Promise<void> {
  const boss = await sender();
  const options = job.kind === "sign-in" ? SIGN_IN_OPTIONS : {};
  await boss.send(MAIL, readMailJob(job), { ...options, id: jobId, db: fromPrisma(tx) });
}

/** Several at once, each one once whoever else enqueues it. */
export async function enqueueMails(
  tx: Transaction,
  mails: readonly { id: string; job: MailJob }[],
): Promise<void> {
  const boss = await sender();
  const jobs = mails.map(({ id, job }) => ({ id, data: readMailJob(job) }));
  await boss.insert(MAIL, jobs, { db: fromPrisma(tx) });
}

const visitJob = z.strictObject({ revisionId: z.uuid() });

/** Has the addresses of a proposal visited, once the transaction `tx` is done. */
export async function enqueueVisit(tx: Transaction, revisionId: string): Promise<void> {
  const boss = await sender();
  await boss.send(VISIT, visitJob.parse({ revisionId }), { db: fromPrisma(tx) });
}

/** Has the sources that are due read soon, once the transaction `tx` is done. */
export async function enqueueHarvest(tx: Transaction): Promise<void> {
  const boss = await sender();
  await boss.send(HARVEST, {}, { db: fromPrisma(tx) });
}

const batchJob = z.strictObject({ actId: z.uuid() });

/** Has what is asked of an import done, once the transaction `tx` is. */
export async function enqueueBatch(tx: Transaction, actId: string): Promise<void> {
  const boss = await sender();
  await boss.send(BATCH, batchJob.parse({ actId }), { id: actId, db: fromPrisma(tx) });
}

const publicationsJob = z.strictObject({ decisionIds: z.array(z.uuid()) });

/** Has each follower told of these decisions, once the transaction `tx` is done. */
export async function enqueuePublications(tx: Transaction, decisionIds: readonly string[]): Promise<void> {
  const boss = await sender();
  const job = publicationsJob.parse({ decisionIds });
  for (const follower of FOLLOWERS) await boss.send(queueOf(follower), job, { db: fromPrisma(tx) });
}

const pdfJob = z.strictObject({ documentId: z.uuid() });

/** Has a document made, once the transaction `tx` is done. */
export async function enqueuePdf(tx: Transaction, documentId: string): Promise<void> {
  const boss = await sender();
  await boss.send(PDF, pdfJob.parse({ documentId }), { db: fromPrisma(tx) });
}

let sending: Promise<PgBoss> | undefined;

/**
 * Knows the queues through a connection of its own: waiting for a second one of Prisma's pool while ten transactions
 * hold them all would stop them all.
 */
function sender(): Promise<PgBoss> {
  sending ??= startSender().catch((error: unknown) => {
    sending = undefined;
    throw error;
  });
  return sending;
}

async function startSender(): Promise<PgBoss> {
  const boss = new PgBoss({
    connectionString: process.env.DATABASE_URL,
    application_name: "sillage-enqueue",
    max: 1,
    connectionTimeoutMillis: 5_000,
    migrate: false,
    supervise: false,
    schedule: false,
  });
  boss.on("error", sayFailure);
  return await boss.start();
}

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

export interface Worker {
  /** Lets the jobs under way finish (10 s at most); the others wait for the next start. */
  stop: () => Promise<void>;
}

/** Starts the worker of this process. The sooner a link arrives the better: mails are looked for every second. */
export async function startWorker(connectionString: string, handlers: JobHandlers): Promise<Worker> {
  const boss = new PgBoss({
    connectionString,
    max: 3,
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

const sayFailure = (error: Error) => log.error("jobs.failed", error);
