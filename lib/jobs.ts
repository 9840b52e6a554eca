/**
 * What must happen after a transaction, at least once. pg-boss keeps the jobs in our PostgreSQL: a job is enqueued
 * with the act that it follows or not at all, tried again with growing delays, and kept apart (`mail-failed`) when
 * nothing helps. A job names rows; it holds no address and no secret. Queues are made in job-queues.ts, and worked in job-worker.ts.
 */
import { fromPrisma, PgBoss, type QueueOptions } from "pg-boss";
import { v5 as uuidOf } from "uuid";
import { z } from "zod";
import { log } from "#lib/log";
import { endingWhenSilent } from "#lib/silent-connection";
import type { Transaction } from "./db";

/** What pg-boss does to tidy its tables may take a while. */
export const JOBS_SILENCE_MS = 60_000;

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

export const MAIL = "mail";
/** Where mails end for which nothing helped (lib/notifications/dead-letters.ts). */
export const MAIL_FAILED = "mail-failed";
export const SWEEP = "sweep";
export const RECOUNT = "recount";
export const DIGEST = "digest";
export const LINKS = "links";
export const FRESHNESS = "freshness";
export const LEVELS = "levels";
export const RETENTION = "retention";
export const VISIT = "visit-addresses";
export const BATCH = "batch";
export const PDF = "pdf";
export const HARVEST = "harvest";
export const DUMP = "dump";

/**
 * Who is told of the decisions that changed entries (lib/publications/announce.ts), and every how many seconds it looks
 * whether there are any: all those that came meanwhile are one call.
 */
export const followers = { webhooks: 2, websub: 60 } as const;
export type Follower = keyof typeof followers;
export const FOLLOWERS = Object.keys(followers).filter((name): name is Follower =>
  Object.hasOwn(followers, name),
);
export const queueOf = (follower: Follower) => `publications-${follower}`;

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

export const visitJob = z.strictObject({ revisionId: z.uuid() });

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

export const batchJob = z.strictObject({ actId: z.uuid() });

/** Has what is asked of an import done, once the transaction `tx` is. */
export async function enqueueBatch(tx: Transaction, actId: string): Promise<void> {
  const boss = await sender();
  await boss.send(BATCH, batchJob.parse({ actId }), { id: actId, db: fromPrisma(tx) });
}

export const publicationsJob = z.strictObject({ decisionIds: z.array(z.uuid()) });

/** Has each follower told of these decisions, once the transaction `tx` is done. */
export async function enqueuePublications(tx: Transaction, decisionIds: readonly string[]): Promise<void> {
  const boss = await sender();
  const job = publicationsJob.parse({ decisionIds });
  for (const follower of FOLLOWERS) await boss.send(queueOf(follower), job, { db: fromPrisma(tx) });
}

export const pdfJob = z.strictObject({ documentId: z.uuid() });

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
    ...endingWhenSilent(JOBS_SILENCE_MS),
    migrate: false,
    supervise: false,
    schedule: false,
  });
  boss.on("error", sayFailure);
  return await boss.start();
}

export const sayFailure = (error: Error) => log.error("jobs.failed", error);
