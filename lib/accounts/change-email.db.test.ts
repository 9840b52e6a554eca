import "#lib/testing/database";
import "#lib/testing/settings";
import { v7 as uuid } from "uuid";
import { beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { db } from "#lib/db";
import { readMailJob } from "#lib/jobs";
import { deliverMail } from "#lib/notifications/deliver-mail";
import type { Actor } from "#lib/permissions";
import { createSession, createUser } from "#lib/testing/factories";
import { askForLink } from "./ask-for-link";
import { askForEmailChange, cancelEmailChange, confirmEmail, confirmFirstEmail } from "./change-email";
import { forgetExpired } from "./forget-expired";
import { findEmailChange, getOwnAccount } from "./queries";

const MINUTE = 60_000;
const later = (minutes: number) => new Date(Date.now() + minutes * MINUTE);
const newAddress = () => `${uuid()}@exemple.fr`;

beforeEach(async () => {
  await db.rateEvent.deleteMany();
  await db.emailChange.deleteMany();
  await db.keptMail.deleteMany();
  await db.$executeRaw`DELETE FROM pgboss.job`;
});

const jobRows = z.array(z.object({ id: z.string(), data: z.json() }));

async function jobs() {
  return jobRows.parse(await db.$queryRaw`SELECT id, data FROM pgboss.job WHERE name = 'mail'`);
}

/** Does what the worker does, and reads the link that an address received. */
async function linkTo(address: string): Promise<string> {
  for (const { id, data } of await jobs()) await deliverMail(id, readMailJob(data));
  const mail = await db.keptMail.findFirstOrThrow({
    where: { to: address, text: { contains: "/compte/adresse" } },
    orderBy: { keptAt: "desc" },
  });
  const [, token] = /token=([0-9a-f]+)/.exec(mail.text) ?? [];
  if (!token) throw new Error("the mail has no link");
  return token;
}

/** Asks for it in a session that was just opened. */
const change = async (person: Actor, asked: { email: string; ip: string }) =>
  askForEmailChange(person, { ...asked, sessionId: await createSession(person) });

async function asked() {
  const person = await createUser();
  const wanted = newAddress();
  await change(person, { email: wanted, ip: "192.0.2.1" });
  return { person, wanted, old: await linkTo(person.email), fresh: await linkTo(wanted) };
}

const session = (id: string) => createSession({ id });

const emailOf = async (id: string) => (await db.user.findUniqueOrThrow({ where: { id } })).email;

describe("a change of address", () => {
  test.each(["old first", "new first"])("is done once both have confirmed, %s", async (order) => {
    const { person, wanted, old, fresh } = await asked();
    const [first, second] = order === "old first" ? [old, fresh] : [fresh, old];
    expect(await confirmEmail(first, null)).toBe("waiting");
    expect(await confirmEmail(first, null)).toBe("waiting");
    expect(await emailOf(person.id)).toBe(person.email);
    expect(await confirmEmail(second, null)).toBe("changed");
    expect(await emailOf(person.id)).toBe(wanted);
    for (const token of [old, fresh]) expect(await confirmEmail(token, null)).toBe("gone");
  });

  test("ends the other sessions and the links sent to the old address, and tells that address", async () => {
    const { person, old, fresh } = await asked();
    const [here, elsewhere] = [await session(person.id), await session(person.id)];
    await askForLink({ email: person.email, lang: "fr", next: null, ip: "192.0.2.1" });
    await confirmEmail(old, null);
    expect(await db.session.count({ where: { userId: person.id } })).toBe(3);
    await confirmEmail(fresh, here);
    expect(await db.session.findMany({ where: { id: { in: [here, elsewhere] } } })).toMatchObject([
      { id: here },
    ]);
    expect(await db.verificationToken.count({ where: { identifier: person.email } })).toBe(0);
    for (const { id, data } of await jobs()) await deliverMail(id, readMailJob(data));
    const told = await db.keptMail.findFirst({
      where: { to: person.email, subject: { contains: "n’est plus celle" } },
    });
    expect(told?.text).toContain("autre adresse");
  });

  test("of which one link is opened by many at once is done once", async () => {
    const { person, wanted, old, fresh } = await asked();
    const answers = await Promise.all(
      [old, fresh, old, fresh, old, fresh].map((token) => confirmEmail(token, null)),
    );
    expect(answers.filter((answer) => answer === "changed")).toHaveLength(1);
    expect(await emailOf(person.id)).toBe(wanted);
    expect(await db.auditEvent.count({ where: { actorId: person.id, action: "user.email" } })).toBe(1);
  });

  test("is good for an hour", async () => {
    const { person, old, fresh } = await asked();
    expect(await confirmEmail(old, null, later(59))).toBe("waiting");
    expect(await confirmEmail(fresh, null, later(61))).toBe("gone");
    expect(await findEmailChange(fresh, later(61))).toBeNull();
    expect((await getOwnAccount(person, later(61))).emailChange).toBeNull();
    await forgetExpired(later(61));
    expect(await db.emailChange.count()).toBe(0);
    expect(await emailOf(person.id)).toBe(person.email);
  });

  test("asked for anew, or cancelled, leaves no link of before that works", async () => {
    const { person, old, fresh } = await asked();
    await change(person, { email: newAddress(), ip: "192.0.2.1" });
    for (const token of [old, fresh]) expect(await confirmEmail(token, null)).toBe("gone");
    const again = await linkTo(person.email);
    expect(await findEmailChange(again)).toMatchObject({ side: "old", confirmed: false });
    await cancelEmailChange(person);
    expect(await confirmEmail(again, null)).toBe("gone");
  });

  test("to an address that has an account is answered as any other, and never done", async () => {
    const [person, other] = [await createUser(), await createUser()];
    const known = await change(person, { email: other.email, ip: "192.0.2.1" });
    expect(known).toEqual({ email: other.email, first: false });
    expect(await jobs()).toHaveLength(2);
    expect(await confirmEmail(await linkTo(other.email), null)).toBe("waiting");
    expect(await confirmEmail(await linkTo(person.email), null)).toBe("gone");
    expect([await emailOf(person.id), await emailOf(other.id)]).toEqual([person.email, other.email]);
    expect(await db.emailChange.count()).toBe(0);
  });

  test("to an address taken meanwhile is not done, and says nothing more than a link that no longer works", async () => {
    const { person, wanted, old, fresh } = await asked();
    await confirmEmail(old, null);
    await db.user.create({ data: { id: uuid(), name: "Ada", email: wanted, createdAt: new Date() } });
    expect(await confirmEmail(fresh, null)).toBe("gone");
    expect(await emailOf(person.id)).toBe(person.email);
  });

  test("to one's own address, or to none, is refused and mails nobody", async () => {
    const person = await createUser();
    for (const [email, code] of [
      [` ${person.email.toUpperCase()}`, "sameEmail"],
      ["", "required"],
      ["ada", "notEmail"],
    ] as const)
      await expect(change(person, { email, ip: "192.0.2.1" })).rejects.toMatchObject({
        code: "invalid",
        issues: [{ path: "email", code }],
      });
    expect(await jobs()).toEqual([]);
  });

  test("is asked for by who has just proved who they are", async () => {
    const person = await createUser();
    const sessionId = await createSession(person, later(-16));
    const asking = askForEmailChange(person, { email: newAddress(), ip: "192.0.2.1", sessionId });
    await expect(asking).rejects.toMatchObject({ code: "forbidden", key: "proveFirst" });
    expect(await jobs()).toEqual([]);
  });

  test("may be asked for five times an hour, and an address is not sent more for being asked by several", async () => {
    const person = await createUser();
    const ask = (who = person, email = newAddress(), ip = "192.0.2.1") => change(who, { email, ip });
    for (let times = 0; times < 5; times++) await ask();
    await expect(ask()).rejects.toMatchObject({ code: "too-many" });
    const target = newAddress();
    for (let times = 0; times < 5; times++) await ask(await createUser(), target, `192.0.2.${times + 2}`);
    await expect(ask(await createUser(), target, "192.0.2.9")).rejects.toMatchObject({ code: "too-many" });
  });

  test("lies nowhere in clear: neither tokens nor addresses in the jobs and the audit, only hashes of links", async () => {
    const { person, wanted, old, fresh } = await asked();
    await confirmEmail(old, null);
    await confirmEmail(fresh, null);
    const rows = JSON.stringify([
      await db.$queryRaw`SELECT to_jsonb(job)::text FROM pgboss.job`,
      await db.rateEvent.findMany({ select: { key: true } }),
      await db.auditEvent.findMany(),
    ]);
    for (const secret of [old, fresh, wanted, person.email]) expect(rows).not.toContain(secret);
  });

  test("of someone blocked meanwhile is not done", async () => {
    const { person, old, fresh } = await asked();
    await confirmEmail(old, null);
    await db.user.update({ where: { id: person.id }, data: { blockedAt: new Date() } });
    expect(await confirmEmail(fresh, null)).toBe("gone");
  });

  test("for an account without one waits for that address alone, and ends no session", async () => {
    const id = uuid();
    const address = newAddress();
    await db.user.create({ data: { id, name: "Grace", createdAt: new Date() } });
    const here = await session(id);
    await db.$transaction((tx) => confirmFirstEmail(tx, { userId: id, email: address }, new Date()));
    expect(await jobs()).toHaveLength(1);
    const token = await linkTo(address);
    expect(await findEmailChange(token)).toMatchObject({ side: "new", newEmail: address, name: "Grace" });
    expect(await confirmEmail(token, null)).toBe("changed");
    expect(await emailOf(id)).toBe(address);
    expect(await db.session.count({ where: { id: here } })).toBe(1);
  });

  test.each(["", "x", "0".repeat(64)])("by the link %j, which was never sent, is none", async (token) => {
    expect(await confirmEmail(token, null)).toBe("gone");
    expect(await findEmailChange(token)).toBeNull();
  });
});
