/**
 * Signing in with a passkey: the browser offers the keys that it has for this site, and the one chosen says whose it is.
 * Nobody acts yet, so there is no actor.
 */
import { generateAuthenticationOptions } from "@simplewebauthn/server";
import { parse as uuidBytes } from "uuid";
import { auditRefusal } from "#lib/accounts/refused";
import { newSessionToken } from "#lib/accounts/secrets";
import { openSession } from "#lib/accounts/sessions";
import { db } from "#lib/db";
import { DomainError } from "#lib/errors";
import { ipBlock, limitAct } from "#lib/rate-limit";
import { CEREMONY_MS, keepChallenge, takeChallenge } from "./challenges";
import { relyingParty } from "./relying-party";
import { readUsedKey } from "./responses";
import { verifyUsedKey } from "./verify";

const HOUR_MS = 3_600_000;
/** A page that offers keys asks for one as it opens: a ministry behind one address has many open. */
const CHALLENGES_PER_IP = 1000;
const ATTEMPTS_PER_IP = 200;

/** What `navigator.credentials.get` is asked, as JSON. @throws DomainError too-many */
export async function beginSignIn(ip: string, now = new Date()) {
  const options = await generateAuthenticationOptions({
    rpID: relyingParty().id,
    userVerification: "required",
    timeout: CEREMONY_MS,
  });
  await db.$transaction(async (tx) => {
    await countAttempt("passkey.challenge", CHALLENGES_PER_IP)(tx, ip, now);
    await keepChallenge(tx, options.challenge, null, now);
  });
  return options;
}

/**
 * Opens a session and answers the value of its cookie.
 * @param response what the browser answered, as JSON
 * @throws DomainError forbidden (keyRefused, keyBlocked), too-many
 */
export async function signInWithKey(
  { response: text, ip }: { response: string; ip: string },
  now = new Date(),
): Promise<string> {
  await db.$transaction((tx) => countAttempt("passkey.sign-in", ATTEMPTS_PER_IP)(tx, ip, now));
  const refuse = async (because: string, userId?: string): Promise<never> => {
    await auditRefusal({ by: "passkey", because, userId }, ip, now);
    throw new DomainError("forbidden", because === "blocked" ? "keyBlocked" : "keyRefused");
  };
  const read = readUsedKey(text);
  if (!read) return refuse("unreadable");
  const { response, challenge } = read;
  if (!(await takeChallenge(challenge, null, now))) return refuse("stale");
  const key = await db.passkey.findUnique({
    where: { credentialId: response.id },
    include: { user: { select: { blockedAt: true, erasedAt: true } } },
  });
  if (!key || key.user.erasedAt) return refuse("unknown");
  const { userId } = key;
  if (response.response.userHandle !== handleOf(userId)) return refuse("unknown", userId);
  const counter = await verifyUsedKey(response, challenge, key);
  if (counter === null) return refuse("untrusted", userId);
  if (key.user.blockedAt) return refuse("blocked", userId);
  const token = newSessionToken();
  const opened = await db.$transaction(async (tx) => {
    // A counter that does not go up is that of a copy (WebAuthn, § 6.1.1); those that do not count stay at 0.
    const { count } = await tx.passkey.updateMany({
      where: { id: key.id, counter: counter === 0 ? 0 : { lt: counter } },
      data: { counter, lastUsedAt: now },
    });
    if (count === 0) return false;
    await openSession(tx, { token, userId, by: "passkey", passkeyId: key.id }, now);
    return true;
  });
  return opened ? token : refuse("untrusted", userId);
}

/** How a key names its person: the account's id, which says nothing of them. */
export const handleOf = (userId: string): string => Buffer.from(uuidBytes(userId)).toString("base64url");

const countAttempt =
  (name: string, max: number) =>
  (tx: Parameters<typeof limitAct>[0], ip: string, now: Date): Promise<void> =>
    limitAct(tx, [{ name, value: ipBlock(ip), max, windowMs: HOUR_MS }], now);
