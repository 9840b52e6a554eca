/** Instances of the measured build as they are meant to run: behind the nginx that we ship, with a Redis when several. */
import { startNginx } from "#lib/testing/nginx";
import { startRedis } from "#lib/testing/programs";
import { type Server, startServer } from "./server";

export interface Instances {
  /** Of nginx. */
  origin: string;
  servers: Server[];
  stop: () => Promise<void>;
}

interface Options {
  /** Files that nginx serves under /bytes/. */
  folder?: string;
  /** More settings of the nth instance. */
  how?: (index: number) => Record<string, string>;
}

export async function startInstances(count: number, { folder, how }: Options = {}): Promise<Instances> {
  const redis = await startRedis();
  if (!redis) throw new Error("Redis is needed");
  const servers: Server[] = [];
  for (let index = 0; index < count; index++) {
    // Its own proxy, and the one that nginx adds: who reads says from where.
    const settings = { TRUSTED_PROXIES: "2", JOBS: index === 0 ? "on" : "off" };
    const shared = count > 1 && { REDIS_URL: redis.url };
    servers.push(await startServer({ ...settings, ...shared, ...how?.(index) }));
  }
  const nginx = await startNginx(
    servers.map(({ origin }) => Number(new URL(origin).port)),
    { folder },
  );
  if (!nginx) throw new Error("nginx is needed");
  return {
    origin: nginx.origin,
    servers,
    stop: async () => {
      await nginx.stop();
      await Promise.all(servers.map((server) => server.stop()));
      await redis.stop();
    },
  };
}
