import "#lib/testing/database";
import "#lib/testing/settings";
import { v4 as uuid } from "uuid";
import { beforeEach, describe, expect, test } from "vitest";
import { db } from "#lib/db";
import { prepareJobs } from "#lib/job-queues";
import { deliverMail } from "#lib/notifications/deliver-mail";
import { createEntry, createUser } from "#lib/testing/factories";
import { raiseReport } from "./by-itself";
import { claimReport, releaseReport } from "./claim";
import { closeReport } from "./close";
import { forgetReporters } from "./forget-reporters";
import { countReports, findReceived, getReport, listReports } from "./queries";
import { remindOfRequests } from "./remind";
import { reopenReport } from "./reopen";
import { objectTo, reportEntry } from "./report";

const NOW = new Date("2026-11-22T10:00:00Z");
const later = (days: number) => new Date(NOW.getTime() + days * 86_400_000);
const settings = {
  MAIL_FROM: "Sillage <no-reply@exemple.fr>",
  PUBLIC_URL: "https://sillage.example.org",
  demo: true,
};

let ip = 0;

/** Each from a machine of its own. */
async function written(slug?: string) {
  ip += 1;
  return {
    type: "lab" as const,
    slug: slug ?? (await createEntry("lab", { title: `Lab ${ip}` })).slug,
    email: "",
    body: "L’adresse n’est plus la bonne.",
    lang: "fr" as const,
    ip: `2001:db8:${ip}::1`,
    idempotencyKey: uuid(),
  };
}

const find = (reference: string) => db.report.findUniqueOrThrow({ where: { reference } });

/** Sends what waits, as the worker does. */
async function mailsOf(): Promise<{ to: string; subject: string; text: string }[]> {
  const jobs = await db.$queryRaw<{ id: string; data: unknown }[]>`
    SELECT id, data FROM pgboss.job WHERE name = 'mail' AND state = 'created' AND data ->> 'kind' LIKE 'report%' ORDER BY created_on, id`;
  const { readMailJob } = await import("#lib/jobs");
  await db.keptMail.deleteMany();
  for (const { id, data } of jobs) await deliverMail(id, readMailJob(data), settings, NOW);
  await db.$executeRaw`DELETE FROM pgboss.job WHERE name = 'mail'`;
  return db.keptMail.findMany({ select: { to: true, subject: true, text: true }, orderBy: { id: "asc" } });
}

beforeEach(async () => {
  await prepareJobs(process.env.DATABASE_URL ?? "");
  await db.$executeRaw`DELETE FROM pgboss.job WHERE name = 'mail'`;
  await db.report.deleteMany();
  await db.rateEvent.deleteMany();
});

describe("a visitor", () => {
  test("reports without an account, gets a reference, and the same click twice makes one report", async () => {
    const report = { ...(await written()), kind: "outdated" };
    const [one, other] = await Promise.all([reportEntry(report, NOW), reportEntry(report, NOW)]);
    expect(one.reference).toMatch(/^S-[2-9A-Z]{4}-[2-9A-Z]{4}$/);
    expect(other).toEqual(one);
    expect(await reportEntry(report, NOW)).toEqual(one);
    expect(await db.report.count()).toBe(1);
    expect(await find(one.reference)).toMatchObject({
      state: "open",
      origin: "visitor",
      dueAt: null,
      email: null,
    });
    expect(await findReceived("lab", report.slug, one.reference)).toMatchObject({ kind: "outdated" });
    expect(await findReceived("lab", "another", one.reference)).toBeNull();
    expect(await mailsOf()).toEqual([]);
  });

  test("who leaves an address gets an acknowledgement, then the answer, in the language of the page", async () => {
    const { reference } = await reportEntry(
      { ...(await written()), kind: "wrong", email: " Ada@Exemple.fr ", lang: "en" },
      NOW,
    );
    const [received] = await mailsOf();
    expect(received).toMatchObject({ to: "ada@exemple.fr", subject: `Report received (${reference})` });
    const { id } = await find(reference);
    const moderator = await createUser("moderator");
    const answer = { id, verdict: "settled", answer: "The address is corrected." } as const;
    expect(await closeReport(moderator, answer, NOW)).toEqual({ mailed: true });
    const [closed] = await mailsOf();
    expect(closed?.subject).toBe(`Answer to your report (${reference})`);
    expect(closed?.text).toContain("> The address is corrected.");
  });

  test("what is missing or too long is said field by field, and nothing is kept", async () => {
    const report = await written();
    const wrong = { ...report, kind: "objection", body: " ", email: "not an address" };
    await expect(reportEntry(wrong, NOW)).rejects.toMatchObject({
      code: "invalid",
      issues: [{ path: "kind" }, { path: "body", code: "required" }, { path: "email", code: "notEmail" }],
    });
    await expect(
      reportEntry({ ...report, kind: "wrong", body: "x".repeat(3001) }, NOW),
    ).rejects.toMatchObject({
      issues: [{ path: "body", code: "tooLong" }],
    });
    expect(await db.report.count()).toBe(0);
  });

  test("reports nothing on what does not exist or was taken down", async () => {
    const report = { ...(await written("nowhere")), kind: "wrong" };
    await expect(reportEntry(report, NOW)).rejects.toMatchObject({ code: "not-found" });
  });

  test("is held back: ten an hour from a machine, three mails an hour to an address", async () => {
    const report = { ...(await written()), kind: "wrong" };
    const send = (more: object) => reportEntry({ ...report, idempotencyKey: uuid(), ...more }, NOW);
    for (let i = 0; i < 10; i++) await send({});
    await expect(send({})).rejects.toMatchObject({ code: "too-many" });
    for (let i = 0; i < 3; i++) await send({ ip: `192.0.2.${i}`, email: "ada@exemple.fr" });
    await expect(send({ ip: "192.0.2.9", email: "ada@exemple.fr" })).rejects.toMatchObject({
      code: "too-many",
    });
  });
});

