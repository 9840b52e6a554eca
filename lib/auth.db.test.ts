import "#lib/testing/database";
import "#lib/testing/settings";
import type { NextApiRequest, NextApiResponse } from "next";
import { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { askForLink } from "#lib/accounts/ask-for-link";
import { forgetExpired } from "#lib/accounts/forget-expired";
import { findLinkAddress, getOwnAccount } from "#lib/accounts/queries";
import { closeSession, findVisitor } from "#lib/accounts/sessions";
import { authOptions, showConfirmation } from "#lib/auth";
import { db } from "#lib/db";
import { DomainError } from "#lib/errors";
import { deliverMail } from "#lib/notifications/deliver-mail";
import { createUser } from "#lib/testing/factories";

const MINUTE = 60_000;
const DAY = 86_400_000;
const ADA = "ada@example.org";

beforeEach(async () => {
  await db.rateEvent.deleteMany();
  await db.verificationToken.deleteMany();
  await db.$executeRaw`DELETE FROM pgboss.job`;
});

const ask = (email = ADA, now = new Date(), ip = "192.0.2.1") =>
  askForLink({ email, lang: "en", next: "/en/contributions", ip }, now);

const later = (ms: number) => new Date(Date.now() + ms);

const jobRow = z.object({ id: z.string(), data: z.json() });

async function jobs() {
  return z
    .array(jobRow)
    .parse(await db.$queryRaw`SELECT id, data FROM pgboss.job WHERE name = 'mail' ORDER BY created_on`);
}

/** Does what the worker does with the last link asked for, and opens the mail. */
async function receiveLink(): Promise<string> {
  const job = (await jobs()).at(-1);
  if (!job) throw new Error("no mail was enqueued");
  await deliverMail(job.id, { kind: "sign-in", lang: "en", next: "/en/contributions" });
  const mail = await db.keptMail.findFirstOrThrow({ orderBy: { keptAt: "desc" } });
  const [address = ""] = /http\S+/.exec(mail.text) ?? [];
  const token = new URL(address).searchParams.get("token");
  if (!token) throw new Error("the mail has no link");
  return token;
}

/** What the button does: next-auth's own callback, through its handler for plain requests. */
async function confirm(token: string, cookies: Record<string, string> = {}) {
  let location = "";
  const set: string[] = [];
  const response = {
    status: () => response,
    getHeader: () => set,
    setHeader: (name: string, value: unknown) => {
      if (name === "Location") location = String(value);
      return response;
    },
    end: () => response,
    send: () => response,
    json: () => response,
  };
  const request = { method: "POST", query: { nextauth: ["callback", "email"], token }, cookies, headers: {} };
  await NextAuth(
    request as unknown as NextApiRequest,
    response as unknown as NextApiResponse,
    authOptions("en"),
  );
  const session = set.map((line) => /^next-auth\.session-token=([0-9a-f]+);/.exec(line)?.[1]).find(Boolean);
  return { session, error: new URL(location, "http://localhost").searchParams.get("error") };
}

async function signIn(email = ADA) {
  await ask(email);
  const { session } = await confirm(await receiveLink());
  if (!session) throw new Error("not signed in");
  return session;
}

describe("a sign-in link", () => {
  test("makes a newcomer's account under a neutral name, in the language of the page, and signs them in", async () => {
    const session = await signIn("grace.hopper@example.org");
    const visitor = await findVisitor(session);
    expect(visitor).toMatchObject({ email: "grace.hopper@example.org", language: "en" });
    expect(visitor?.actor.role).toBe("contributor");
    expect(visitor?.actor.name).toMatch(/^Contributor [0-9a-f]{4}$/);
    const actions = await db.auditEvent.findMany({
      where: { actorId: visitor?.actor.id },
      orderBy: { id: "asc" },
    });
    expect(actions.map(({ action }) => action)).toEqual(["user.create", "session.create"]);
  });

  test("finds the account again whatever the capitals, so that one person has one", async () => {
    const first = await findVisitor(await signIn("one.person@example.org"));
    const second = await findVisitor(await signIn("  One.Person@EXAMPLE.org "));
    expect(second?.actor.id).toBe(first?.actor.id);
  });

  test("is good once", async () => {
    await ask();
    const token = await receiveLink();
    expect((await confirm(token)).session).toBeDefined();
    expect(await confirm(token)).toEqual({ session: undefined, error: "Verification" });
  });

  test("clicked ten times at once opens one session", async () => {
    await ask("ten@example.org");
    const token = await receiveLink();
    const answers = await Promise.all(Array.from({ length: 10 }, () => confirm(token)));
    expect(answers.filter(({ session }) => session)).toHaveLength(1);
    expect(await db.session.count({ where: { user: { email: "ten@example.org" } } })).toBe(1);
  });

  test("cancels the other links of the address once used", async () => {
    await ask();
    const first = await receiveLink();
    await ask();
    const second = await receiveLink();
    await confirm(second);
    expect((await confirm(first)).error).toBe("Verification");
  });

  test("of a newcomer who uses two at once makes one account", async () => {
    await ask("twice@example.org");
    const first = await receiveLink();
    await ask("twice@example.org");
    const second = await receiveLink();
    await Promise.all([confirm(first), confirm(second)]);
    expect(await db.user.count({ where: { email: "twice@example.org" } })).toBe(1);
  });

  test("is refused once its ten minutes are over", async () => {
    await ask(ADA, later(-10 * MINUTE - 1000));
    await db.verificationToken.updateMany({ data: { expires: later(5 * MINUTE) } });
    const token = await receiveLink();
    await db.verificationToken.updateMany({ data: { expires: later(-1000) } });
    expect(await findLinkAddress(token)).toBeNull();
    expect(await confirm(token)).toEqual({ session: undefined, error: "Verification" });
  });

  test("that is forged signs nobody in", async () => {
    await ask();
    expect((await confirm("0".repeat(64))).session).toBeUndefined();
    expect(await db.verificationToken.count()).toBe(1);
  });

  test.each(["GET", "HEAD"])(
    "is not consumed by a %s, which leads to the page with the button",
    async (method) => {
      await ask();
      const token = await receiveLink();
      const address = `http://localhost:3000/api/auth/callback/email?token=${token}&next=//evil.example`;
      const answer = showConfirmation(
        new NextRequest(address, { method, headers: { "accept-language": "en" } }),
      );
      expect(answer.status).toBe(303);
      expect(answer.headers.get("location")).toBe(`/en/connexion/confirmer?token=${token}`);
      expect(await findLinkAddress(token)).toBe(ADA);
      expect(await findLinkAddress(token)).toBe(ADA);
      expect((await confirm(token)).session).toBeDefined();
    },
  );

  test("lies nowhere in clear: neither token nor address in the jobs, only hashes in the tables", async () => {
    await ask("secret@example.org");
    const token = await receiveLink();
    const { session = "" } = await confirm(token);
    const rows = JSON.stringify([
      await db.$queryRaw`SELECT to_jsonb(job)::text FROM pgboss.job`,
      await db.verificationToken.findMany(),
      await db.rateEvent.findMany({ select: { key: true } }),
      await db.session.findMany(),
      await db.auditEvent.findMany(),
    ]);
    for (const secret of [token, session, "secret@example.org"]) expect(rows).not.toContain(secret);
  });

  test("asked for by a mail that comes too late is not sent", async () => {
    await ask();
    const [job] = await jobs();
    const outcome = await deliverMail(
      job?.id ?? "",
      { kind: "sign-in", lang: "en", next: null },
      undefined,
      later(9.5 * MINUTE),
    );
    expect(outcome).toBe("done");
    expect(await db.keptMail.count({ where: { messageId: { contains: job?.id } } })).toBe(0);
  });
});

describe("asking for a link", () => {
  test("is in the audit, without the address and whether it has an account", async () => {
    const known = await createUser();
    for (const email of [known.email, "unknown@example.org"]) await ask(email);
    const lines = await db.auditEvent.findMany({
      where: { action: "link.ask" },
      orderBy: { id: "desc" },
      take: 2,
      omit: { id: true, at: true, objectId: true },
    });
    expect(lines).toEqual([lines[0], lines[0]]);
    expect(lines[0]).toEqual({ actorId: null, action: "link.ask", object: "mail", details: {} });
  });

  test("gives the same answer and leaves the same traces whether the address has an account or not", async () => {
    const known = await createUser();
    const answers = [await ask(known.email), await ask("nobody@example.org")];
    expect(answers).toEqual([{ email: known.email }, { email: "nobody@example.org" }]);
    const [first, second] = await jobs();
    expect(first?.data).toEqual(second?.data);
    expect(await db.verificationToken.count()).toBe(2);
    expect(await db.user.count({ where: { email: "nobody@example.org" } })).toBe(0);
  });

  test("is refused after five in an hour for an address, also all at once, and possible again after five minutes", async () => {
    const now = new Date();
    const asked = await Promise.allSettled(
      Array.from({ length: 10 }, (_, i) => ask(ADA, now, `192.0.2.${i}`)),
    );
    const refused = asked.filter((one) => one.status === "rejected").map((one) => one.reason);
    expect(refused).toHaveLength(5);
    for (const reason of refused) {
      expect(reason).toBeInstanceOf(DomainError);
      expect(reason).toMatchObject({ code: "too-many", key: "linkOnItsWay", params: { minutes: 5 } });
    }
    expect(await jobs()).toHaveLength(5);
    await expect(ask(" ADA@Example.org")).rejects.toMatchObject({ code: "too-many" });
    await expect(ask("other@example.org")).resolves.toBeDefined();
    await expect(ask(ADA, later(6 * MINUTE))).resolves.toBeDefined();
    await expect(ask(ADA, later(7 * MINUTE))).rejects.toMatchObject({ params: { minutes: 4 } });
  });

  test("asked for without end by others leaves its person a link that is good at any time, and few mails", async () => {
    const start = Date.now();
    for (let second = 0; second < 3600; second += 15) {
      const now = new Date(start + second * 1000);
      await ask(ADA, now, `2001:db8:${second.toString(16)}::1`).catch((error: unknown) => {
        if (!(error instanceof DomainError)) throw error;
      });
      expect(
        await db.verificationToken.count({ where: { identifier: ADA, expires: { gt: now } } }),
        `after ${second} s`,
      ).toBeGreaterThan(0);
    }
    expect((await jobs()).length).toBeLessThanOrEqual(17);
  });

  test("is refused after twenty in an hour for a network address, whatever the addresses asked for", async () => {
    for (let i = 0; i < 20; i++) await ask(`user${i}@example.org`, new Date(), `2001:db8:1:2::${i}`);
    await expect(ask("last@example.org", new Date(), "2001:db8:1:2:ffff::1")).rejects.toMatchObject({
      code: "too-many",
    });
    await expect(ask("last@example.org", new Date(), "2001:db8:1:3::1")).resolves.toBeDefined();
  });

  test.each(["", "ada", "a@b@c.org", "ada@example.org\nBcc: eve@evil.example", "é@example.org"])(
    "for %j says what is wrong with the field and counts nothing",
    async (email) => {
      await expect(ask(email)).rejects.toMatchObject({ code: "invalid", issues: [{ path: "email" }] });
      expect(await db.rateEvent.count()).toBe(0);
    },
  );

  test("follows no path out of the site once signed in", async () => {
    await askForLink({ email: ADA, lang: "fr", next: "//evil.example", ip: "192.0.2.9" });
    expect((await jobs())[0]?.data).toEqual({ kind: "sign-in", lang: "fr", next: null });
  });
});

describe("a session", () => {
  test("of someone blocked is nobody's at the next request, and they cannot sign in again", async () => {
    const session = await signIn("blocked@example.org");
    await db.user.update({ where: { email: "blocked@example.org" }, data: { blockedAt: new Date() } });
    expect(await findVisitor(session)).toBeNull();
    await ask("blocked@example.org");
    expect(await confirm(await receiveLink())).toEqual({ session: undefined, error: "AccessDenied" });
  });

  test("has the role that its person has now", async () => {
    const session = await signIn("promoted@example.org");
    await db.user.update({ where: { email: "promoted@example.org" }, data: { role: "moderator" } });
    expect((await findVisitor(session))?.actor.role).toBe("moderator");
  });

  test("lasts 30 days after the last visit", async () => {
    const session = await signIn("regular@example.org");
    expect(await findVisitor(session, later(29 * DAY))).not.toBeNull();
    expect(await findVisitor(session, later(58 * DAY))).not.toBeNull();
    expect(await findVisitor(session, later(89 * DAY))).toBeNull();
    await forgetExpired(later(89 * DAY));
    expect(await db.session.count({ where: { user: { email: "regular@example.org" } } })).toBe(0);
  });

  test("lasts thirteen months at most, however often its person comes", async () => {
    const session = await signIn("faithful@example.org");
    for (let day = 20; day <= 380; day += 20)
      expect(await findVisitor(session, later(day * DAY))).not.toBeNull();
    expect(await findVisitor(session, later(391 * DAY))).toBeNull();
  });

  test("ends with signing out, once, and both are in the journal", async () => {
    const session = await signIn("leaving@example.org");
    const visitor = await findVisitor(session);
    await Promise.all([closeSession(session), closeSession(session)]);
    expect(await findVisitor(session)).toBeNull();
    const actions = await db.auditEvent.findMany({
      where: { actorId: visitor?.actor.id, object: "session" },
      orderBy: { id: "asc" },
    });
    expect(actions.map(({ action }) => action)).toEqual(["session.create", "session.delete"]);
  });

  test("of an unknown or empty cookie is nobody's", async () => {
    expect(await findVisitor("")).toBeNull();
    expect(await findVisitor("x".repeat(5000))).toBeNull();
  });

  test("opens one's own account page", async () => {
    const visitor = await findVisitor(await signIn("own@example.org"));
    if (!visitor) throw new Error("not signed in");
    expect(await getOwnAccount(visitor.actor)).toMatchObject({ email: "own@example.org", language: "en" });
  });
});
