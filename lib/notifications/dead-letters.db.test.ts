import "#lib/testing/database";
import "#lib/testing/settings";
import { v4 as uuid } from "uuid";
import { afterAll, beforeEach, describe, expect, test, vi } from "vitest";
import { askForLink } from "#lib/accounts/ask-for-link";
import { db } from "#lib/db";
import { parseEnv } from "#lib/env";
import { startWorker } from "#lib/job-worker";
import { jobIdOf } from "#lib/jobs";
import { createUser, submitCreation } from "#lib/testing/factories";
import { startSmtp } from "#lib/testing/smtp";
import { listDeadLetters, retryDeadLetter } from "./dead-letters";
import { deliverMail } from "./deliver-mail";

const smtp = await startSmtp();
const settings = parseEnv({
  DATABASE_URL: process.env.DATABASE_URL,
  PUBLIC_URL: "https://sillage.example.org",
  AUTH_SECRET: "x".repeat(32),
  SMTP_URL: smtp.url,
});
const worker = await startWorker(settings.DATABASE_URL, {
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
afterAll(async () => {
  await worker.stop();
  await smtp.stop();
});
beforeEach(async () => {
  await db.$executeRaw`DELETE FROM pgboss.job`;
  smtp.behaviour = "refuses-recipient";
  smtp.received.length = 0;
});

const until = <T>(check: () => Promise<T>) => vi.waitFor(check, { timeout: 15_000, interval: 100 });

/** Someone whose address is refused, told that a proposal arrived. */
async function undelivered() {
  const administrator = await createUser("admin", "Grace");
  const author = await createUser("contributor", "Ada");
  const { id, version } = await submitCreation(author, "lab");
  const [letter] = await until(async () => {
    const letters = await listDeadLetters(administrator);
    expect(letters).toHaveLength(1);
    return letters;
  });
  return { administrator, author, letter, jobId: jobIdOf("received", `${id} ${version}`, author.id) };
}

describe("a mail that the server refuses for good", () => {
  test("is shown to administrators with its kind, its recipient and the reason, without any address", async () => {
    const { letter, author } = await undelivered();
    expect(letter).toMatchObject({
      kind: "notification",
      about: "received",
      recipient: { id: author.id, name: "Ada" },
      retryable: true,
    });
    expect(letter?.error).toMatch(/no such user/);
    expect(JSON.stringify(letter)).not.toContain(author.email);
  });

  test("is not for moderators to see or to try again", async () => {
    const { letter } = await undelivered();
    const moderator = await createUser("moderator");
    await expect(listDeadLetters(moderator)).rejects.toMatchObject({ code: "forbidden" });
    await expect(retryDeadLetter(moderator, letter?.id ?? "")).rejects.toMatchObject({ code: "forbidden" });
  });

  test("tried again, leaves with the same Message-ID and is no longer among the dead; only one of two clicks counts", async () => {
    const { administrator, letter, jobId, author } = await undelivered();
    smtp.behaviour = "accepts";
    const clicks = await Promise.allSettled([
      retryDeadLetter(administrator, letter?.id ?? ""),
      retryDeadLetter(administrator, letter?.id ?? ""),
    ]);
    expect(clicks.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    await until(async () => expect(smtp.received).toHaveLength(1));
    expect(smtp.received[0]?.to).toEqual([author.email]);
    expect(smtp.received[0]?.source).toContain(`Message-ID: <${jobId}@sillage.example.org>`);
    expect(await listDeadLetters(administrator)).toEqual([]);
    const lines = await db.auditEvent.findMany({ where: { action: "mail.retry", objectId: jobId } });
    expect(lines).toMatchObject([{ actorId: administrator.id }]);
    await until(async () =>
      expect(await db.notification.findUniqueOrThrow({ where: { id: jobId } })).toMatchObject({
        mailedAt: expect.any(Date),
      }),
    );
  });

  test("refused again, comes back among the dead", async () => {
    const { administrator, letter } = await undelivered();
    await retryDeadLetter(administrator, letter?.id ?? "");
    const again = await until(async () => {
      const letters = await listDeadLetters(administrator);
      expect(letters).toHaveLength(1);
      return letters[0];
    });
    expect(again?.id).not.toBe(letter?.id);
  });
});

test("a sign-in link that could not leave is shown without anyone's name, and is not tried again", async () => {
  const administrator = await createUser("admin");
  await askForLink({ email: "refusee@exemple.fr", lang: "fr", next: null, ip: "192.0.2.1" });
  const [letter] = await until(async () => {
    const letters = await listDeadLetters(administrator);
    expect(letters).toHaveLength(1);
    return letters;
  });
  expect(letter).toMatchObject({ kind: "sign-in", about: null, recipient: null, retryable: false });
  await expect(retryDeadLetter(administrator, letter?.id ?? "")).rejects.toMatchObject({ code: "not-found" });
  await expect(retryDeadLetter(administrator, uuid())).rejects.toMatchObject({ code: "not-found" });
  await expect(retryDeadLetter(administrator, "x")).rejects.toMatchObject({ code: "not-found" });
});
