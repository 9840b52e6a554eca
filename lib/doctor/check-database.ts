/** What the doctor asks of PostgreSQL. */
import { readdir } from "node:fs/promises";
import { z } from "zod";
import { db } from "#lib/db";
import type { Finding } from "./findings";

/** The oldest version that Sillage runs on, as PostgreSQL writes it. */
const OLDEST = 150_000;
const SLOW_MS = 20;
const EXTENSIONS = ["unaccent", "pg_trgm", "fuzzystrmatch"];

const version = z.tuple([z.object({ number: z.number(), name: z.string(), bytes: z.bigint() })]);

export async function checkDatabase(): Promise<Finding> {
  const check = "database";
  const answer = await db.$queryRaw`
    SELECT current_setting('server_version_num')::int AS number, split_part(current_setting('server_version'), ' ', 1) AS name,
      pg_database_size(current_database()) AS bytes`.catch(() => null);
  if (answer === null) return { check, state: "bad", key: "databaseAway", params: {} };
  const [{ number, name, bytes }] = version.parse(answer);
  if (number < OLDEST) return { check, state: "bad", key: "databaseOld", params: { version: name } };
  const times: number[] = [];
  for (let turn = 0; turn < 5; turn++) {
    const start = performance.now();
    await db.$queryRaw`SELECT 1`;
    times.push(performance.now() - start);
  }
  const ms = Math.round((times.sort((a, b) => a - b)[2] ?? 0) * 10) / 10;
  const params = { version: name, ms, megabytes: Math.round(Number(bytes) / 1_048_576) };
  return ms > SLOW_MS
    ? { check, state: "warning", key: "databaseFar", params }
    : { check, state: "good", key: "databaseGood", params };
}

const names = z.array(z.object({ name: z.string() }));

export async function checkExtensions(): Promise<Finding> {
  const there = names.parse(await db.$queryRaw`SELECT extname AS name FROM pg_extension`);
  const missing = EXTENSIONS.filter((extension) => !there.some(({ name }) => name === extension));
  return missing.length > 0
    ? { check: "extensions", state: "bad", key: "extensionsMissing", params: { names: missing.join(", ") } }
    : { check: "extensions", state: "good", key: "extensionsGood", params: { names: EXTENSIONS.join(", ") } };
}

const collation = z.tuple([
  z.object({
    encoding: z.string(),
    recorded: z.string().nullable(),
    actual: z.string().nullable(),
    name: z.string(),
  }),
]);

/** An index sorted by the rules of another version of the system's library finds less than there is. */
export async function checkCollation(): Promise<Finding> {
  const check = "collation";
  const [{ encoding, recorded, actual, name }] = collation.parse(
    await db.$queryRaw`
      SELECT pg_encoding_to_char(encoding) AS encoding, datcollversion AS recorded, datname AS name,
        pg_database_collation_actual_version(oid) AS actual
      FROM pg_database WHERE datname = current_database()`,
  );
  if (encoding !== "UTF8") return { check, state: "bad", key: "encodingWrong", params: { encoding } };
  if (recorded !== actual)
    return {
      check,
      state: "warning",
      key: "collationMoved",
      params: { name, from: recorded ?? "-", to: actual ?? "-" },
    };
  return { check, state: "good", key: "collationGood", params: { version: actual ?? "-" } };
}

const applied = z.array(z.object({ name: z.string(), finished: z.boolean() }));

export async function checkMigrations(): Promise<Finding> {
  const check = "migrations";
  const done = applied.parse(
    await db.$queryRaw`
      SELECT migration_name AS name, bool_or(finished_at IS NOT NULL) AS finished
      FROM _prisma_migrations WHERE rolled_back_at IS NULL GROUP BY 1`,
  );
  const failed = done.find(({ finished }) => !finished);
  if (failed) return { check, state: "bad", key: "migrationFailed", params: { name: failed.name } };
  const folder = await readdir("prisma/migrations", { withFileTypes: true }).catch(() => []);
  const wanted = folder.filter((item) => item.isDirectory()).map(({ name }) => name);
  const pending = wanted.filter((name) => !done.some((one) => one.name === name));
  if (pending.length > 0)
    return { check, state: "bad", key: "migrationsPending", params: { count: pending.length } };
  const newer = wanted.length > 0 && done.some(({ name }) => !wanted.includes(name));
  return newer
    ? { check, state: "warning", key: "migrationsAhead", params: {} }
    : { check, state: "good", key: "migrationsGood", params: { count: done.length } };
}

const clock = z.tuple([z.object({ at: z.date() })]);
const DRIFT_SECONDS = 2;
const WRONG_SECONDS = 60;

/** Links live ten minutes by the machine's clock, and retention goes by the database's. */
export async function checkClocks(): Promise<Finding> {
  const check = "clocks";
  const before = Date.now();
  const [{ at }] = clock.parse(await db.$queryRaw`SELECT clock_timestamp() AS at`);
  const middle = (before + Date.now()) / 2;
  const seconds = Math.round(Math.abs(at.getTime() - middle) / 100) / 10;
  if (seconds > DRIFT_SECONDS)
    return {
      check,
      state: seconds > WRONG_SECONDS ? "bad" : "warning",
      key: "clocksApart",
      params: { seconds },
    };
  return { check, state: "good", key: "clocksGood", params: { seconds } };
}
