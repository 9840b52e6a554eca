/** The refusal of what an address reads too often, for the scripts of our own pages. */
import { clientIp } from "#lib/client-ip";
import { env } from "#lib/env";
import { countReader, type ReadingLimit } from "#lib/rate-limit-readers";
import { problem } from "./problem";

/** Counts one request: null when it may be answered. */
export function tooManyReads(limit: ReadingLimit, headers: Headers): Response | null {
  const ip = clientIp(headers.get("x-forwarded-for"), env.TRUSTED_PROXIES);
  const { refused, seconds } = countReader(limit, ip, new Date());
  if (!refused) return null;
  return problem(429, "Too many requests from this address: see Retry-After.", {
    headers: { "retry-after": String(seconds) },
  });
}
