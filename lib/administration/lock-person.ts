/** One act at a time on who administers, and against all else that changes an account: administrators, then the person. */
import type { Transaction } from "#lib/db";
import { DomainError } from "#lib/errors";
import type { Actor } from "#lib/permissions";

/**
 * @throws DomainError forbidden when the role of who acts was taken away meanwhile; not-found when the account does not
 * exist, was erased, or is one of the imports', which nobody signs in as
 */
export async function lockPerson(tx: Transaction, administrator: Actor, id: string) {
  // Rows alone would not do: who waited for one that no longer administers keeps it locked, out of any order.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('administrators', 0))`;
  const admins = await tx.$queryRaw<{ id: string; blocked: boolean }[]>`
    SELECT id, blocked_at IS NOT NULL AS blocked FROM "user" WHERE role = 'admin' ORDER BY id FOR NO KEY UPDATE`;
  const active = admins.filter(({ blocked }) => !blocked);
  if (!active.some((admin) => admin.id === administrator.id)) {
    throw new DomainError("forbidden", "notAllowed");
  }
  await tx.$queryRaw`SELECT id FROM "user" WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
  const person = await tx.user.findUnique({
    where: { id },
    select: {
      id: true,
      email: true,
      role: true,
      blockedAt: true,
      erasedAt: true,
      accounts: { select: { id: true }, take: 1 },
    },
  });
  if (!person || person.erasedAt || (person.email === null && person.accounts.length === 0)) {
    throw new DomainError("not-found", "notFound");
  }
  return { ...person, isLastAdministrator: active.length === 1 && active[0]?.id === id };
}

/** What the person was reading or had in their file goes back to the queue. @returns how many were being read. */
export async function releaseClaims(tx: Transaction, userId: string): Promise<number> {
  await tx.revision.updateMany({ where: { assigneeId: userId }, data: { assigneeId: null } });
  await tx.report.updateMany({
    where: { claimedById: userId },
    data: { claimedById: null, claimedAt: null },
  });
  const { count } = await tx.revision.updateMany({
    where: { claimedById: userId },
    data: { claimedById: null, claimedAt: null },
  });
  return count;
}
