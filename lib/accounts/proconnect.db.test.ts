import "#lib/testing/database";
import "#lib/testing/settings";
import { v7 as uuid } from "uuid";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { db } from "#lib/db";
import { env } from "#lib/env";
import { createSession, createUser } from "#lib/testing/factories";
import { type Claims, type Forge, startOpenId, type TestOpenId } from "#lib/testing/openid";
import { linkIdentity, signInByIdentity, unlinkIdentity } from "./identities";
import {
  endAtProConnect,
  type Identity,
  leaveForProConnect,
  readJourney,
  returnFromProConnect,
} from "./proconnect";
import { findVisitor } from "./sessions";

let openId: TestOpenId;
const settings = () => ({
  issuer: openId.issuer,
  clientId: openId.clientId,
  clientSecret: openId.clientSecret,
});

beforeAll(async () => {
  openId = await startOpenId(env.PUBLIC_URL);
});
afterAll(() => openId.stop());
beforeEach(async () => {
  await db.rateEvent.deleteMany();
  await db.$executeRaw`DELETE FROM pgboss.job`;
});
afterEach(() => {
  openId.forge = {};
  openId.codeSeconds = 30;
});

const leave = () => leaveForProConnect({ lang: "fr", next: "/fr/labs", link: null }, new Date(), settings());

/** Goes there and comes back: what the callback is given, and what its browser holds. */
async function visit(subject: string) {
  const { url, cookie } = await leave();
  const query = new URL(await openId.signInAt(url, subject)).searchParams;
  return { query, journey: readJourney(cookie) };
}

async function come(subject: string) {
  const { query, journey } = await visit(subject);
  return await returnFromProConnect(query, journey, settings());
}

async function identityOf(subject: string): Promise<Identity> {
  const answer = await come(subject);
  if ("failure" in answer) throw new Error(answer.failure);
  return answer.identity;
}

describe("going to ProConnect", () => {
  test("asks for what is used and nothing else, with a long state and nonce that are never the same", async () => {
    const asked = await Promise.all([leave(), leave()]);
    const [one, other] = asked.map(({ url }) => Object.fromEntries(new URL(url).searchParams));
    expect(Object.keys(one ?? {}).sort()).toEqual(
      ["client_id", "nonce", "redirect_uri", "response_type", "scope", "state"].sort(),
    );
    expect(one).toMatchObject({
      client_id: openId.clientId,
      redirect_uri: `${env.PUBLIC_URL}/api/auth/callback/proconnect`,
      response_type: "code",
      scope: "openid email",
    });
    for (const name of ["state", "nonce"] as const) {
      expect(one?.[name]?.length).toBeGreaterThanOrEqual(32);
      expect(one?.[name]).not.toBe(other?.[name]);
      expect(asked[0]?.cookie).not.toContain(one?.[name]);
    }
  });

  test("is refused where there is no ProConnect, or when it does not answer as it should", async () => {
    const asked = { lang: "fr", next: null, link: null } as const;
    await expect(leaveForProConnect(asked, new Date(), null)).rejects.toMatchObject({ code: "not-found" });
    const nobody = { ...settings(), issuer: "http://localhost:9/api/v2" };
    await expect(leaveForProConnect(asked, new Date(), nobody)).rejects.toThrow();
    const misnamed = { ...settings(), issuer: openId.issuer.replace("localhost", "127.0.0.1") };
    await expect(leaveForProConnect(asked, new Date(), misnamed)).rejects.toThrow("says otherwise");
  });
});

