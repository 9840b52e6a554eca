/** Whether what an account sends is put apart, asked by whoever is about to send. */
import type { Transaction } from "#lib/db";

/** The account is locked in share: a quarantine that begins or ends meanwhile waits, or has landed. */
export async function isQuarantined(tx: Transaction, userId: string): Promise<boolean> {
  await tx.$queryRaw`SELECT id FROM "user" WHERE id = ${userId}::uuid FOR SHARE`;
  return (await tx.quarantine.count({ where: { userId, liftedAt: null } })) > 0;
}
