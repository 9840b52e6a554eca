/** The keys of what guarded forms carry, made from AUTH_SECRET for this alone. */
import { createHmac } from "node:crypto";
import { env } from "#lib/env";
import type { GuardedForm } from "./forms";

export const sealPurpose = (form: GuardedForm) => `form:${form}`;

export const challengeSecrets = () => ({
  hmacSignatureSecret: keyFor("challenge"),
  hmacKeySignatureSecret: keyFor("challenge-key"),
});

const keyFor = (purpose: string) =>
  createHmac("sha256", env.AUTH_SECRET).update(`guard:${purpose}`).digest("hex");