describe("a person named in an entry", () => {
  async function object(more: object = {}) {
    const asked = { ...(await written()), person: "Ada Lovelace", email: "ada@exemple.fr", ...more };
    return find((await objectTo(asked, NOW)).reference);
  }

  test("objects with a name and an address; the month that the law gives runs, and those who review are told at once", async () => {
    const moderator = await createUser("moderator", "Inès");
    const { dueAt, id } = await object();
    expect(dueAt).toEqual(new Date("2026-12-22T10:00:00Z"));
    await expect(object({ email: "", person: "" })).rejects.toMatchObject({
      issues: [{ path: "person" }, { path: "email", code: "required" }],
    });
    const mails = await mailsOf();
    expect(mails.filter(({ to }) => to === "ada@exemple.fr")).toHaveLength(1);
    const told = mails.find(({ to }) => to === moderator.email);
    expect(told?.subject).toContain("réponse avant le 22 décembre 2026");
    expect(told?.text).toContain(`/fr/moderation/signalements/${id}`);
    expect(told?.text).not.toContain("Lovelace");
  });

  test("is not forgotten: reminders from ten days before, every three days, until it is answered", async () => {
    const moderator = await createUser("moderator");
    const { id } = await object();
    await mailsOf();
    expect(await remindOfRequests(later(15))).toBe(0);
    expect(await remindOfRequests(later(21))).toBe(1);
    expect(await remindOfRequests(later(21.1))).toBe(0);
    expect(await remindOfRequests(later(22))).toBe(0);
    expect(await remindOfRequests(later(24.5))).toBe(1);
    expect((await mailsOf()).filter(({ to }) => to === moderator.email)).toHaveLength(2);
    await closeReport(moderator, { id, verdict: "settled", answer: "Votre nom est retiré." }, later(25));
    await mailsOf();
    expect(await remindOfRequests(later(40))).toBe(0);
    expect(await mailsOf()).toEqual([]);
  });
});