describe("coming back from ProConnect", () => {
  test("gives an issuer, a subject and an address in the form that we keep", async () => {
    openId.emails.set("ada", "Ada.Lovelace@Agents.Exemple.FR");
    expect(await come("ada")).toEqual({
      identity: { issuer: openId.issuer, subject: "ada", email: "ada.lovelace@agents.exemple.fr" },
      idToken: expect.stringMatching(/^ey/),
    });
  });

  test("without a usable address gives none, and an identity all the same", async () => {
    openId.emails.set("noaddress", "not an address");
    expect(await identityOf("noaddress")).toMatchObject({ subject: "noaddress", email: null });
  });

  test("having given up there says so", async () => {
    expect(await come("")).toEqual({ failure: "cancelled" });
  });

  test("is refused with another state, with none, in another browser, or too late", async () => {
    const { query, journey } = await visit("ada");
    if (!journey) throw new Error("no journey");
    const wrong = [
      [new URLSearchParams({ ...Object.fromEntries(query), state: "x".repeat(64) }), journey],
      [new URLSearchParams({ code: query.get("code") ?? "" }), journey],
      [query, (await visit("ada")).journey],
      [query, null],
      [query, readJourney("x".repeat(200))],
    ] as const;
    for (const [given, kept] of wrong)
      expect(await returnFromProConnect(given, kept, settings())).toEqual({ failure: "stale" });
    const { cookie } = await leave();
    expect(readJourney(cookie, new Date(Date.now() + 14 * 60_000))).not.toBeNull();
    expect(readJourney(cookie, new Date(Date.now() + 16 * 60_000))).toBeNull();
  });

  test("is refused with the nonce of another journey", async () => {
    const { query, journey } = await visit("ada");
    if (!journey) throw new Error("no journey");
    const other = { ...journey, nonce: "0".repeat(64) };
    expect(await returnFromProConnect(query, other, settings())).toEqual({ failure: "untrusted" });
  });

  const later = (seconds: number) => Math.floor(Date.now() / 1000) + seconds;
  const forgeries: [string, Forge][] = [
    ["for another service", (claims) => ({ claims: { ...claims, aud: "another-service" } })],
    [
      "for another service too",
      (claims) => ({ claims: { ...claims, aud: ["another-service", claims.aud] } }),
    ],
    ["of another issuer", (claims) => ({ claims: { ...claims, iss: "https://evil.example" } })],
    ["without nonce", ({ nonce: _, ...claims }) => ({ claims })],
    ["expired", (claims) => ({ claims: { ...claims, iat: later(-600), exp: later(-300) } })],
    ["without signature (alg none)", (claims) => ({ claims, as: "none" })],
    ["signed with the public key (alg HS256)", (claims) => ({ claims, as: "HS256" })],
  ];

  test("is accepted with tokens that were written anew and say the truth", async () => {
    openId.forge = { idToken: (claims) => ({ claims }), userinfo: (claims) => ({ claims }) };
    expect(await identityOf("ada")).toMatchObject({ subject: "ada" });
  });

  test.each(forgeries)("is refused with an ID token %s", async (_, idToken) => {
    openId.forge = { idToken };
    expect(await come("ada")).toEqual({ failure: "untrusted" });
  });

  const userinfos: [string, Forge][] = [
    ["in clear", (claims) => ({ claims, as: "plain" })],
    ["without signature", (claims) => ({ claims, as: "none" })],
    ["signed with the public key", (claims) => ({ claims, as: "HS256" })],
    ["of someone else", (claims: Claims) => ({ claims: { ...claims, sub: "eve" } })],
    ["for another service", (claims: Claims) => ({ claims: { ...claims, aud: "another-service" } })],
  ];

  test.each(userinfos)("is refused with userinfo %s", async (_, userinfo) => {
    openId.forge = { userinfo };
    expect(await come("ada")).toEqual({ failure: "untrusted" });
  });

  test("with an expired code is refused", async () => {
    openId.codeSeconds = 1;
    const { query, journey } = await visit("ada");
    await new Promise((resolve) => setTimeout(resolve, 2_100));
    expect(await returnFromProConnect(query, journey, settings())).toEqual({ failure: "stale" });
  });

  test("twice is refused the second time", async () => {
    const { query, journey } = await visit("ada");
    expect(await returnFromProConnect(query, journey, settings())).toHaveProperty("identity");
    expect(await returnFromProConnect(query, journey, settings())).toEqual({ failure: "stale" });
  });

  test("to a service whose secret is wrong is refused", async () => {
    const { query, journey } = await visit("ada");
    const wrong = { ...settings(), clientSecret: "wrong" };
    expect(await returnFromProConnect(query, journey, wrong)).toEqual({ failure: "unavailable" });
  });

  test("leads to its sign-out, with the ID token and an address to come back to", async () => {
    const answer = await come("ada");
    if ("failure" in answer) throw new Error(answer.failure);
    const url = new URL((await endAtProConnect(answer.idToken, settings())) ?? "");
    expect(url.href.startsWith(`${openId.issuer}/session/end?`)).toBe(true);
    expect([...url.searchParams.keys()]).toEqual(["id_token_hint", "state", "post_logout_redirect_uri"]);
    expect(url.searchParams.get("state")?.length).toBeGreaterThanOrEqual(32);
    const page = await fetch(url);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain("/session/end/confirm");
    expect(await endAtProConnect(answer.idToken, null)).toBeNull();
  });
});

