/** Answers to those who may have them already (RFC 9110, § 13). */
import { createHash } from "node:crypto";

/** A strong validator: the same text, the same tag. */
export const etagOf = (text: string) =>
  `"${createHash("sha256").update(text).digest("base64url").slice(0, 27)}"`;

/** Whether who asks has the very text of this tag. */
export function hasAlready(etag: string, headers: Headers): boolean {
  const tags = headers.get("if-none-match")?.split(",") ?? [];
  return tags.map((tag) => tag.trim().replace(/^W\//, "")).some((tag) => tag === "*" || tag === etag);
}

/**
 * The same, for what is dated too: by its tag when there is one, or else by its date, to the second.
 * @param updated when what it says last changed, whatever changed it: what was taken out of it changes it too
 */
export function isKnown({ etag, updated }: { etag: string; updated: Date }, headers: Headers): boolean {
  if (headers.has("if-none-match")) return hasAlready(etag, headers);
  const since = Date.parse(headers.get("if-modified-since") ?? "");
  return !Number.isNaN(since) && Math.floor(updated.getTime() / 1000) <= Math.floor(since / 1000);
}