describe("those who review", () => {
  test("two who answer at once: one answer is kept, and one mail leaves", async () => {
    const { reference } = await reportEntry(
      { ...(await written()), kind: "wrong", email: "ada@exemple.fr" },
      NOW,
    );
    const { id } = await find(reference);
    const [one, other] = [await createUser("moderator"), await createUser("moderator")];
    const outcomes = await Promise.allSettled([
      closeReport(one, { id, verdict: "settled", answer: "Corrigé." }, NOW),
      closeReport(other, { id, verdict: "dismissed", answer: "Rien à changer." }, NOW),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const answers = (await mailsOf()).filter(({ subject }) => subject.startsWith("Réponse"));
    expect(answers).toHaveLength(1);
  });

  test("what a colleague has taken waits half an hour, or for them to give it back", async () => {
    const { id } = await find((await reportEntry({ ...(await written()), kind: "wrong" }, NOW)).reference);
    const [one, other] = [await createUser("moderator", "Inès"), await createUser("moderator")];
    const answer = { id, verdict: "dismissed", answer: "Rien à changer." } as const;
    await claimReport(one, id, NOW);
    await expect(claimReport(other, id, NOW)).rejects.toMatchObject({ key: "reportClaimedByOther" });
    await expect(closeReport(other, answer, NOW)).rejects.toMatchObject({ key: "reportClaimedByOther" });
    await releaseReport(other, id, NOW);
    expect(await find((await getReport(one, id, NOW))?.reference ?? "")).toMatchObject({
      claimedById: one.id,
    });
    await releaseReport(one, id, NOW);
    await closeReport(other, answer, NOW);
    await expect(claimReport(one, id, NOW)).rejects.toMatchObject({ key: "reportClosed" });
    await expect(closeReport(one, answer, NOW)).rejects.toMatchObject({ key: "reportClosed" });
  });

  test("what was closed is taken up again once, its answer kept, the person told, and answered anew", async () => {
    const asked = { ...(await written()), kind: "wrong", email: "ada@exemple.fr" };
    const { id } = await find((await reportEntry(asked, NOW)).reference);
    const [one, other] = [await createUser("moderator"), await createUser("moderator")];
    await closeReport(one, { id, verdict: "dismissed", answer: "Rien à changer." }, NOW);
    await mailsOf();
    const again = { id, closedAt: NOW };
    const outcomes = await Promise.allSettled([
      reopenReport(one, again, later(1)),
      reopenReport(other, again, later(1)),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await getReport(one, id)).toMatchObject({
      state: "open",
      closedAt: null,
      answer: "Rien à changer.",
    });
    const [told] = await mailsOf();
    expect(told).toMatchObject({ to: "ada@exemple.fr", subject: expect.stringContaining("rouvert") });
    expect(await db.auditEvent.count({ where: { objectId: id, action: "report.reopen" } })).toBe(1);
    await closeReport(other, { id, verdict: "settled", answer: "Corrigé, finalement." }, later(2));
    const [answered] = await mailsOf();
    expect(answered?.text).toContain("Corrigé, finalement.");
    // The page that one reads is of the first closing.
    await expect(reopenReport(one, again, later(3))).rejects.toMatchObject({ key: "reportClosed" });
    await expect(reopenReport(await createUser(), again)).rejects.toMatchObject({ code: "forbidden" });
  });

  test("what is erased, or what a check has said again since, stays closed", async () => {
    const moderator = await createUser("moderator");
    const { id } = await find((await reportEntry({ ...(await written()), kind: "wrong" }, NOW)).reference);
    await closeReport(moderator, { id, verdict: "settled", answer: "Corrigé." }, NOW);
    await forgetReporters(later(366));
    await expect(reopenReport(moderator, { id, closedAt: NOW })).rejects.toMatchObject({
      key: "reportErased",
    });
    const entry = await createEntry("lab");
    const { id: entryId } = await db.entry.findUniqueOrThrow({ where: { slug: entry.slug } });
    const raise = () =>
      db.$transaction((tx) => raiseReport(tx, { kind: "outdated", origin: "freshness", entryId }, NOW));
    await raise();
    const first = await db.report.findFirstOrThrow({ where: { entryId } });
    await closeReport(moderator, { id: first.id, verdict: "dismissed", answer: "" }, NOW);
    await raise();
    const again = { id: first.id, closedAt: NOW };
    await expect(reopenReport(moderator, again)).rejects.toMatchObject({ key: "reportSaidAgain" });
    await db.report.deleteMany({ where: { entryId, state: "open" } });
    expect(await reopenReport(moderator, again)).toEqual({ mailed: false });
  });

  test("a person is answered in words; who does not review reads and answers nothing", async () => {
    const { id } = await find((await reportEntry({ ...(await written()), kind: "wrong" }, NOW)).reference);
    const contributor = await createUser();
    const moderator = await createUser("moderator");
    await expect(closeReport(moderator, { id, verdict: "settled", answer: " " }, NOW)).rejects.toMatchObject({
      issues: [{ path: "answer" }],
    });
    for (const act of [
      () => closeReport(contributor, { id, verdict: "settled", answer: "Oui." }, NOW),
      () => claimReport(contributor, id, NOW),
      () => listReports(contributor, "open"),
      () => getReport(null, id),
      () => countReports(contributor),
    ])
      await expect(act()).rejects.toMatchObject({ code: "forbidden" });
  });

  test("each view lists what it counts, and goes on from where a page ends", async () => {
    const moderator = await createUser("moderator");
    const { id: entryId } = await createEntry("lab");
    await db.report.createMany({
      data: Array.from({ length: 65 }, (_, i) => ({
        id: uuid(),
        reference: `S-TEST-${1000 + i}`,
        kind: i < 3 ? ("personal_data" as const) : ("wrong" as const),
        origin: "visitor" as const,
        entryId,
        body: "Un mot.",
        dueAt: later(i),
        createdAt: later(i % 7),
      })).map((row) => ({ ...row, dueAt: row.kind === "wrong" ? null : row.dueAt })),
    });
    const { counts, nearest } = await countReports(moderator);
    expect(counts).toEqual({ open: 65, people: 3, visitors: 62, checks: 0, closed: 0 });
    expect(nearest).toEqual(NOW);
    const seen: string[] = [];
    let after: { at: Date; id: string } | null = null;
    do {
      const page: Awaited<ReturnType<typeof listReports>> = await listReports(moderator, "open", after, NOW);
      seen.push(...page.items.map(({ id }) => id));
      after = page.next;
    } while (after);
    expect(new Set(seen).size).toBe(65);
    expect(seen).toHaveLength(65);
  });
});

test("an address goes thirty days after the answer, what was written a year after; the answer stays", async () => {
  const asked = { ...(await written()), person: "Ada", email: "ada@exemple.fr" };
  const { reference } = await objectTo(asked, NOW);
  const { id } = await find(reference);
  await forgetReporters(later(400));
  expect(await find(reference)).toMatchObject({ email: "ada@exemple.fr" });
  await closeReport(await createUser("moderator"), { id, verdict: "settled", answer: "Retiré." }, NOW);
  await forgetReporters(later(29));
  expect(await find(reference)).toMatchObject({ email: "ada@exemple.fr", person: "Ada" });
  await forgetReporters(later(31));
  expect(await find(reference)).toMatchObject({ email: null, person: "Ada", body: asked.body });
  await forgetReporters(later(366));
  expect(await find(reference)).toMatchObject({ person: null, body: null, answer: "Retiré." });
});
