import "#lib/testing/database";
import { beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { eraseAccount } from "#lib/accounts/erase";
import { exportOwnData } from "#lib/accounts/export-data";
import { forgetExpired } from "#lib/accounts/forget-expired";
import { newSessionToken, sessionTokenHash } from "#lib/accounts/secrets";
import { actorOf, findVisitor, isSessionOf, openSession } from "#lib/accounts/sessions";
import { changeRole } from "#lib/administration/change-role";
import { db } from "#lib/db";
import { env } from "#lib/env";
import { deliverMail } from "#lib/notifications/deliver-mail";
import { type Actor, can } from "#lib/permissions";
import { decide } from "#lib/revisions/decide";
import { listQueue } from "#lib/revisions/queue";
import { parseQueueFilters } from "#lib/revisions/queue-filters";
import { makeAuthenticator } from "#lib/testing/authenticator";
import { acceptance, createUser, submitCreation } from "#lib/testing/factories";
import { findBearer } from "#lib/tokens/find-bearer";
import { makeToken } from "#lib/tokens/make";
import { addKey, beginAdding } from "./add";
import { removeKey, renameKey } from "./keep";
import { CODES, KEYS_MAX } from "./limits";
import { getOwnKeys } from "./queries";
import { recover, renewCodes } from "./recovery-codes";
import { beginSignIn, handleOf, signInWithKey } from "./sign-in";
import { forgetKeysOf, withdrawKeys } from "./withdraw-keys";

const MINUTE = 60_000;
const IP = "192.0.2.7";
const required = { demo: false, REVIEW_PASSKEYS: "required" } as const;

beforeEach(async () => {
  await db.rateEvent.deleteMany();
  await db.$executeRaw`DELETE FROM pgboss.job`;
});

const later = (ms: number, from = new Date()) => new Date(from.getTime() + ms);

async function signedIn(actor: Actor, now = new Date()) {
  const token = newSessionToken();
  await db.$transaction((tx) => openSession(tx, { token, userId: actor.id, by: "link" }, now));
  return { token, sessionId: await sessionIdOf(token) };
}

async function sessionIdOf(token: string): Promise<string> {
  const where = { sessionToken: sessionTokenHash(token) };
  return (await db.session.findUniqueOrThrow({ where, select: { id: true } })).id;
}

/** Someone with a session and a key in it. */
async function keyed(role: "contributor" | "moderator" | "admin" = "contributor") {
  const actor = await createUser(role);
  const { sessionId } = await signedIn(actor);
  const device = makeAuthenticator(env.PUBLIC_URL);
  const response = device.register(await beginAdding(actor, sessionId));
  const { token, codes } = await addKey(actor, { name: "Téléphone", response, sessionId });
  const { keys } = await getOwnKeys(actor, sessionId);
  return { actor, sessionId, token, device, codes: codes ?? [], keyId: keys[0]?.id ?? "" };
}

const signIn = async (device: ReturnType<typeof makeAuthenticator>, actor: Actor, lies = {}) =>
  signInWithKey({ response: device.use(await beginSignIn(IP), handleOf(actor.id), lies), ip: IP });

const refused = { code: "forbidden", key: "keyRefused" };

async function mailsOf(userId: string): Promise<string[]> {
  const rows = z.array(z.object({ what: z.string() })).parse(
    await db.$queryRaw`
        SELECT data->>'what' AS what FROM pgboss.job
        WHERE name = 'mail' AND data->>'kind' = 'key' AND data->>'userId' = ${userId} ORDER BY created_on, id`,
  );
  return rows.map(({ what }) => what).sort();
}

const actsOf = async (userId: string) =>
  (await db.auditEvent.findMany({ where: { actorId: userId }, orderBy: { at: "asc" } })).map(
    ({ action }) => action,
  );

describe("adding", () => {
  test("a key is kept under its name, proves its session, brings codes once, is audited and told by mail", async () => {
    const { actor, sessionId, token, codes } = await keyed();
    const { keys, codesLeft, fresh } = await getOwnKeys(actor, sessionId);
    expect(keys).toMatchObject([{ name: "Téléphone", synced: false, lastUsedAt: null }]);
    expect([codes.length, codesLeft, fresh]).toEqual([CODES, CODES, true]);
    const session = await db.session.findUniqueOrThrow({ where: { id: sessionId } });
    expect(session.provedAt).not.toBeNull();
    expect(session.sessionToken).toBe(sessionTokenHash(token));
    expect(await mailsOf(actor.id)).toEqual(["added"]);
    expect(await actsOf(actor.id)).toEqual(expect.arrayContaining(["key.add", "user.codes"]));
    const stored = await db.passkey.findFirstOrThrow({ where: { userId: actor.id } });
    expect(stored.transports).toEqual(["internal"]);
  });

  test("the same challenge adds one key, however often it is sent at once", async () => {
    const actor = await createUser();
    const { sessionId } = await signedIn(actor);
    const device = makeAuthenticator(env.PUBLIC_URL);
    const response = device.register(await beginAdding(actor, sessionId));
    const tries = await Promise.allSettled(
      Array.from({ length: 10 }, () => addKey(actor, { name: "Clé", response, sessionId })),
    );
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await db.passkey.count({ where: { userId: actor.id } })).toBe(1);
  });

  test("a challenge of another person, of signing in, or six minutes old adds nothing", async () => {
    const [actor, other] = [await createUser(), await createUser()];
    const { sessionId } = await signedIn(actor);
    const theirs = await signedIn(other);
    const device = makeAuthenticator(env.PUBLIC_URL);
    const of = (challenge: { challenge: string }) => ({
      name: "Clé",
      response: device.register(challenge),
      sessionId,
    });
    await expect(addKey(actor, of(await beginAdding(other, theirs.sessionId)))).rejects.toMatchObject(
      refused,
    );
    await expect(addKey(actor, of(await beginSignIn(IP)))).rejects.toMatchObject(refused);
    const old = of(await beginAdding(actor, sessionId));
    await expect(addKey(actor, old, later(6 * MINUTE))).rejects.toMatchObject(refused);
    expect(await db.passkey.count({ where: { userId: { in: [actor.id, other.id] } } })).toBe(0);
  });

  test.each([
    ["another site's", { origin: "https://evil.example" }],
    ["another domain's", { rpId: "evil.example" }],
    ["one that recognised nobody", { verified: false }],
    ["a signature instead of a key", { type: "webauthn.get" }],
  ])("an answer that is %s is refused, and its challenge is used up", async (_name, lies) => {
    const actor = await createUser();
    const { sessionId } = await signedIn(actor);
    const device = makeAuthenticator(env.PUBLIC_URL);
    const challenge = await beginAdding(actor, sessionId);
    const add = (response: string) => addKey(actor, { name: "Clé", response, sessionId });
    await expect(add(device.register(challenge, lies))).rejects.toMatchObject(refused);
    await expect(add(device.register(challenge))).rejects.toMatchObject(refused);
  });

  test.each(["", "{}", "null", "[1]", '{"id":"__proto__"}', "\u0000", `{"id":"${"a".repeat(30_000)}"}`])(
    "what no browser sends is refused (%#)",
    async (response) => {
      const actor = await createUser();
      const { sessionId } = await signedIn(actor);
      await expect(addKey(actor, { name: "Clé", response, sessionId })).rejects.toMatchObject(refused);
      await expect(signInWithKey({ response, ip: IP })).rejects.toMatchObject(refused);
    },
  );

  test("a device that is known cannot be added again, by anyone", async () => {
    const { actor, sessionId, device } = await keyed();
    const known = { code: "conflict", key: "keyKnown" };
    const again = device.register(await beginAdding(actor, sessionId));
    await expect(addKey(actor, { name: "Encore", response: again, sessionId })).rejects.toMatchObject(known);
    const thief = await createUser();
    const theirs = await signedIn(thief);
    const stolen = device.register(await beginAdding(thief, theirs.sessionId));
    await expect(
      addKey(thief, { name: "À moi", response: stolen, sessionId: theirs.sessionId }),
    ).rejects.toMatchObject(known);
  });

  test("an account has so many keys, and a name is asked for", async () => {
    const { actor, sessionId } = await keyed();
    await db.passkey.createMany({
      data: Array.from({ length: KEYS_MAX - 1 }, (_, n) => ({
        id: crypto.randomUUID(),
        userId: actor.id,
        name: `Clé ${n}`,
        credentialId: `${actor.id}-${n}`,
        publicKey: new Uint8Array(1),
        counter: 0,
        synced: false,
        createdAt: new Date(),
      })),
    });
    await expect(beginAdding(actor, sessionId)).rejects.toMatchObject({ key: "tooManyKeys" });
    await expect(addKey(actor, { name: " ", response: "", sessionId })).rejects.toMatchObject({
      code: "invalid",
    });
  });

  test("who came by mail long ago signs in again before the first key; once there is one, a mail is never enough", async () => {
    const first = await createUser();
    const old = await signedIn(first, later(-16 * MINUTE));
    const proveFirst = { code: "forbidden", key: "proveFirst" };
    await expect(beginAdding(first, old.sessionId)).rejects.toMatchObject(proveFirst);

    const { actor, keyId } = await keyed();
    const byMail = await signedIn(actor);
    await expect(beginAdding(actor, byMail.sessionId)).rejects.toMatchObject(proveFirst);
    await expect(removeKey(actor, { id: keyId, ...byMail })).rejects.toMatchObject(proveFirst);
    await expect(renewCodes(actor, byMail.sessionId)).rejects.toMatchObject(proveFirst);
    expect((await getOwnKeys(actor, byMail.sessionId)).fresh).toBe(false);
  });

  test("what was added with a key within a quarter of an hour is not after it", async () => {
    const { actor, sessionId } = await keyed();
    await expect(beginAdding(actor, sessionId, later(16 * MINUTE))).rejects.toMatchObject({
      key: "proveFirst",
    });
    await expect(beginAdding(null, sessionId)).rejects.toMatchObject({ key: "signInFirst" });
  });
});

