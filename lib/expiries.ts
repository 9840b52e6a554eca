/**
 * What instances tell one another: the tags whose pages were thrown away, in order. Redis holds it as one sorted set, so
 * that it is lost whole or not at all: each tag with the rank of its last expiry, and first of all an **epoch**, the name
 * of this history. A page dates from the **moment** at which its making began, as a rank of an epoch: no clock has a say.
 * It is right as long as none of its tags has expired since.
 *
 * Whoever could not tell (Redis was away), or finds Redis again and cannot know what it has lost, begins a new epoch:
 * every page of the epochs before is wrong.
 *
 * Loaded as lib/redis.ts is.
 */
import { randomUUID } from "node:crypto";
import { openRedis, type Redis, type RedisClient } from "#lib/redis";

const KEY = "sillage:expiries";
/** Tags remembered; pages older than the oldest one are thrown away with it. */
const MAX_TAGS = 50_000;
/** While Redis comes back, how long an act waits to tell what it has changed before it is told otherwise. */
const TELLING_MS = 1_000;

export interface Moment {
  epoch: string;
  rank: number;
}

export interface Expiries {
  redis: Redis;
  /**
   * Everything that was told before the call is known at its end: the moment that it is. The same object as long as
   * nothing more was told. Null when Redis is away, and nothing kept can be trusted.
   */
  now: () => Promise<Moment | null>;
  /** Whether what was begun at `since` is wrong by now, as far as is known. */
  isExpired: (tags: readonly string[], since: Moment) => boolean;
  /** At its end every instance knows, or will before it trusts anything again. */
  tell: (tags: readonly string[]) => Promise<void>;
}

declare global {
  // Next's cache handler and the bundles of pages and actions each evaluate this module.
  var sillageExpiries: Expiries | null | undefined;
}

/** Null when one instance is all there is: no REDIS_URL. */
export function sharedExpiries(): Expiries | null {
  if (globalThis.sillageExpiries === undefined) {
    const url = process.env.REDIS_URL?.trim();
    // Nothing is asked of anyone while `next build` runs.
    const building = process.env.NEXT_PHASE === "phase-production-build";
    globalThis.sillageExpiries = url && !building ? openExpiries(url) : null;
  }
  return globalThis.sillageExpiries;
}

export function openExpiries(url: string): Expiries {
  let moment: Moment = { epoch: "", rank: 0 };
  let floor = 0;
  const ranks = new Map<string, number>();
  let untold = false;

  const redis = openRedis(url, async (client, again) => {
    if (!again && !untold) return;
    do {
      untold = false;
      await beginEpoch(client);
    } while (untold);
  });

  const read = async (): Promise<Moment | null> => {
    const told = await redis.ask((client) => readSince(client, moment));
    if (!told) return null;
    const { epoch, lowest, expired } = told;
    if (epoch !== moment.epoch) ranks.clear();
    if (epoch !== moment.epoch || lowest !== floor) {
      floor = lowest;
      for (const [tag, rank] of ranks) if (rank <= floor) ranks.delete(tag);
    }
    for (const { tag, rank } of expired) ranks.set(tag, rank);
    const last = expired.at(-1)?.rank ?? (epoch === moment.epoch ? Math.max(moment.rank, floor) : floor);
    if (epoch !== moment.epoch || last !== moment.rank) moment = { epoch, rank: last };
    return moment;
  };

  return {
    redis,
    now: shared(read),
    isExpired: (tags, since) =>
      since.epoch !== moment.epoch ||
      since.rank < floor ||
      tags.some((tag) => (ranks.get(tag) ?? 0) > since.rank),
    tell: async (tags) => {
      if (tags.length === 0) return;
      const tell = () => redis.ask((client) => client.eval(TELL, tellingOf(tags)));
      if ((await tell()) !== null) return;
      untold = true;
      if (await redis.here(TELLING_MS)) await tell();
    },
  };
}

/**
 * Those who ask while an answer is under way share the next one: each answer was asked for after the question that it
 * answers, and however many ask, one at a time is asked.
 */
function shared<T>(ask: () => Promise<T>): () => Promise<T> {
  let running: Promise<T> | undefined;
  let next: Promise<T> | undefined;
  const start = () => {
    running = ask().finally(() => {
      running = undefined;
    });
    return running;
  };
  return () => {
    if (!running) return start();
    next ??= running
      .catch(() => undefined)
      .then(() => {
        next = undefined;
        return start();
      });
    return next;
  };
}

interface Told {
  epoch: string;
  /** The rank at or below which expiries are forgotten. */
  lowest: number;
  /** In order. */
  expired: { tag: string; rank: number }[];
}

async function readSince(client: RedisClient, { epoch, rank }: Moment): Promise<Told> {
  const [first, expired] = await client
    .multi()
    .zRangeWithScores(KEY, 0, 0)
    .zRangeByScoreWithScores(KEY, `(${rank}`, "+inf")
    .execTyped();
  const [named] = first;
  if (!named) {
    await beginEpoch(client);
    return await readSince(client, { epoch: "", rank: 0 });
  }
  // Of another epoch, ranks say nothing: it is read from its beginning.
  if (named.value !== epoch && rank !== 0) return await readSince(client, { epoch: named.value, rank: 0 });
  return {
    epoch: named.value,
    lowest: named.score,
    expired: expired
      .filter(({ value }) => value !== named.value)
      .map(({ value, score }) => ({ tag: value, rank: score })),
  };
}

async function beginEpoch(client: RedisClient): Promise<void> {
  await client.multi().del(KEY).zAdd(KEY, { score: 0, value: newEpoch() }).exec();
}

const newEpoch = () => `epoch ${randomUUID()}`;

const tellingOf = (tags: readonly string[]) => ({
  keys: [KEY],
  arguments: [newEpoch(), String(MAX_TAGS), ...tags],
});

/** The epoch stays first: its score is the rank at or below which expiries were forgotten. */
const TELL = `
local key = KEYS[1]
if redis.call('EXISTS', key) == 0 then redis.call('ZADD', key, 0, ARGV[1]) end
local rank = redis.call('ZRANGE', key, -1, -1, 'WITHSCORES')[2] + 1
for i = 3, #ARGV do redis.call('ZADD', key, rank, ARGV[i]) end
local excess = redis.call('ZCARD', key) - 1 - ARGV[2]
if excess > 0 then
  local epoch = redis.call('ZRANGE', key, 0, 0)[1]
  local lowest = redis.call('ZRANGE', key, excess, excess, 'WITHSCORES')[2]
  redis.call('ZREMRANGEBYSCORE', key, '-inf', lowest)
  redis.call('ZADD', key, lowest, epoch)
end
return rank`;
