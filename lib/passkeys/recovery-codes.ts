/**
 * Codes for who has lost their passkeys: each stands for a key once, in a session that a link or ProConnect has opened.
 * 120 bits of chance, so that a plain hash keeps them (ASVS 5.0, 6.5.2).
 */
import { createHash, randomInt } from "node:crypto";
import { v7 as uuid } from "uuid";
import { lockUser } from "#lib/accounts/lock-user";
import { proveSession } from "#lib/accounts/sessions";
import { requireFresh } from "#lib/accounts/standing";
import { audit } from "#lib/audit";
import { db, type Transaction } from "#lib/db";
import { DomainError } from "#lib/errors";
import { type Actor, authorise } from "#lib/permissions";
import { limitAct } from "#lib/rate-limit";
import { CODES } from "./limits";
import { tellOfKeys } from "./tell";

const HOUR_MS = 3_600_000;
const ATTEMPTS_PER_HOUR = 10;

/** Crockford's base 32: no letter that is read for a figure. */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LENGTH = 24;

/** Makes the codes of an account; those that it had are worth nothing any more. */
export async function makeCodes(tx: Transaction, userId: string, now: Date): Promise<string[]> {
  await tx.recoveryCode.deleteMany({ where: { userId } });
  const codes = Array.from({ length: CODES }, () =>
    Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join(""),
  );
  await tx.recoveryCode.createMany({
    data: codes.map((code) => ({ id: uuid(), userId, hash: hashOf(code), createdAt: now })),
  });
  await audit(tx, now, { actorId: userId, action: "user.codes", object: "user", objectId: userId });
  return codes.map((code) => code.replace(/....(?=.)/g, "$&-"));
}

/** A person makes their codes anew; they are answered once. @throws DomainError forbidden (proveFirst), conflict (noKeyYet) */
export async function renewCodes(
  actor: Actor | null,
  sessionId: string,
  now = new Date(),
): Promise<string[]> {
  authorise(actor, "propose");
  const userId = actor.id;
  return db.$transaction(async (tx) => {
    await lockUser(tx, userId);
    const keys = await requireFresh(tx, { userId, sessionId }, now);
    if (keys.length === 0) throw new DomainError("conflict", "noKeyYet");
    await tellOfKeys(tx, { userId, what: "codes" }, now);
    return makeCodes(tx, userId, now);
  });
}

/**
 * A code instead of a key: the session has proved who it is. Answers the cookie's new value.
 * @throws DomainError invalid (a code unknown or used), too-many
 */
export async function recover(
  actor: Actor | null,
  { typed, sessionId }: { typed: string; sessionId: string },
  now = new Date(),
): Promise<string> {
  authorise(actor, "propose");
  const userId = actor.id;
  const limit = { name: "recovery.person", value: userId, max: ATTEMPTS_PER_HOUR, windowMs: HOUR_MS };
  await db.$transaction((tx) => limitAct(tx, [limit], now));
  return db.$transaction(async (tx) => {
    await lockUser(tx, userId);
    const { count } = await tx.recoveryCode.updateMany({
      where: { userId, hash: hashOf(typed), usedAt: null },
      data: { usedAt: now },
    });
    if (count === 0)
      throw new DomainError("invalid", "invalidContent", {}, [{ path: "code", code: "unknownCode" }]);
    await audit(tx, now, {
      actorId: userId,
      action: "session.recover",
      object: "session",
      objectId: sessionId,
    });
    await tellOfKeys(tx, { userId, what: "recovered" }, now);
    return proveSession(tx, { id: sessionId, userId, passkeyId: null }, now);
  });
}

/** However it is typed: small letters, other hyphens, an O for a zero. */
const hashOf = (code: string): string => {
  const read = code
    .toUpperCase()
    .replace(/O/g, "0")
    .replace(/[IL]/g, "1")
    .replace(/[^0-9A-Z]/g, "");
  return createHash("sha256").update(`recovery:${read}`).digest("hex");
};
