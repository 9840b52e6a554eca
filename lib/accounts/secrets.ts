/** What is derived from the secrets of signing in. The tables hold hashes only: who reads them cannot sign in. */
import { createHash, createHmac, randomBytes } from "node:crypto";
import { env } from "#lib/env";

/** The value of a session's cookie: 256 bits in hexadecimal. */
export const newSessionToken = () => randomBytes(32).toString("hex");

export const sessionTokenHash = (token: string) => createHash("sha256").update(token).digest("hex");

/**
 * The token of a sign-in link, made from the id of the job that mails it: the job needs to hold neither the token nor
 * the address, and each try sends the same link.
 */
export const linkTokenOf = (jobId: string) =>
  createHmac("sha256", env.AUTH_SECRET).update(`sign-in-link:${jobId}`).digest("hex");

/** As next-auth 4 hashes the token that it is given back (core/lib/utils.js, `hashToken`). */
export const linkTokenHash = (token: string) =>
  createHash("sha256").update(`${token}${env.AUTH_SECRET}`).digest("hex");

/** The token of a link that confirms an address, made from the id of the job that mails it, as for signing in. */
export const addressTokenOf = (jobId: string) =>
  createHmac("sha256", env.AUTH_SECRET).update(`address-link:${jobId}`).digest("hex");

export const addressTokenHash = (token: string) => createHash("sha256").update(token).digest("hex");

/** What the former address of an account is sealed for, in the job of the mail that tells it. */
export const FORMER_ADDRESS = "former-address";
/** The address of an account that was erased for its silence. */
export const ERASED_ADDRESS = "erased-address";

/** What ProConnect's ID token is sealed for, in the cookie that signs out there too. */
export const LOGOUT_HINT = "proconnect-logout";
