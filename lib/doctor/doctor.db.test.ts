import "#lib/testing/database";
import "#lib/testing/settings";
import { beforeEach, describe, expect, test } from "vitest";
import { db } from "#lib/db";
import { parseEnv } from "#lib/env";
import { messages } from "#lib/messages/index";
import { createUser } from "#lib/testing/factories";
import { startSmtp } from "#lib/testing/smtp";
import { countPage, takeCounts } from "#lib/usage/count";
import { flushPages } from "#lib/usage/flush";
import { readUsage } from "#lib/usage/queries";
import { diagnose, diagnoseFor } from "./diagnose";
import { exitCodeOf, type Finding, sayFinding } from "./findings";

const smtp = await startSmtp();
const settings = (more: Record<string, string> = {}) =>
  parseEnv({
    DATABASE_URL: process.env.DATABASE_URL,
    PUBLIC_URL: "https://sillage.example.org",
    AUTH_SECRET: "x".repeat(32),
    SMTP_URL: smtp.url,
    OPERATOR_NAME: "Direction",
    OPERATOR_ADDRESS: "1 rue",
    CONTACT_EMAIL: "contact@exemple.fr",
    PUBLICATION_DIRECTOR: "Nom",
    HOST_NAME: "Hébergeur",
    ...more,
  });

beforeEach(async () => {
  await db.$executeRaw`DELETE FROM pgboss.job`;
});

const found = (findings: readonly Finding[]) =>
  Object.fromEntries(findings.map(({ check, key }) => [check, key]));

/** As a worker that did its work that many minutes ago would leave it. */
const pulse = (minutes: number) =>
  db.$executeRaw`
    INSERT INTO pgboss.job (name, state, created_on, started_on, completed_on)
    VALUES ('recount', 'completed', now(), now(), now() - ${minutes} * INTERVAL '1 minute')`;

/** As long after an installation whose worker never started. */
async function forgetWork(): Promise<void> {
  await db.$executeRaw`DELETE FROM pgboss.job`;
  await db.$executeRaw`UPDATE _prisma_migrations SET finished_at = finished_at - INTERVAL '1 day'`;
}