describe("an identity", () => {
  const enter = async (identity: Identity) => {
    const done = await signInByIdentity(identity, "fr");
    if ("refusal" in done) throw new Error(done.refusal);
    const visitor = await findVisitor(done.token);
    if (!visitor) throw new Error("no session");
    return visitor;
  };
  const identity = (changes: Partial<Identity> = {}): Identity => ({
    issuer: "https://proconnect.example",
    subject: uuid(),
    email: `${uuid()}@agents.exemple.fr`,
    ...changes,
  });

  test("that is new makes an account under a neutral name, whose address has to be confirmed", async () => {
    const newcomer = await identityOf("grace");
    const visitor = await enter(newcomer);
    expect(visitor.email).toBeNull();
    expect(visitor.actor.name).toMatch(/^Contributeur [0-9a-f]{4}$/);
    expect(await db.emailChange.findUnique({ where: { userId: visitor.actor.id } })).toMatchObject({
      newEmail: "grace@agents.exemple.fr",
      oldTokenHash: null,
    });
    expect(await db.user.count({ where: { email: newcomer.email } })).toBe(0);
    const lines = await db.auditEvent.findMany({
      where: { actorId: visitor.actor.id },
      orderBy: { id: "asc" },
    });
    expect(lines.map(({ action }) => action)).toEqual([
      "user.create",
      "user.link",
      "user.email-ask",
      "session.create",
    ]);
    expect(JSON.stringify(lines)).not.toContain("grace");
  });

  test("is found again whatever its address has become, and nothing changes in silence", async () => {
    const first = identity();
    const { actor } = await enter(first);
    await db.user.update({ where: { id: actor.id }, data: { email: first.email } });
    await db.emailChange.deleteMany();
    const again = await enter({ ...first, email: "another@agents.exemple.fr" });
    expect(again.actor.id).toBe(actor.id);
    expect(again.email).toBe(first.email);
    expect(await db.emailChange.count()).toBe(0);
  });

  test("with the same subject at another issuer is someone else", async () => {
    const first = identity();
    const other = await enter({ ...identity({ subject: first.subject }), issuer: "https://other.example" });
    expect(other.actor.id).not.toBe((await enter(first)).actor.id);
  });

  test("is not tied to an account because it has its address: one signs in there first, then ties them", async () => {
    const member = await createUser();
    const theirs = identity({ email: member.email });
    expect(await signInByIdentity(theirs, "fr")).toEqual({ refusal: "knownAddress" });
    expect(await db.account.count({ where: { subject: theirs.subject } })).toBe(0);
    const sessionId = await createSession(member);
    await linkIdentity(member, { ...theirs, sessionId });
    await linkIdentity(member, { ...theirs, sessionId });
    expect((await enter(theirs)).actor.id).toBe(member.id);
  });

  test("tied to an account is not tied to another", async () => {
    const [one, other] = [await createUser(), await createUser()];
    const theirs = identity({ email: null });
    await linkIdentity(one, { ...theirs, sessionId: await createSession(one) });
    const sessionId = await createSession(other);
    await expect(linkIdentity(other, { ...theirs, sessionId })).rejects.toMatchObject({
      key: "identityTaken",
    });
  });

  test("is tied and untied by who has just proved who they are, in that session", async () => {
    const member = await createUser();
    const theirs = identity({ email: null });
    const old = await createSession(member, new Date(Date.now() - 16 * 60_000));
    const proveFirst = { code: "forbidden", key: "proveFirst" };
    await expect(linkIdentity(member, { ...theirs, sessionId: old })).rejects.toMatchObject(proveFirst);
    const ofAnother = await createSession(await createUser());
    await expect(linkIdentity(member, { ...theirs, sessionId: ofAnother })).rejects.toMatchObject(proveFirst);
    const sessionId = await createSession(member);
    await linkIdentity(member, { ...theirs, sessionId });
    const { id } = await db.account.findFirstOrThrow({ where: { userId: member.id } });
    await expect(unlinkIdentity(member, { id, sessionId: old })).rejects.toMatchObject(proveFirst);
    await unlinkIdentity(member, { id, sessionId });
  });

  test("of someone blocked opens nothing", async () => {
    const theirs = identity();
    const { actor } = await enter(theirs);
    await db.user.update({ where: { id: actor.id }, data: { blockedAt: new Date() } });
    expect(await signInByIdentity(theirs, "fr")).toEqual({ refusal: "blocked", userId: actor.id });
  });

  test("of a newcomer who comes twice at once makes one account", async () => {
    const theirs = identity();
    const both = await Promise.all([enter(theirs), enter(theirs)]);
    expect(both[0]?.actor.id).toBe(both[1]?.actor.id);
    expect(await db.account.count({ where: { subject: theirs.subject } })).toBe(1);
  });

  test("is untied when there is another way in, and only then", async () => {
    const { actor } = await enter(identity());
    const account = await db.account.findFirstOrThrow({ where: { userId: actor.id } });
    const { id } = account;
    const sessionId = await createSession(actor);
    await expect(unlinkIdentity(actor, { id, sessionId })).rejects.toMatchObject({ key: "lastWayIn" });
    await db.user.update({ where: { id: actor.id }, data: { email: `${uuid()}@exemple.fr` } });
    const stranger = await createUser();
    await unlinkIdentity(stranger, { id, sessionId: await createSession(stranger) });
    expect(await db.account.count({ where: { id: account.id } })).toBe(1);
    await unlinkIdentity(actor, { id, sessionId });
    expect(await db.account.count({ where: { id: account.id } })).toBe(0);
  });
});
