/**
 * The signature of a delivery, as Standard Webhooks says (https://www.standardwebhooks.com): HMAC-SHA256 of its id, its
 * time and its body, so that who receives it knows that it comes from us, whole, and now.
 */
import { createHmac, randomBytes } from "node:crypto";

const PREFIX = "whsec_";

/** 256 bits, in base64 after "whsec_": what libraries of Standard Webhooks take as it is. */
export const newWebhookSecret = () => PREFIX + randomBytes(32).toString("base64");

/** What the secrets of webhooks are sealed for (lib/accounts/seal.ts). */
export const WEBHOOK_SECRET = "webhook";

export interface Signed {
  "webhook-id": string;
  /** Seconds since 1970. */
  "webhook-timestamp": string;
  "webhook-signature": string;
}

export function signatureOf(secret: string, id: string, at: Date, body: string): Signed {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const key = Buffer.from(secret.slice(PREFIX.length), "base64");
  const signature = createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64");
  return { "webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": `v1,${signature}` };
}