describe("signing in", () => {
  test("a key opens a session that it has proved, notes its use, and is audited", async () => {
    const { actor, device, keyId } = await keyed();
    const visitor = await findVisitor(await signIn(device, actor));
    expect(visitor?.actor).toEqual({ id: actor.id, name: actor.name, role: "contributor" });
    const session = await db.session.findUniqueOrThrow({ where: { id: visitor?.sessionId } });
    expect(session).toMatchObject({ passkeyId: keyId });
    expect(session.provedAt).not.toBeNull();
    expect((await db.passkey.findUniqueOrThrow({ where: { id: keyId } })).lastUsedAt).not.toBeNull();
  });

  test("the same answer opens one session, sent ten times at once or again later", async () => {
    const { actor, device } = await keyed();
    const response = device.use(await beginSignIn(IP), handleOf(actor.id));
    const before = await db.session.count({ where: { userId: actor.id } });
    const tries = await Promise.allSettled(
      Array.from({ length: 10 }, () => signInWithKey({ response, ip: IP })),
    );
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    await expect(signInWithKey({ response, ip: IP })).rejects.toMatchObject(refused);
    expect(await db.session.count({ where: { userId: actor.id } })).toBe(before + 1);
  });

  test("a challenge lives five minutes, and one that we did not make opens nothing", async () => {
    const { actor, device } = await keyed();
    const challenge = await beginSignIn(IP, later(-6 * MINUTE));
    const late = device.use(challenge, handleOf(actor.id));
    await expect(signInWithKey({ response: late, ip: IP })).rejects.toMatchObject(refused);
    const made = device.use({ challenge: "bWFkZS11cA" }, handleOf(actor.id));
    await expect(signInWithKey({ response: made, ip: IP })).rejects.toMatchObject(refused);
    await forgetExpired();
    expect(await db.passkeyChallenge.count({ where: { challenge: challenge.challenge } })).toBe(0);
  });

  test.each([
    ["another site", { origin: "https://evil.example" }],
    ["our name on another port", { origin: "http://localhost:1" }],
    ["another domain", { rpId: "evil.example" }],
    ["a device that recognised nobody", { verified: false }],
    ["the making of a key", { type: "webauthn.create" }],
    ["another person", { userHandle: handleOf("0198c0de-0000-7000-8000-000000000001") }],
  ])("an answer made for %s is refused, and audited without any address", async (_name, lies) => {
    const { actor, device } = await keyed();
    await expect(signIn(device, actor, lies)).rejects.toMatchObject(refused);
    const [line] = await db.auditEvent.findMany({
      where: { action: "session.refuse", objectId: actor.id },
      select: { details: true },
    });
    expect(line?.details).toMatchObject({ by: "passkey" });
  });

  test("another device's signature under a key's name is refused", async () => {
    const { actor, device } = await keyed();
    const forger = makeAuthenticator(env.PUBLIC_URL);
    const forged = JSON.parse(forger.use(await beginSignIn(IP), handleOf(actor.id)));
    const response = JSON.stringify({ ...forged, id: device.credentialId, rawId: device.credentialId });
    await expect(signInWithKey({ response, ip: IP })).rejects.toMatchObject(refused);
  });

  test("a counter that does not go up is a copy's, also of two used at once", async () => {
    const { actor, device, keyId } = await keyed();
    await signIn(device, actor, { counter: 5 });
    await expect(signIn(device, actor, { counter: 5 })).rejects.toMatchObject(refused);
    await expect(signIn(device, actor, { counter: 0 })).rejects.toMatchObject(refused);
    const answers = await Promise.all(
      Array.from({ length: 8 }, async () =>
        device.use(await beginSignIn(IP), handleOf(actor.id), { counter: 6 }),
      ),
    );
    const tries = await Promise.allSettled(answers.map((response) => signInWithKey({ response, ip: IP })));
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect((await db.passkey.findUniqueOrThrow({ where: { id: keyId } })).counter).toBe(6n);
  });

  test("a key that was removed, or of someone shut out, opens nothing", async () => {
    const { actor, device, keyId, sessionId } = await keyed();
    await db.user.update({ where: { id: actor.id }, data: { blockedAt: new Date() } });
    await expect(signIn(device, actor)).rejects.toMatchObject({ key: "keyBlocked" });
    await db.user.update({ where: { id: actor.id }, data: { blockedAt: null } });
    const response = device.use(await beginSignIn(IP), handleOf(actor.id));
    await removeKey(actor, { id: keyId, sessionId });
    await expect(signInWithKey({ response, ip: IP })).rejects.toMatchObject(refused);
  });

  test("attempts are counted by network", async () => {
    const { actor, device } = await keyed();
    for (let times = 0; times < 200; times++)
      await signInWithKey({ response: "", ip: "192.0.2.99" }).catch(() => undefined);
    const response = device.use(await beginSignIn(IP), handleOf(actor.id));
    await expect(signInWithKey({ response, ip: "192.0.2.99" })).rejects.toMatchObject({ code: "too-many" });
    expect(await signInWithKey({ response, ip: IP })).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe("keeping", () => {
  test("one renames and removes one's own only; what the key opened ends, and its proof with it", async () => {
    const { actor, sessionId, device, keyId } = await keyed();
    const other = await keyed();
    await expect(renameKey(other.actor, { id: keyId, name: "À moi" })).rejects.toMatchObject({
      code: "not-found",
    });
    await expect(removeKey(other.actor, { id: keyId, sessionId: other.sessionId })).rejects.toMatchObject({
      code: "not-found",
    });
    await renameKey(actor, { id: keyId, name: "  Bureau  " });
    const elsewhere = await signIn(device, actor);
    const byMail = await signedIn(actor);
    expect((await getOwnKeys(actor, sessionId)).keys).toMatchObject([{ name: "Bureau" }]);

    await removeKey(actor, { id: keyId, sessionId });
    expect(await findVisitor(elsewhere)).toBeNull();
    expect(await findVisitor(byMail.token)).not.toBeNull();
    expect(await db.session.findUniqueOrThrow({ where: { id: sessionId } })).toMatchObject({
      provedAt: null,
      passkeyId: null,
    });
    expect(await db.recoveryCode.count({ where: { userId: actor.id } })).toBe(0);
    expect(await mailsOf(actor.id)).toEqual(["added", "removed"]);
    expect(await actsOf(actor.id)).toEqual(expect.arrayContaining(["key.rename", "key.remove"]));
  });

  test("of two who remove the same key at once, one does", async () => {
    const { actor, sessionId, keyId } = await keyed();
    const tries = await Promise.allSettled([1, 2, 3].map(() => removeKey(actor, { id: keyId, sessionId })));
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await mailsOf(actor.id)).toEqual(["added", "removed"]);
  });
});

describe("recovering", () => {
  test("a code stands for a key once, however it is typed, and its use is told", async () => {
    const { actor, codes } = await keyed();
    const byMail = await signedIn(actor);
    const typed = ` ${(codes[0] ?? "").toLowerCase().replaceAll("-", " ").replaceAll("0", "o")} `;
    const token = await recover(actor, { typed, sessionId: byMail.sessionId });
    expect(await findVisitor(byMail.token)).toBeNull();
    expect((await findVisitor(token))?.sessionId).toBe(byMail.sessionId);
    expect(await getOwnKeys(actor, byMail.sessionId)).toMatchObject({ fresh: true, codesLeft: CODES - 1 });
    await expect(recover(actor, { typed, sessionId: byMail.sessionId })).rejects.toMatchObject({
      code: "invalid",
      issues: [{ path: "code", code: "unknownCode" }],
    });
    expect(await mailsOf(actor.id)).toEqual(["added", "recovered"]);
    expect(await actsOf(actor.id)).toContain("session.recover");
  });

  test("a code used ten times at once serves once", async () => {
    const { actor, codes } = await keyed();
    const { sessionId } = await signedIn(actor);
    const tries = await Promise.allSettled(
      Array.from({ length: 10 }, () => recover(actor, { typed: codes[1] ?? "", sessionId })),
    );
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  test("another's code, another's session and the eleventh try of an hour are refused", async () => {
    const [one, other] = [await keyed(), await keyed()];
    const typed = one.codes[2] ?? "";
    await expect(recover(other.actor, { typed, sessionId: other.sessionId })).rejects.toMatchObject({
      code: "invalid",
    });
    await expect(recover(one.actor, { typed, sessionId: other.sessionId })).rejects.toMatchObject({
      key: "signInFirst",
    });
    // What was refused has used nothing up.
    expect(await db.recoveryCode.count({ where: { userId: one.actor.id, usedAt: null } })).toBe(CODES);
    for (let times = 0; times < 10; times++)
      await recover(one.actor, { typed: "faux", sessionId: one.sessionId }).catch(() => undefined);
    await expect(recover(one.actor, { typed, sessionId: one.sessionId })).rejects.toMatchObject({
      code: "too-many",
    });
  });

  test("new codes take the place of the former, and the table holds hashes only", async () => {
    const { actor, sessionId, codes } = await keyed();
    const made = await renewCodes(actor, sessionId);
    expect(new Set([...codes, ...made]).size).toBe(2 * CODES);
    for (const code of made) expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){5}[0-9A-HJKMNP-TV-Z]{4}$/);
    await expect(recover(actor, { typed: codes[0] ?? "", sessionId })).rejects.toMatchObject({
      code: "invalid",
    });
    const stored = JSON.stringify(await db.recoveryCode.findMany({ where: { userId: actor.id } }));
    for (const code of made) expect(stored).not.toContain(code.replaceAll("-", ""));
  });

  test("an administrator removes all that someone had: it ends their sessions and tokens, is audited and told", async () => {
    const { actor, device, token } = await keyed("moderator");
    const administrator = await createUser("admin", "Alix");
    await makeToken(actor, { name: "Programme", scopes: ["read:own"], days: "30" });
    await withdrawKeys(administrator, actor.id);
    expect(await findVisitor(token)).toBeNull();
    await expect(signIn(device, actor)).rejects.toMatchObject(refused);
    const where = { userId: actor.id };
    expect(
      await Promise.all([
        db.passkey.count({ where }),
        db.recoveryCode.count({ where }),
        db.apiToken.count({ where }),
      ]),
    ).toEqual([0, 0, 0]);
    const [line] = await db.auditEvent.findMany({ where: { action: "user.withdraw-keys" } });
    expect(line).toMatchObject({ actorId: administrator.id, objectId: actor.id });
    expect(await mailsOf(actor.id)).toEqual(["added", "withdrawn"]);
    await expect(withdrawKeys(administrator, actor.id)).rejects.toMatchObject({ key: "noKeyYet" });
    await expect(withdrawKeys(administrator, administrator.id)).rejects.toMatchObject({ key: "ownKeys" });
    await expect(withdrawKeys(actor, administrator.id)).rejects.toMatchObject({ key: "notAllowed" });
  });
});

test("who installs Sillage removes the keys of the last administrator, who has nobody to ask", async () => {
  const { actor, device } = await keyed("admin");
  const { email } = await db.user.findUniqueOrThrow({ where: { id: actor.id }, select: { email: true } });
  expect(await forgetKeysOf(` ${email?.toUpperCase()} `)).toEqual({ email });
  await expect(signIn(device, actor)).rejects.toMatchObject(refused);
  expect(await mailsOf(actor.id)).toEqual(["added", "withdrawn"]);
  const line = await db.auditEvent.findFirst({ where: { action: "user.withdraw-keys", objectId: actor.id } });
  expect(line).toMatchObject({ actorId: null, details: { by: "command line", keys: 1 } });
  await expect(forgetKeysOf("personne@exemple.fr")).rejects.toMatchObject({ code: "not-found" });
  await expect(forgetKeysOf(email ?? "")).rejects.toMatchObject({ code: "conflict" });
});

describe("where those who review need a key", () => {
  const unproved = (actor: Actor) => actorOf(actor, null, new Date(), required);

  test("a session by mail reads and proposes, and neither reviews nor administers", async () => {
    const [author, moderator, admin] = [
      await createUser(),
      await createUser("moderator"),
      await createUser("admin"),
    ];
    const waiting = await submitCreation(author, "lab", { title: "Lab qui attend une clé" });
    const keyFirst = { code: "forbidden", key: "keyFirst" };
    await expect(decide(unproved(moderator), acceptance(waiting))).rejects.toMatchObject(keyFirst);
    await expect(decide(unproved(admin), acceptance(waiting))).rejects.toMatchObject(keyFirst);
    await expect(listQueue(unproved(moderator), parseQueueFilters({}))).rejects.toMatchObject(keyFirst);
    await expect(
      changeRole(unproved(admin), { id: author.id, seen: "contributor", role: "admin" }),
    ).rejects.toMatchObject(keyFirst);
    await expect(withdrawKeys(unproved(admin), moderator.id)).rejects.toMatchObject(keyFirst);
    const own = await submitCreation(unproved(moderator), "lab", { title: "Lab proposé sans clé" });
    expect((await db.revision.findUniqueOrThrow({ where: { id: own.id } })).state).toBe("submitted");
    await decide(actorOf(moderator, new Date(), new Date(), required), acceptance(waiting));
  });

  test("what they have proved is read again at each request: in a session, in what stays open, never in a token", async () => {
    const { actor, token, sessionId } = await keyed("moderator");
    const byMail = await signedIn(actor);
    expect((await findVisitor(byMail.token, new Date(), required))?.actor.needsKey).toBe(true);
    expect((await findVisitor(byMail.token))?.actor.needsKey).toBeUndefined();
    const proved = await findVisitor(token, new Date(), required);
    expect(can(proved?.actor ?? null, "review")).toBe(true);
    const nextDay = await findVisitor(token, later(25 * 60 * MINUTE), required);
    expect(nextDay?.actor.needsKey).toBe(true);
    expect(await isSessionOf(sessionId, "review")).toBe(true);
    const { token: bearer } = await makeToken(actor, { name: "P", scopes: ["propose"], days: "30" });
    const found = await findBearer(`Bearer ${bearer}`, new Date(), required);
    expect(can(found?.actor ?? null, "review")).toBe(false);
    expect(can(found?.actor ?? null, "propose")).toBe(true);
  });

  test("contributors are asked for nothing", async () => {
    expect(unproved(await createUser()).needsKey).toBeUndefined();
  });
});

test("keys are in what one exports, without what signs in, and go with the account", async () => {
  const { actor, sessionId, device, codes } = await keyed();
  await beginAdding(actor, sessionId);
  const data = await exportOwnData(actor);
  expect(data.passkeys).toMatchObject([{ name: "Téléphone" }]);
  expect(data.recoveryCodes).toHaveLength(CODES);
  expect(data.passkeysAsked).toHaveLength(1);
  const text = JSON.stringify(data, (_, value) => (typeof value === "bigint" ? String(value) : value));
  expect(text).not.toContain(device.credentialId);
  expect(text).not.toContain(codes[0]);
  await eraseAccount(actor, { typed: "effacer" });
  const where = { userId: actor.id };
  expect(
    await Promise.all([
      db.passkey.count({ where }),
      db.recoveryCode.count({ where }),
      db.passkeyChallenge.count({ where }),
    ]),
  ).toEqual([0, 0, 0]);
  expect(await mailsOf(actor.id)).toEqual([]);
});

test("the mail of a new key leaves in its person's language, and not for who has left", async () => {
  const { actor } = await keyed();
  await db.user.update({ where: { id: actor.id }, data: { language: "en" } });
  const job = { kind: "key", userId: actor.id, what: "added", at: "2026-11-22T08:05:00.000Z" } as const;
  const id = crypto.randomUUID();
  expect(await deliverMail(id, job)).toBe("done");
  const [mail] = await db.keptMail.findMany({ where: { to: actor.email } });
  expect(mail?.subject).toBe("A passkey was added to your Sillage account");
  await eraseAccount(actor, { typed: "effacer" });
  await db.keptMail.deleteMany();
  expect(await deliverMail(id, job)).toBe("done");
  expect(await db.keptMail.count()).toBe(0);
});
