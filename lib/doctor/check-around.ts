/** What the doctor asks of the settings, of the mail server, of the disk, and of what settings name besides the database. */
import { statfs } from "node:fs/promises";
import { clientOf } from "#lib/db";
import type { Env } from "#lib/env";
import { greetMailServer } from "#lib/mail";
import { openRedis } from "#lib/redis";
import type { Finding } from "./findings";

/** Those that the law wants said (loi n° 2004-575, article 1-1). */
const LEGAL = [
  "OPERATOR_NAME",
  "OPERATOR_ADDRESS",
  "CONTACT_EMAIL",
  "PUBLICATION_DIRECTOR",
  "HOST_NAME",
] as const;

export async function checkSettings(settings: Env): Promise<Finding> {
  const check = "settings";
  if (settings.demo) return { check, state: "warning", key: "settingsDemo", params: {} };
  if (!settings.PUBLIC_URL.startsWith("https://"))
    return { check, state: "warning", key: "settingsPlain", params: { url: settings.PUBLIC_URL } };
  const unsaid = LEGAL.filter((name) => !settings[name]);
  if (unsaid.length > 0)
    return { check, state: "warning", key: "settingsUnsaid", params: { names: unsaid.join(", ") } };
  return { check, state: "good", key: "settingsGood", params: {} };
}

export async function checkMail({ SMTP_URL, demo }: Env): Promise<Finding> {
  const check = "mail";
  if (!SMTP_URL)
    return { check, state: demo ? "off" : "bad", key: demo ? "mailKept" : "mailNone", params: {} };
  try {
    await greetMailServer(SMTP_URL);
    return { check, state: "good", key: "mailGood", params: {} };
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "?";
    return { check, state: "bad", key: "mailAway", params: { code } };
  }
}

const GIGABYTE = 1_073_741_824;

/** The disk on which Sillage itself is: that of the embedded database too. */
export async function checkDisk(): Promise<Finding> {
  const { bavail, blocks, bsize } = await statfs(".");
  const free = Math.round(((bavail * bsize) / GIGABYTE) * 10) / 10;
  const percent = Math.round((bavail / blocks) * 100);
  const params = { free, percent };
  if (free < 0.3) return { check: "disk", state: "bad", key: "diskFull", params };
  if (free < 2 || percent < 5) return { check: "disk", state: "warning", key: "diskFull", params };
  return { check: "disk", state: "good", key: "diskGood", params };
}

export async function checkRedis({ REDIS_URL }: Env): Promise<Finding> {
  const check = "redis";
  if (!REDIS_URL) return { check, state: "off", key: "redisNone", params: {} };
  const redis = openRedis(REDIS_URL, async () => undefined);
  try {
    const here = await redis.here(3_000);
    return here
      ? { check, state: "good", key: "redisGood", params: {} }
      : { check, state: "bad", key: "redisAway", params: {} };
  } finally {
    redis.close();
  }
}

const LATE_SECONDS = 30;

export async function checkReplicas({ DATABASE_REPLICA_URLS: urls = [] }: Env): Promise<Finding> {
  const check = "replicas";
  if (urls.length === 0) return { check, state: "off", key: "replicasNone", params: {} };
  const found = await Promise.all(urls.map(lookAt));
  const away = found.filter((seconds) => seconds === null).length;
  if (away > 0) return { check, state: "bad", key: "replicasAway", params: { away, count: urls.length } };
  const late = Math.max(...found.map((seconds) => seconds ?? 0));
  const params = { count: urls.length, seconds: Math.round(late) };
  return late > LATE_SECONDS
    ? { check, state: "warning", key: "replicasLate", params }
    : { check, state: "good", key: "replicasGood", params };
}

/** How late it is, in seconds; null when it does not answer or is no replica. */
async function lookAt(url: string): Promise<number | null> {
  const client = clientOf(url, { patience: 3_000 });
  try {
    const [row] = await client.$queryRaw<{ standby: boolean; late: number }[]>`
      SELECT pg_is_in_recovery() AS standby, CASE WHEN pg_last_wal_receive_lsn() = pg_last_wal_replay_lsn() THEN 0
        ELSE coalesce(extract(epoch FROM now() - pg_last_xact_replay_timestamp()), 0) END::float AS late`;
    return row?.standby ? row.late : null;
  } catch {
    return null;
  } finally {
    await client.$disconnect();
  }
}
