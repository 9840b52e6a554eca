/** What is asked of a batch is done one thing after the other. */
import type { Transaction } from "#lib/db";
import { DomainError } from "#lib/errors";

/** @throws DomainError conflict "batchUnderWay" */
export async function refuseUnderWay(tx: Transaction, batchId: string): Promise<void> {
  const underWay = await tx.batchAct.count({ where: { batchId, finishedAt: null } });
  if (underWay > 0) throw new DomainError("conflict", "batchUnderWay");
}
