/** One act at a time on an account. Taken first, so that two acts wait for one another in one order. */
import type { Transaction } from "#lib/db";
import { DomainError } from "#lib/errors";

/** @throws DomainError not-found when there is no such account, or its person has erased it */
export async function lockUser(tx: Transaction, id: string) {
  // Rows that refer to the account may still be written meanwhile.
  await tx.$queryRaw`SELECT id FROM "user" WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
  const user = await tx.user.findUnique({
    where: { id },
    select: {
      id: true,
      email: true,
      name: true,
      role: true,
      language: true,
      blockedAt: true,
      erasedAt: true,
    },
  });
  if (!user || user.erasedAt) throw new DomainError("not-found", "notFound");
  return user;
}
