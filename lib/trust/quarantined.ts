/** Whether what an account sends is put apart, asked by whoever is about to send. */
import type { Transaction } from "#lib/db";

/** The account is locked in share: a quarantine that begins or ends meanwhile waits, or has landed. */
export async function isQuarantined(tx: Transaction, userId: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ quarantined: boolean }[]>`
    SELECT is_quarantined(${userId}::uuid) AS quarantined`;
  return row?.quarantined === true;
}
