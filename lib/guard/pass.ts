/**
 * What a sending of a guarded form must show before it is read: that nobody filled in the field that people do not
 * see, that the form was shown long enough and not too long ago; and, while the form is flooded, that a browser worked
 * for it, or that someone waited. Nothing is asked of a person who has signed in: they have limits of their own.
 */
import { verifySolution } from "altcha-lib";
import { deriveKey } from "altcha-lib/algorithms/pbkdf2";
import { z } from "zod";
import { unseal } from "#lib/accounts/seal";
import { db } from "#lib/db";
import { DomainError } from "#lib/errors";
import { type FormValues, firstValue } from "#lib/form-state";
import { countAct, ipBlock, limitAct } from "#lib/rate-limit";
import { isFlooded, noteSending } from "./flood";
import { type GuardedForm, guardFields } from "./forms";
import { CHALLENGE_MS, MAX_OPEN_MS, MIN_OPEN_MS, PATIENCE_MS, PATIENT_PER_HOUR } from "./limits";
import { challengeSecrets, sealPurpose } from "./secrets";

const HOUR_MS = 3_600_000;

/** @throws DomainError invalid "formTrap", "formTooFast", "formTooOld", "formNeedsProof"; too-many */
export async function passGuard(
  form: GuardedForm,
  { values, ip }: { values: FormValues; ip: string },
  now = new Date(),
): Promise<void> {
  await noteSending(db, form, now);
  if (firstValue(values, guardFields.trap).trim() !== "") throw new DomainError("invalid", "formTrap");
  const shown = readSeal(form, firstValue(values, guardFields.seal));
  const open = shown ? now.getTime() - shown.at : Number.POSITIVE_INFINITY;
  if (!shown || open > MAX_OPEN_MS) throw new DomainError("invalid", "formTooOld");
  if (open < MIN_OPEN_MS) throw new DomainError("invalid", "formTooFast");
  if (!(await isFlooded(db, form, now))) return;
  const proof = await readProof(form, firstValue(values, guardFields.proof), now);
  if (proof === null && open < PATIENCE_MS) throw new DomainError("invalid", "formNeedsProof");
  await spend(form, { proof, seal: shown.id, ip }, now);
}

/** A proof serves once, and so does the patience of someone without one. @throws DomainError invalid, too-many */
async function spend(
  form: GuardedForm,
  { proof, seal, ip }: { proof: string | null; seal: string; ip: string },
  now: Date,
): Promise<void> {
  const once = proof
    ? { name: "guard.proof", value: proof, max: 1, windowMs: CHALLENGE_MS }
    : { name: "guard.seal", value: seal, max: 1, windowMs: HOUR_MS };
  await db.$transaction(async (tx) => {
    if (await countAct(tx, [once], now)) throw new DomainError("invalid", "formNeedsProof");
    if (proof) return;
    const patient = {
      name: `guard.patient.${form}`,
      value: ipBlock(ip),
      max: PATIENT_PER_HOUR,
      windowMs: HOUR_MS,
    };
    await limitAct(tx, [patient], now);
  });
}

function readSeal(form: GuardedForm, sealed: string): { at: number; id: string } | null {
  const [at, id] = unseal(sealPurpose(form), sealed)?.split(" ") ?? [];
  return at && id ? { at: Number(at), id } : null;
}

const payload = z.object({
  challenge: z.object({
    parameters: z.looseObject({
      algorithm: z.literal("PBKDF2/SHA-256"),
      nonce: z.string().max(200),
      salt: z.string().max(200),
      cost: z.number().int().min(1).max(100_000),
      keyLength: z.number().int().min(1).max(64),
      keyPrefix: z.string().max(200),
      expiresAt: z.number(),
      data: z.object({ form: z.string() }),
    }),
    signature: z.string().max(200),
  }),
  solution: z.object({ counter: z.number().int().min(0), derivedKey: z.string().max(200) }),
});

/** The signature of the challenge that was worked out, or null when there is no proof, or not one that is good now. */
async function readProof(form: GuardedForm, text: string, now: Date): Promise<string | null> {
  const parsed = payload.safeParse(parseJson(text));
  if (!parsed.success) return null;
  const { challenge, solution } = parsed.data;
  if (challenge.parameters.data.form !== form) return null;
  if (challenge.parameters.expiresAt * 1000 <= now.getTime()) return null;
  const { verified } = await verifySolution({ challenge, solution, deriveKey, ...challengeSecrets() });
  return verified ? challenge.signature : null;
}

/** A proof of ours has some 500 characters. */
const MAX_PROOF = 4_000;

function parseJson(text: string): unknown {
  if (text === "" || text.length > MAX_PROOF) return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
