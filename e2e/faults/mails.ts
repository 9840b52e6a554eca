/** Mails that should have left, beside those that arrived. */
import { ask } from "#lib/testing/cluster";
import type { TestSmtp } from "#lib/testing/smtp";
import { sleep } from "./random";

export interface MailCount {
  /** Jobs of mails that someone still waited for when their turn came. */
  wanted: number;
  /** That never arrived, though nothing says why. */
  lost: string[];
  /** That arrived under two Message-IDs, or whose Message-ID is of no job. */
  doubled: string[];
  /** That arrived more than once under their one Message-ID: a mailbox shows them once. */
  again: number;
  /** Given up, since the server will never take them: kept apart, with a line for administrators. */
  apart: number;
}

const idOf = (source: string) => /^Message-ID: <([0-9a-f-]+)@/im.exec(source)?.[1] ?? "";

/** Waits until no mail waits, however long its next try would be away; gives up after `patience` (ms). */
export async function settle(database: string, patience: number): Promise<boolean> {
  for (const until = Date.now() + patience; Date.now() < until; await sleep(1000)) {
    await hurry(database);
    const [row] = await ask<{ left: number }>(
      database,
      "SELECT count(*)::int AS left FROM pgboss.job WHERE name IN ('mail', 'digest') AND state IN ('created', 'retry', 'active')",
    );
    if (row?.left === 0) return true;
  }
  return false;
}

/** The next try now; of what a kill left under way, as when its time had run out. */
export async function hurry(database: string): Promise<void> {
  await ask(
    database,
    `UPDATE pgboss.job SET start_after = now(), state = 'retry' WHERE name IN ('mail', 'digest')
     AND (state = 'retry' OR state = 'active' AND started_on < now() - interval '45 seconds')`,
  );
}

export async function countMails(database: string, smtp: TestSmtp): Promise<MailCount> {
  // What was read or settled meanwhile is not told by mail: its job is done, and no mail is noted. A try before may
  // have arrived all the same, if the server took it and fell silent.
  const jobs = await ask<{ id: string; state: string; moot: boolean }>(
    database,
    `SELECT j.id, j.state, j.state = 'completed' AND n.id IS NOT NULL AND n.mailed_at IS NULL AS moot
     FROM pgboss.job j LEFT JOIN notification n ON n.id = j.id WHERE j.name = 'mail'`,
  );
  const wanted = jobs.filter(({ moot }) => !moot);
  const known = new Set(jobs.map(({ id }) => id));
  const [dead] = await ask<{ count: number }>(
    database,
    "SELECT count(*)::int AS count FROM pgboss.job WHERE name = 'mail-failed'",
  );
  const times = new Map<string, number>();
  for (const { source } of smtp.received) times.set(idOf(source), (times.get(idOf(source)) ?? 0) + 1);
  return {
    wanted: wanted.length,
    lost: wanted
      .filter(({ id, state }) => state !== "failed" && !times.has(id))
      .map(({ id }) => `mail ${id}`),
    doubled: [...times.keys()].filter((id) => !known.has(id)).map((id) => `mail of no job ${id}`),
    again: [...times.values()].reduce((sum, count) => sum + count - 1, 0),
    apart: dead?.count ?? 0,
  };
}
