/**
 * The link of a question: it names the question and is signed, so that nothing secret is kept, and nobody makes one up.
 * It gives the right to say "still right" of one entry, and to nothing else.
 */
import { createHmac, timingSafeEqual } from "node:crypto";
import { validate as isUuid } from "uuid";
import { env } from "#lib/env";

export const askToken = (askId: string): string => `${askId}.${signatureOf(askId)}`;

/** The question that the token names, or null when we did not sign it. */
export function askOfToken(token: string): string | null {
  const [askId = "", signature = "", ...more] = token.split(".");
  if (more.length > 0 || !isUuid(askId)) return null;
  const [given, expected] = [Buffer.from(signature), Buffer.from(signatureOf(askId))];
  return given.length === expected.length && timingSafeEqual(given, expected) ? askId : null;
}

const signatureOf = (askId: string) =>
  createHmac("sha256", env.AUTH_SECRET).update(`freshness:${askId}`).digest("base64url");
