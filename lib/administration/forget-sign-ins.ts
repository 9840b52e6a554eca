/**
 * What the audit log says of sign-ins serves security, and is kept a year for it (CNIL, recommendation on logs: six months
 * to a year). The database itself lets these lines go, and no other, by its own clock (decision 53). Run once a day by the
 * worker.
 */
import { db } from "#lib/db";

const AT_ONCE = 5000;

/** Returns how many went. */
export async function forgetSignIns(): Promise<number> {
  let gone = 0;
  for (;;) {
    const count = await db.$executeRaw`
      DELETE FROM audit_event WHERE id IN (
        SELECT id FROM audit_event
        WHERE split_part(action, '.', 1) IN ('session', 'link', 'key')
          AND at < clock_timestamp() - INTERVAL '1 year'
        ORDER BY at LIMIT ${AT_ONCE}
      )`;
    gone += count;
    if (count < AT_ONCE) return gone;
  }
}
