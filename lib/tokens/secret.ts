/** Tokens themselves: 256 bits, of which the table holds a hash only. */
import { createHash, randomBytes } from "node:crypto";
import { PREFIX } from "./scopes";

/** "sillage_" and 64 figures in hexadecimal. */
export const newToken = () => PREFIX + randomBytes(32).toString("hex");

// One pass is enough: nobody can try all of 2^256.
export const tokenHash = (token: string) => createHash("sha256").update(token).digest("hex");

const TOKEN = new RegExp(`^${PREFIX}[0-9a-f]{64}$`);

/** The token of an Authorization header (RFC 6750, § 2.1), or null when it holds none of ours. */
export function bearerOf(header: string | null): string | null {
  const token = /^Bearer +(\S+) *$/i.exec(header ?? "")?.[1] ?? "";
  return TOKEN.test(token) ? token : null;
}
