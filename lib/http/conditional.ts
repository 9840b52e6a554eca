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
