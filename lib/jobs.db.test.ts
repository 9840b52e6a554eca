import "#lib/testing/database";
import "#lib/testing/settings";
import { v7 as uuid } from "uuid";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { z } from "zod";
import { db } from "#lib/db";
import { parseEnv } from "#lib/env";
import { startWorker, type Worker } from "#lib/job-worker";
import { jobIdOf } from "#lib/jobs";
import { deliverMail } from "#lib/notifications/deliver-mail";
import { notify } from "#lib/notify";
import { createUser, submitCreation } from "#lib/testing/factories";
import { startSmtp, type TestSmtp } from "#lib/testing/smtp";

let smtp: TestSmtp;
let worker: Worker | undefined;

beforeEach(async () => {
  smtp = await startSmtp();
  await db.$executeRaw`DELETE FROM pgboss.job`;
});
afterEach(async () => {
  await worker?.stop();
  worker = undefined;
  await smtp.stop();
});

/** A decision as decide.ts writes it, with its mail enqueued in the same transaction. */
async function decided({ email = undefined as string | null | undefined, rollback = false } = {}) {
  const author = await createUser("contributor", "Ada");
  const moderator = await createUser("moderator", "Grace");
  if (email !== undefined) await db.user.update({ where: { id: author.id }, data: { email } });
  const revision = await submitCreation(author, "lab");
  const decisionId = uuid();
  const received = jobIdOf("received", `${revision.id} ${revision.version}`, author.id);
  await db.$executeRaw`DELETE FROM pgboss.job WHERE id = ${received}::uuid`;
  const transaction = db.$transaction(async (tx) => {
    await tx.decision.create({
      data: {
        id: decisionId,
        revisionId: revision.id,
        moderatorId: moderator.id,
        verdict: "changes_requested",
        reasonCode: "unsourced",
        reason: "Une source, s’il vous plaît.",
        seenVersion: 1,
        decidedAt: new Date(),
      },
    });
    const told = { userId: author.id, kind: "decision", event: decisionId, revisionId: revision.id } as const;
    await notify(tx, new Date(), { ...told, decisionId });
    await notify(tx, new Date(), { ...told, decisionId });
    if (rollback) throw new Error("rolled back");
  });
  if (rollback) await expect(transaction).rejects.toThrow("rolled back");
  else await transaction;
  return { decisionId, author, jobId: jobIdOf("decision", decisionId, author.id) };
}

const row = z.object({ id: z.string(), name: z.string(), state: z.string(), retry_count: z.number() });

/** The mails; at minute 17 of an hour the worker also makes the job of the sweep. */
const jobs = async () =>
  z.array(row).parse(
    await db.$queryRaw`
      SELECT id, name, state::text, retry_count FROM pgboss.job WHERE name LIKE 'mail%' ORDER BY created_on`,
  );

const until = (check: () => Promise<void>) => vi.waitFor(check, { timeout: 15_000, interval: 100 });

async function work() {
  const settings = parseEnv({
    DATABASE_URL: process.env.DATABASE_URL,
    PUBLIC_URL: "https://sillage.example.org",
    AUTH_SECRET: "x".repeat(32),
    SMTP_URL: smtp.url,
  });
  worker = await startWorker(settings.DATABASE_URL, {
    mail: (jobId, job) => deliverMail(jobId, job, settings),
    sweep: async () => undefined,
    recount: async () => undefined,
    digest: async () => undefined,
    levels: async () => undefined,
    retention: async () => undefined,
    links: async () => undefined,
    freshness: async () => undefined,
    visit: async () => undefined,
    harvest: async () => undefined,
    dump: async () => undefined,
    alerts: async () => undefined,
    batch: async () => false,
    pdf: async () => undefined,
    announce: async () => undefined,
    webhooks: async () => undefined,
    publications: { webhooks: async () => undefined, websub: async () => undefined },
  });
}

/** Does not wait for the delay before the next try. */
const hurry = () => db.$executeRaw`UPDATE pgboss.job SET start_after = now() WHERE state = 'retry'`;

describe("the mail of a decision", () => {
  test("is one job whatever the number of calls, with the decision and none with a rollback", async () => {
    const { jobId } = await decided();
    expect(await jobs()).toMatchObject([{ id: jobId, name: "mail", state: "created" }]);
    await decided({ rollback: true });
    expect(await jobs()).toHaveLength(1);
  });

  test("is not enqueued for an account without an address", async () => {
    await decided({ email: null });
    expect(await jobs()).toEqual([]);
  });

  test("is sent once to the author", async () => {
    const { jobId, author } = await decided();
    await work();
    await until(async () => expect(await jobs()).toMatchObject([{ state: "completed" }]));
    expect(smtp.received).toHaveLength(1);
    expect(smtp.received[0]?.to).toEqual([author.email]);
    expect(smtp.received[0]?.source).toContain(`Message-ID: <${jobId}@sillage.example.org>`);
  });

  test("is tried again, with the same Message-ID, when the server drops the connection, is busy, then takes it", async () => {
    smtp.behaviour = "drops-after-data";
    const { jobId } = await decided();
    await work();
    await until(async () => expect(await jobs()).toMatchObject([{ state: "retry" }]));
    smtp.behaviour = "busy";
    await hurry();
    await until(async () => expect(await jobs()).toMatchObject([{ state: "retry", retry_count: 1 }]));
    smtp.behaviour = "accepts";
    await hurry();
    await until(async () => expect(await jobs()).toMatchObject([{ state: "completed", retry_count: 2 }]));
    const ids = smtp.received.map(({ source }) => /^Message-ID: (.*?)\r?$/m.exec(source)?.[1]);
    expect(ids).toEqual([`<${jobId}@sillage.example.org>`, `<${jobId}@sillage.example.org>`]);
  });

  test("that the server refuses for good is put aside at once", async () => {
    smtp.behaviour = "refuses-recipient";
    await decided();
    await work();
    await until(async () =>
      expect((await jobs()).map(({ name, state }) => [name, state])).toEqual([
        ["mail", "failed"],
        ["mail-failed", "created"],
      ]),
    );
  });
});

test("tries of a mail: eight more, over two days, further and further apart", async () => {
  const [queue] = z
    .array(z.object({ retry_limit: z.number(), retry_backoff: z.boolean(), dead_letter: z.string() }))
    .parse(
      await db.$queryRaw`SELECT retry_limit, retry_backoff, dead_letter FROM pgboss.queue WHERE name = 'mail'`,
    );
  expect(queue).toEqual({ retry_limit: 8, retry_backoff: true, dead_letter: "mail-failed" });
});

test("whether the dump is due is asked at the start already", async () => {
  await work();
  const asked = await db.$queryRaw`SELECT 1 FROM pgboss.job WHERE name = 'dump'`;
  expect(asked).toHaveLength(1);
});

test("the mails of the day are made at seven in Paris", async () => {
  await work();
  const schedules = await db.$queryRaw`SELECT cron, timezone FROM pgboss.schedule WHERE name = 'digest'`;
  expect(schedules).toEqual([{ cron: "0 7 * * *", timezone: "Europe/Paris" }]);
});
