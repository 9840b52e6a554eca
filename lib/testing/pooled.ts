/** Vitest's global set-up of the database tests: through PgBouncer when TEST_POOLER says so (npm test -- database --pgbouncer). */
import { startPgBouncer } from "./pgbouncer";

export default async function setup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env.TEST_POOLER !== "pgbouncer") return undefined;
  const pooler = await startPgBouncer(process.env.TEST_DATABASE_URL ?? "");
  if (!pooler) throw new Error("PgBouncer cannot be had here");
  process.env.TEST_POOL_URL = pooler.through(process.env.TEST_DATABASE_URL ?? "");
  return () => pooler.stop();
}
