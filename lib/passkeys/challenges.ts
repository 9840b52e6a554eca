/** What passkeys are asked to sign: made here, kept in the database, good once and for a short time. */
import { db, type Transaction } from "#lib/db";

const CHALLENGE_MINUTES = 5;

/** How long the browser waits for its person, in milliseconds. */
export const CEREMONY_MS = CHALLENGE_MINUTES * 60_000;

/** Keeps a challenge that was just made. `userId`: whose key it adds; null to sign in. */
export async function keepChallenge(
  tx: Transaction,
  challenge: string,
  userId: string | null,
  now: Date,
): Promise<void> {
  const expires = new Date(now.getTime() + CEREMONY_MS);
  await tx.passkeyChallenge.create({ data: { challenge, userId, expires } });
}

/** Uses a challenge up, whatever comes of it. Of several who use it at once, one is told that it was good. */
export async function takeChallenge(challenge: string, userId: string | null, now: Date): Promise<boolean> {
  const { count } = await db.passkeyChallenge.deleteMany({
    where: { challenge, userId, expires: { gt: now } },
  });
  return count === 1;
}
