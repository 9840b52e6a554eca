import "#lib/testing/database";
import "#lib/testing/settings";
import { randomUUID } from "node:crypto";
import { v7 as uuid } from "uuid";
import { beforeEach, describe, expect, test } from "vitest";
import { forgetSignIns } from "#lib/administration/forget-sign-ins";
import { audit } from "#lib/audit";
import { db } from "#lib/db";
import { readMailJob } from "#lib/jobs";
import { deliverMail } from "#lib/notifications/deliver-mail";
import { settings } from "#lib/testing/alerts";
import { createUser } from "#lib/testing/factories";
import { findBearer } from "#lib/tokens/find-bearer";
import { makeToken } from "#lib/tokens/make";
import { findVisitor, openSession } from "./sessions";
import { eraseSilent, warnSilent } from "./silence";
import { ERASED_AFTER_DAYS, SILENT_AFTER_DAYS } from "./silence-delays";

const DAY_MS = 86_400_000;
const now = new Date();
const after = (days: number) => new Date(now.getTime() + days * DAY_MS);
/** When an account of today has been silent for long enough. */
const silent = after(SILENT_AFTER_DAYS + 2);
const gone = after(SILENT_AFTER_DAYS + ERASED_AFTER_DAYS + 4);

beforeEach(async () => {
  await db.$executeRaw`DELETE FROM pgboss.job`;
  await db.keptMail.deleteMany();
  await db.user.updateMany({ data: { erasedAt: now, email: null, role: "contributor" } });
});

/** Sends what waits; answers the mails, oldest first. */
async function mails() {
  const rows = await db.$queryRaw<{ id: string; data: unknown }[]>`
    SELECT id, data FROM pgboss.job WHERE name = 'mail' AND state = 'created' ORDER BY created_on, id`;
  for (const { id, data } of rows) await deliverMail(id, readMailJob(data), settings, silent);
  await db.$executeRaw`UPDATE pgboss.job SET state = 'completed'`;
  return db.keptMail.findMany({ orderBy: { id: "asc" }, select: { to: true, subject: true, text: true } });
}

const state = (id: string) =>
  db.user.findUniqueOrThrow({
    where: { id },
    select: { email: true, erasedAt: true, silenceWarnedAt: true },
  });

async function signIn(userId: string, at: Date): Promise<string> {
  const token = randomUUID();
  await db.$transaction((tx) => openSession(tx, { token, userId, by: "link" }, at));
  return token;
}

describe("an account that nobody has used for two years", () => {
  test("is told so once, then erased thirty days later, and told again; both are in the audit", async () => {
    await createUser("admin");
    const person = await createUser("moderator", "Zénobie");
    await warnSilent(after(SILENT_AFTER_DAYS - 1));
    expect(await mails()).toEqual([]);
    await warnSilent(silent);
    await warnSilent(silent);
    const [told, ...more] = (await mails()).filter(({ to }) => to === person.email);
    expect(more).toEqual([]);
    expect(told?.subject).toBe("Votre compte Sillage sera effacé dans 30 jours");
    expect(told?.text).toContain("Zénobie");
    await eraseSilent(after(SILENT_AFTER_DAYS + ERASED_AFTER_DAYS));
    expect((await state(person.id)).erasedAt).toBeNull();
    await eraseSilent(gone);
    expect(await state(person.id)).toMatchObject({ email: null, erasedAt: gone, silenceWarnedAt: null });
    const [last] = (await mails()).filter(({ to }) => to === person.email).slice(-1);
    expect(last?.subject).toBe("Votre compte Sillage est effacé");
    const acts = await db.auditEvent.findMany({ where: { objectId: person.id }, orderBy: { id: "asc" } });
    expect(acts.map(({ action, actorId, details }) => [action, actorId, details])).toEqual([
      ["user.warn-silence", null, {}],
      ["user.erase", null, { because: "silence" }],
    ]);
  });

  test.each(["a sign-in", "a visit", "a program"])("stays when there is %s before the end", async (way) => {
    await createUser("admin");
    const person = await createUser();
    const session = await signIn(person.id, now);
    const token = await makeToken(person, { name: "Programme", scopes: ["propose"], days: "365" }, now);
    await warnSilent(silent);
    expect((await state(person.id)).silenceWarnedAt).toEqual(silent);
    const back = after(SILENT_AFTER_DAYS + 10);
    if (way === "a sign-in") await signIn(person.id, back);
    else if (way === "a visit") {
      await db.session.updateMany({
        where: { userId: person.id },
        data: { createdAt: after(SILENT_AFTER_DAYS - 20), expires: after(SILENT_AFTER_DAYS + 20) },
      });
      expect(await findVisitor(session, back)).not.toBeNull();
    } else {
      await db.apiToken.updateMany({ where: { userId: person.id }, data: { expires: gone } });
      expect(await findBearer(`Bearer ${token.token}`, back)).not.toBeNull();
    }
    expect((await state(person.id)).silenceWarnedAt).toBeNull();
    await eraseSilent(gone);
    await warnSilent(gone);
    expect(await state(person.id)).toMatchObject({ erasedAt: null, silenceWarnedAt: null });
  });

  test("is never the last administrator's, nor one of an import's", async () => {
    const admin = await createUser("admin");
    const system = uuid();
    await db.user.create({ data: { id: system, name: "Import", createdAt: now } });
    await warnSilent(silent);
    expect(await state(admin.id)).toMatchObject({ silenceWarnedAt: null });
    // Two were told; of the two one stays.
    const other = await createUser("admin");
    await db.user.updateMany({ where: { role: "admin" }, data: { silenceWarnedAt: silent } });
    await eraseSilent(gone);
    const left = [await state(admin.id), await state(other.id)].filter(({ erasedAt }) => erasedAt === null);
    expect(left).toHaveLength(1);
    expect(await state(system)).toMatchObject({ erasedAt: null });
  });
});

describe("the audit log", () => {
  const line = async (action: string, at: Date) =>
    db.$transaction((tx) => audit(tx, at, { actorId: null, action, object: "session", objectId: uuid() }));
  const yearAgo = (days: number) => new Date(now.getTime() - (366 + days) * DAY_MS);

  test("lets what it says of sign-ins go after a year, and nothing else ever", async () => {
    const old = [
      await line("session.create", yearAgo(1)),
      await line("link.ask", yearAgo(10)),
      await line("key.add", yearAgo(3)),
    ];
    const kept = [
      await line("session.create", new Date(now.getTime() - 364 * DAY_MS)),
      await line("user.role", yearAgo(1000)),
      await line("decision.accepted", yearAgo(1000)),
      await line("sessions.other", yearAgo(1000)),
    ];
    expect(await forgetSignIns()).toBe(3);
    expect(await db.auditEvent.count({ where: { id: { in: old } } })).toBe(0);
    expect(await db.auditEvent.count({ where: { id: { in: kept } } })).toBe(4);
  });

  test("is refused any other removal by the database itself, whatever date the code believes it is", async () => {
    const recent = await line("session.create", now);
    const other = await line("user.role", yearAgo(1000));
    const old = await line("session.create", yearAgo(1));
    for (const id of [recent, other])
      await expect(db.auditEvent.delete({ where: { id } })).rejects.toThrow(/only grows/);
    await expect(
      db.auditEvent.update({ where: { id: old }, data: { action: "session.delete" } }),
    ).rejects.toThrow(/only grows/);
    await expect(db.$executeRaw`TRUNCATE audit_event`).rejects.toThrow(/only grows/);
  });
});
