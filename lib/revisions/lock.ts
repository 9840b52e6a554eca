/** A revision, locked until the end of the transaction: every act on it reads it through here. */
import type { Transaction } from "#lib/db";
import { DomainError } from "#lib/errors";
import type { Actor } from "#lib/permissions";

const select = {
  id: true,
  type: true,
  entryId: true,
  entry: { select: { slug: true } },
  baseVersion: true,
  state: true,
  version: true,
  authorId: true,
  changes: true,
  comment: true,
  title: true,
  claimedById: true,
  claimedAt: true,
  claimedBy: { select: { name: true } },
  submittedAt: true,
} as const;

/** @throws DomainError not-found */
export async function lockRevision(tx: Transaction, id: string) {
  await tx.$executeRaw`SELECT 1 FROM revision WHERE id = ${id}::uuid FOR UPDATE`;
  const revision = await tx.revision.findUnique({ where: { id }, select });
  if (!revision) throw new DomainError("not-found", "notFound");
  return revision;
}

/** The same for its author; to anyone else it does not exist. */
export async function lockOwnRevision(tx: Transaction, author: Actor, id: string) {
  const revision = await lockRevision(tx, id);
  if (revision.authorId !== author.id) throw new DomainError("not-found", "notFound");
  return revision;
}

export type LockedRevision = Awaited<ReturnType<typeof lockRevision>>;
