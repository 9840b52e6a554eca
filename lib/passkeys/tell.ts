/** What happens to one's keys is mailed, whatever one chose to be told of: it may be someone else's doing. */
import { v4 as randomUuid } from "uuid";
import type { Transaction } from "#lib/db";
import { enqueueMail, type KeyNews } from "#lib/jobs";

export async function tellOfKeys(
  tx: Transaction,
  { userId, what }: { userId: string; what: KeyNews },
  now: Date,
): Promise<void> {
  await enqueueMail(tx, randomUuid(), { kind: "key", userId, what, at: now.toISOString() });
}
