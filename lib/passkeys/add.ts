/** A person adds a passkey to their account. */
import { generateRegistrationOptions } from "@simplewebauthn/server";
import { v7 as uuid, parse as uuidBytes } from "uuid";
import { lockUser } from "#lib/accounts/lock-user";
import { proveSession } from "#lib/accounts/sessions";
import { requireFresh } from "#lib/accounts/standing";
import { audit } from "#lib/audit";
import { brokenConstraint, db } from "#lib/db";
import { DomainError } from "#lib/errors";
import { type Actor, authorise } from "#lib/permissions";
import { limitAct } from "#lib/rate-limit";
import { tidyLine } from "#lib/text";
import { CEREMONY_MS, keepChallenge, takeChallenge } from "./challenges";
import { KEYS_MAX, NAME_MAX } from "./limits";
import { makeCodes } from "./recovery-codes";
import { relyingParty } from "./relying-party";
import { readNewKey } from "./responses";
import { tellOfKeys } from "./tell";
import { ALGORITHMS, verifyNewKey } from "./verify";

const HOUR_MS = 3_600_000;
const ATTEMPTS_PER_HOUR = 60;

/** What `navigator.credentials.create` is asked, as JSON. @throws DomainError forbidden (proveFirst), conflict, too-many */
export async function beginAdding(actor: Actor | null, sessionId: string, now = new Date()) {
  authorise(actor, "propose");
  const userId = actor.id;
  const site = relyingParty();
  return await db.$transaction(async (tx) => {
    const { email, name } = await lockUser(tx, userId);
    const limit = { name: "passkey.add", value: userId, max: ATTEMPTS_PER_HOUR, windowMs: HOUR_MS };
    await limitAct(tx, [limit], now);
    const keys = await requireFresh(tx, { userId, sessionId }, now);
    refuseTooMany(keys.length);
    const options = await generateRegistrationOptions({
      rpID: site.id,
      rpName: site.name,
      userID: new Uint8Array(uuidBytes(userId)),
      userName: email ?? name,
      userDisplayName: name,
      timeout: CEREMONY_MS,
      attestationType: "none",
      excludeCredentials: keys.map(({ credentialId }) => ({ id: credentialId })),
      authenticatorSelection: { residentKey: "required", userVerification: "required" },
      supportedAlgorithmIDs: ALGORITHMS,
    });
    await keepChallenge(tx, options.challenge, userId, now);
    return options;
  });
}

export interface AddedKey {
  /** The cookie's new value: the key has proved the session. */
  token: string;
  /** Recovery codes, to be shown once; null when the account has some already. */
  codes: string[] | null;
}

/**
 * @param response what the browser answered, as JSON
 * @throws DomainError invalid (name), forbidden (proveFirst, keyRefused), conflict (keyKnown, tooManyKeys)
 */
export async function addKey(
  actor: Actor | null,
  { name: typed, response: text, sessionId }: { name: string; response: string; sessionId: string },
  now = new Date(),
): Promise<AddedKey> {
  authorise(actor, "propose");
  const userId = actor.id;
  const name = keyName(typed, "name");
  const read = readNewKey(text);
  if (!read || !(await takeChallenge(read.challenge, userId, now)))
    throw new DomainError("forbidden", "keyRefused");
  const key = await verifyNewKey(read.response, read.challenge);
  if (!key) throw new DomainError("forbidden", "keyRefused");
  try {
    return await db.$transaction(async (tx) => {
      await lockUser(tx, userId);
      const { length } = await requireFresh(tx, { userId, sessionId }, now);
      refuseTooMany(length);
      const id = uuid();
      await tx.passkey.create({ data: { id, userId, name, createdAt: now, ...key } });
      await audit(tx, now, { actorId: userId, action: "key.add", object: "key", objectId: id });
      await tellOfKeys(tx, { userId, what: "added" }, now);
      const codes = (await tx.recoveryCode.count({ where: { userId, usedAt: null } })) > 0;
      return {
        token: await proveSession(tx, { id: sessionId, userId, passkeyId: id }, now),
        codes: codes ? null : await makeCodes(tx, userId, now),
      };
    });
  } catch (error) {
    throw brokenConstraint(error) ? new DomainError("conflict", "keyKnown") : error;
  }
}

/** `path`: of the field that holds it. @throws DomainError invalid */
export function keyName(typed: string, path: string): string {
  const name = tidyLine(typed);
  const issue = (code: string) =>
    new DomainError("invalid", "invalidContent", {}, [{ path, code, params: { max: NAME_MAX } }]);
  if (name === "") throw issue("required");
  if (name.length > NAME_MAX) throw issue("tooLong");
  return name;
}

function refuseTooMany(count: number): void {
  if (count >= KEYS_MAX) throw new DomainError("conflict", "tooManyKeys", { max: KEYS_MAX });
}
