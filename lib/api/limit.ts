/**
 * How much one address may ask of the API. Counted in memory, since one process serves an instance: reading costs no
 * statement for it, and stays open whatever happens to the database (decision 35).
 */
import { LRUCache } from "lru-cache";
import { hashedKey, ipBlock } from "#lib/rate-limit";

export interface Policy {
  /** As the headers name it. */
  name: string;
  /** Requests a window. */
  max: number;
  /** Seconds. */
  window: number;
}

/** Ten a second for a minute: what walks through the directory a page at a time never meets it. */
export const READING: Policy = { name: "reading", max: 600, window: 60 };

interface Window {
  count: number;
  endsAt: number;
}

declare global {
  // The bundles of route handlers each evaluate this module: they count together.
  var sillageApiWindows: LRUCache<string, Window> | undefined;
}

/** Addresses counted at once; beyond, the one that asked least recently begins anew. */
const MAX_ADDRESSES = 50_000;

/**
 * Counts one request. What comes from the machine itself is not refused: it is ours, or from a proxy of which the
 * settings say nothing, and then everyone would be counted as one.
 * @param ip as `clientIp` reads it
 */
export function countRequest(
  policy: Policy,
  ip: string,
  now: Date,
): { refused: boolean; headers: Record<string, string> } {
  globalThis.sillageApiWindows ??= new LRUCache({ max: MAX_ADDRESSES });
  const windows = globalThis.sillageApiWindows;
  const key = hashedKey(`api.${policy.name}`, ipBlock(ip));
  const known = windows.get(key);
  const window =
    known && known.endsAt > now.getTime()
      ? known
      : { count: 0, endsAt: now.getTime() + policy.window * 1000 };
  if (!isOwn(ip)) window.count++;
  windows.set(key, window);
  const refused = window.count > policy.max;
  return { refused, headers: headersOf(policy, window, now, refused) };
}

/** draft-ietf-httpapi-ratelimit-headers-10, and Retry-After (RFC 9110, § 10.2.3) with a refusal. */
function headersOf({ name, max, window }: Policy, { count, endsAt }: Window, now: Date, refused: boolean) {
  const seconds = Math.max(1, Math.ceil((endsAt - now.getTime()) / 1000));
  return {
    "ratelimit-policy": `"${name}";q=${max};w=${window}`,
    ratelimit: `"${name}";r=${Math.max(0, max - count)};t=${seconds}`,
    ...(refused && { "retry-after": String(seconds) }),
  };
}

const isOwn = (ip: string) => /^(127\.|::1$|::ffff:127\.|unknown$)/i.test(ip);