describe("the doctor", () => {
  test("finds what is in order, and says how it is", async () => {
    await pulse(4);
    const findings = await diagnose(settings());
    expect(found(findings)).toEqual({
      settings: "settingsGood",
      wires: "wiresGood",
      database: "databaseGood",
      extensions: "extensionsGood",
      collation: "collationGood",
      migrations: "migrationsGood",
      jobs: "jobsGood",
      lost: "mailsNoneLost",
      mail: "mailGood",
      clocks: "clocksGood",
      disk: "diskGood",
      redis: "redisNone",
      replicas: "replicasNone",
    });
    expect(exitCodeOf(findings)).toBe(0);
    for (const lang of ["fr", "en"] as const) {
      for (const finding of findings) {
        const { said, title, todo } = sayFinding(finding, lang);
        expect(`${title} ${said}`).not.toMatch(/undefined|NaN/);
        expect(todo).toBeNull();
      }
    }
  });

  test.each<
    [string, Finding["check"], Finding["key"], number, () => Promise<unknown>, Record<string, string>]
  >([
    ["a worker that stopped", "jobs", "jobsStopped", 1, () => pulse(60), {}],
    ["a worker that never was", "jobs", "jobsNever", 1, forgetWork, {}],
    [
      "a job that takes too long",
      "jobs",
      "jobsStuck",
      0,
      async () => {
        await pulse(1);
        await db.$executeRaw`
          INSERT INTO pgboss.job (name, state, created_on, started_on, expire_seconds)
          VALUES ('dump', 'active', now(), now() - INTERVAL '2 hours', 60)`;
      },
      {},
    ],
    [
      "a queue that waits",
      "jobs",
      "jobsLate",
      0,
      async () => {
        await pulse(1);
        await db.$executeRaw`
          INSERT INTO pgboss.job (name, state, start_after) VALUES ('mail', 'created', now() - INTERVAL '1 hour')`;
      },
      {},
    ],
    [
      "mails that were given up",
      "lost",
      "mailsLost",
      0,
      () => db.$executeRaw`INSERT INTO pgboss.job (name, state) VALUES ('mail-failed', 'created')`,
      {},
    ],
    [
      "a mail server that is away",
      "mail",
      "mailAway",
      1,
      () => Promise.resolve(),
      { SMTP_URL: "smtp://127.0.0.1:1" },
    ],
    [
      "an address without https",
      "settings",
      "settingsPlain",
      0,
      () => Promise.resolve(),
      { PUBLIC_URL: "http://sillage.example.org", REVIEW_PASSKEYS: "optional" },
    ],
    ["words that the law wants", "settings", "settingsUnsaid", 0, () => Promise.resolve(), { HOST_NAME: "" }],
    [
      "a migration that did not finish",
      "migrations",
      "migrationFailed",
      1,
      () =>
        db.$executeRaw`
          INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, applied_steps_count)
          VALUES (gen_random_uuid()::text, '-', '20990101000000_half', now(), 0)`,
      {},
    ],
  ])("finds %s, and says what to do", async (_, check, key, code, break_, more) => {
    await break_();
    const findings = await diagnose(settings(more));
    const finding = findings.find((one) => one.check === check);
    expect(finding?.key).toBe(key);
    for (const lang of ["fr", "en"] as const) {
      const { said, todo } = sayFinding(finding ?? { check, key, state: "bad", params: {} }, lang);
      expect(said.length + (todo ?? "").length).toBeGreaterThan(20);
      expect(todo).not.toBeNull();
      expect(`${said} ${todo}`).not.toMatch(/undefined|NaN/);
    }
    if (code === 1) expect(exitCodeOf(findings)).toBe(1);
    await db.$executeRaw`DELETE FROM _prisma_migrations WHERE finished_at IS NULL`;
  });

  test("is asked by administrators alone", async () => {
    for (const role of ["contributor", "moderator"] as const)
      await expect(diagnoseFor(await createUser(role), settings())).rejects.toMatchObject({
        code: "forbidden",
      });
    expect(await diagnoseFor(await createUser("admin"), settings())).toHaveLength(13);
  });

  test("has the same findings in both languages", () => {
    const keys = (lang: "fr" | "en") => Object.keys(messages(lang).doctor.findings).sort();
    expect(keys("en")).toEqual(keys("fr"));
  });
});

describe("the count of pages", () => {
  test("adds up what each server wrote, by day and kind, and is read by administrators alone", async () => {
    const now = new Date();
    takeCounts();
    for (let views = 0; views < 3; views++) countPage("labs/*", now);
    await flushPages();
    countPage("labs/*", now);
    countPage("home", new Date(now.getTime() - 5 * 86_400_000));
    countPage("home", new Date(now.getTime() - 50 * 86_400_000));
    await flushPages();
    await flushPages();
    const usage = await readUsage(await createUser("admin"), now);
    expect(usage).toMatchObject({
      total: 5,
      days: [{ views: 4 }, { views: 1 }],
      kinds: [
        { kind: "labs/*", views: 4 },
        { kind: "home", views: 1 },
      ],
    });
    await expect(readUsage(await createUser("moderator"), now)).rejects.toMatchObject({ code: "forbidden" });
  });

  test("is not lost when it could not be written", async () => {
    countPage("journal");
    await db.$executeRaw`ALTER TABLE page_count RENAME TO elsewhere`;
    await expect(flushPages()).rejects.toThrow();
    await db.$executeRaw`ALTER TABLE elsewhere RENAME TO page_count`;
    await flushPages();
    expect(await db.pageCount.findFirst({ where: { kind: "journal" } })).toMatchObject({ views: 1 });
  });
});
