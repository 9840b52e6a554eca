/**
 * How much one address may read of what costs: searches, and the API. Each process counts in memory, so that reading costs
 * no statement and stays open whatever happens to the database; what it counted goes to the database every second,
 * for all addresses in one statement, and what all processes counted comes back with it (rate-limit-share.ts,
 * decision 45). Addresses are keyed hashes.
 */
import { LRUCache } from "lru-cache";
import { hashedKey, ipBlock } from "./rate-limit";

export interface ReadingLimit {
  name: string;
  /** Requests a window. */
  max: number;
  /** Seconds. */
  window: number;
}

/** Five a second for a minute: a whole ministry that searches from one address does not meet it, nor a patient robot. */
export const SEARCHING: ReadingLimit = { name: "search", max: 300, window: 60 };

/** What is proposed while one types: several requests a word. */
export const TYPING: ReadingLimit = { name: "typing", max: 1200, window: 60 };

export interface ReaderWindow {
  limit: ReadingLimit;
  /** What the database knew at the last exchange, of all processes. */
  shared: number;
  /** Counted here since. */
  own: number;
  /** Milliseconds, by the clock of this process. */
  endsAt: number;
}

interface Readers {
  windows: LRUCache<string, ReaderWindow>;
  /** Does not wait for the next second: set by who shares. */
  shareSoon?: () => void;
}

declare global {
  // The bundles of proxy.ts and of route handlers each evaluate this module: they count together.
  var sillageReaders: Readers | undefined;
}

/** Addresses counted at once; beyond, the one that asked least recently begins anew. */
const MAX_ADDRESSES = 50_000;

/** What a process may let through beyond the limit before it hears of the others: this part of it. */
const UNSHARED_PART = 10;

export function readers(): Readers {
  globalThis.sillageReaders ??= { windows: new LRUCache({ max: MAX_ADDRESSES }) };
  return globalThis.sillageReaders;
}

export interface Counted {
  refused: boolean;
  /** Requests that may still be made in the window. */
  left: number;
  /** Until the window ends. */
  seconds: number;
}

/**
 * Counts one request. What comes from the machine itself is not refused: it is ours, or from a proxy of which the
 * settings say nothing, and then everyone would be counted as one.
 * @param ip as `clientIp` reads it
 */
export function countReader(limit: ReadingLimit, ip: string, now: Date): Counted {
  const { windows, shareSoon } = readers();
  const key = hashedKey(`read.${limit.name}`, ipBlock(ip));
  const known = windows.get(key);
  const window =
    known && known.endsAt > now.getTime()
      ? known
      : { limit, shared: 0, own: 0, endsAt: now.getTime() + limit.window * 1000 };
  const refused = window.shared + window.own >= limit.max;
  if (!refused && !isOwn(ip)) window.own++;
  windows.set(key, window);
  if (window.own * UNSHARED_PART >= limit.max) shareSoon?.();
  return {
    refused,
    left: Math.max(0, limit.max - window.shared - window.own),
    seconds: Math.max(1, Math.ceil((window.endsAt - now.getTime()) / 1000)),
  };
}

const isOwn = (ip: string) => /^(127\.|::1$|::ffff:127\.|unknown$)/i.test(ip);
