/** What a page puts in a form that anyone may send: a sealed instant, and a challenge when the form is flooded. */
import { createChallenge, randomInt } from "altcha-lib";
import { deriveKey } from "altcha-lib/algorithms/pbkdf2";
import { v4 as randomUuid } from "uuid";
import { seal } from "#lib/accounts/seal";
import { db } from "#lib/db";
import { isFlooded } from "./flood";
import type { GuardedForm, Ticket } from "./forms";
import { CHALLENGE_COST, CHALLENGE_MS, CHALLENGE_TRIES } from "./limits";
import { challengeSecrets, sealPurpose } from "./secrets";

export async function formTicket(form: GuardedForm, now = new Date()): Promise<Ticket> {
  return {
    seal: seal(sealPurpose(form), `${now.getTime()} ${randomUuid()}`),
    challenge: (await isFlooded(db, form, now)) ? JSON.stringify(await challengeOf(form, now)) : null,
  };
}

function challengeOf(form: GuardedForm, now: Date) {
  return createChallenge({
    algorithm: "PBKDF2/SHA-256",
    cost: CHALLENGE_COST,
    counter: randomInt(CHALLENGE_TRIES.max, CHALLENGE_TRIES.min),
    data: { form },
    expiresAt: new Date(now.getTime() + CHALLENGE_MS),
    deriveKey,
    ...challengeSecrets(),
  });
}
