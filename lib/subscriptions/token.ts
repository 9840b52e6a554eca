/**
 * The links of alerts: each names a row and is signed for one purpose, so that nothing secret is kept and nobody makes
 * one up. Who holds one reads and changes alerts, and nothing else
 * (docs/decisions/0040-alerts-without-an-account.md).
 */
import { createHmac, timingSafeEqual } from "node:crypto";
import { validate as isUuid } from "uuid";
import { env } from "#lib/env";

/** "page": all alerts of a subscriber; "confirm": one alert that waits; "stop": no more mail to a subscriber. */
export type LinkPurpose = "page" | "confirm" | "stop";

/** @param id of the subscriber, or of the alert to confirm. */
export const linkToken = (purpose: LinkPurpose, id: string): string => `${id}.${signatureOf(purpose, id)}`;

/** The row that the token names, or null when we did not sign it for this purpose. */
export function idOfToken(purpose: LinkPurpose, token: string): string | null {
  const [id = "", signature = "", ...more] = token.split(".");
  if (more.length > 0 || !isUuid(id)) return null;
  const [given, expected] = [Buffer.from(signature), Buffer.from(signatureOf(purpose, id))];
  return given.length === expected.length && timingSafeEqual(given, expected) ? id : null;
}

/** Who may stop all alerts may as well change them: the token of their page, or null when the link is none of ours. */
export function pageTokenOfStop(token: string): string | null {
  const id = idOfToken("stop", token);
  return id && linkToken("page", id);
}

const signatureOf = (purpose: LinkPurpose, id: string) =>
  createHmac("sha256", env.AUTH_SECRET).update(`alerts-${purpose}:${id}`).digest("base64url");
