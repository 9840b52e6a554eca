/** How much one address may ask of the API, and what the headers say of it. */
import { type Counted, countReader, type ReadingLimit } from "#lib/rate-limit-readers";

/** Ten a second for a minute: what walks through the directory a page at a time never meets it. */
export const READING: ReadingLimit = { name: "reading", max: 600, window: 60 };

/**
 * Counts one request.
 * @param ip as `clientIp` reads it
 */
export function countRequest(
  limit: ReadingLimit,
  ip: string,
  now: Date,
): { refused: boolean; headers: Record<string, string> } {
  const counted = countReader(limit, ip, now);
  return { refused: counted.refused, headers: headersOf(limit, counted) };
}

/** draft-ietf-httpapi-ratelimit-headers-10, and Retry-After (RFC 9110, § 10.2.3) with a refusal. */
const headersOf = ({ name, max, window }: ReadingLimit, { refused, left, seconds }: Counted) => ({
  "ratelimit-policy": `"${name}";q=${max};w=${window}`,
  ratelimit: `"${name}";r=${left};t=${seconds}`,
  ...(refused && { "retry-after": String(seconds) }),
});
