/**
 * The one door to Redis (or Valkey), which the instances of one directory share: REDIS_URL. It holds nothing that cannot
 * be lost. Away, it is asked nothing more: who asks is told so at once, does without, and it is looked for again until it
 * is there. That it goes and that it comes back are said once each.
 *
 * Node loads this file as it is (lib/cache-handler.mjs), and the bundler does too: types that can be erased, packages and
 * `#lib/…` alone.
 */
import { setTimeout as pause } from "node:timers/promises";
import type { createClient } from "redis";
import { log } from "#lib/log";

export type RedisClient = ReturnType<typeof createClient>;

export interface Redis {
  /** What it answers; null when it is away, does not answer in time or refuses. */
  ask: <T>(question: (client: RedisClient) => Promise<T>) => Promise<T | null>;
  /** Waits until it is there, that many milliseconds at most, and says whether it is. */
  here: (milliseconds: number) => Promise<boolean>;
  close: () => void;
}

/** An answer takes less than a millisecond: one that takes longer than this is not worth waiting for. */
const PATIENCE_MS = 500;
const SLICES = 5;
const CONNECTING_MS = 2_000;
const RETRY_MS = 250;

/**
 * @param arrive what is done with each new connection before anyone else may use it; while it fails, Redis is away.
 *   `again` when there was one before.
 */
export function openRedis(
  url: string,
  arrive: (client: RedisClient, again: boolean) => Promise<unknown>,
): Redis {
  let current: Connection | null = null;
  let closed = false;
  let said = false;
  const waiting = new Set<() => void>();
  /** The first try has ended: until then nobody knows whether it is away. */
  const tried = Promise.withResolvers<void>();

  const say = (error: unknown) => {
    if (said) return;
    said = true;
    log.error("redis away: pages are made for each request", error);
  };

  const stay = async () => {
    for (let again = false; !closed; await pause(RETRY_MS, undefined, { ref: false })) {
      const connection = await connectionTo(url);
      if (closed) return connection.end(null);
      try {
        await within(CONNECTING_MS, connection.client.connect());
        connection.client.unref();
        await within(CONNECTING_MS, arrive(connection.client, again));
        again = true;
        current = connection;
        if (said) log.info("redis back");
        said = false;
        tried.resolve();
        for (const tell of waiting) tell();
        say(await connection.ended);
      } catch (error) {
        if (!closed) say(error);
      } finally {
        current = null;
        connection.end(null);
        tried.resolve();
      }
    }
  };
  void stay();

  return {
    ask: async (question) => {
      await tried.promise;
      const connection = current;
      if (!connection) return null;
      try {
        return await within(PATIENCE_MS, question(connection.client));
      } catch (error) {
        connection.end(error);
        if (current === connection) current = null;
        return null;
      }
    },
    here: async (milliseconds) => {
      if (current) return true;
      await new Promise<void>((resolve) => {
        const told = () => {
          waiting.delete(told);
          clearTimeout(timer);
          resolve();
        };
        const timer = setTimeout(told, milliseconds);
        waiting.add(told);
      });
      return current !== null;
    },
    close: () => {
      closed = true;
      said = true;
      current?.end(null);
    },
  };
}

interface Connection {
  client: RedisClient;
  /** Why it ended, once it has. */
  ended: Promise<unknown>;
  end: (why: unknown) => void;
}

async function connectionTo(url: string): Promise<Connection> {
  // A tenth of the time that a server takes to start, which those that share nothing do not spend.
  const { createClient } = await import("redis");
  const client: RedisClient = createClient({
    url,
    name: "sillage",
    disableOfflineQueue: true,
    socket: { connectTimeout: CONNECTING_MS, reconnectStrategy: false },
  });
  const { promise: ended, resolve } = Promise.withResolvers<unknown>();
  let over = false;
  const end = (why: unknown) => {
    if (over) return;
    over = true;
    resolve(why);
    client.destroy();
  };
  client.on("error", end);
  client.on("end", () => end(new Error("the connection ended")));
  return { client, ended, end };
}

/**
 * Waited for in slices: a process that was busy for long has counted one, not all, and hears what was answered meanwhile
 * before it gives up.
 */
async function within<T>(milliseconds: number, promise: Promise<T>): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  let timer: NodeJS.Timeout | undefined;
  const wait = (slices: number) => {
    const over = () => (slices > 1 ? wait(slices - 1) : reject(new Error("it does not answer")));
    timer = setTimeout(over, milliseconds / SLICES);
  };
  wait(SLICES);
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
    promise.catch(() => undefined);
  }
}
