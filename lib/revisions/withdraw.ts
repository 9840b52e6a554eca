/** The author takes a proposal back; nobody decides on it any more. */
import { audit } from "#lib/audit";
import { db, type Transaction } from "#lib/db";
import { DomainError } from "#lib/errors";
import { type Actor, authorise } from "#lib/permissions";
import { withdrawOpen } from "#lib/vocabularies/suggest-term";
import { lockOwnRevision } from "./lock";
import type { RevisionHandle } from "./propose";
import { isPossible } from "./states";

/** @throws DomainError forbidden, not-found, conflict (already decided, or changed since it was read) */
export async function withdraw(
  author: Actor | null,
  handle: RevisionHandle,
  now = new Date(),
): Promise<void> {
  authorise(author, "propose");
  await db.$transaction((tx) => withdrawOwn(tx, author, handle, now));
}

/** The same inside a transaction. @throws DomainError as `withdraw` does */
export async function withdrawOwn(
  tx: Transaction,
  author: Actor,
  { id, version }: RevisionHandle,
  now: Date,
): Promise<void> {
  const revision = await lockOwnRevision(tx, author, id);
  if (!isPossible("withdraw", revision.state)) throw new DomainError("conflict", "notPossibleInThisState");
  if (revision.version !== version) throw new DomainError("conflict", "staleRevision");
  await tx.revision.update({
    where: { id },
    data: {
      state: "withdrawn",
      version: { increment: 1 },
      updatedAt: now,
      claimedById: null,
      claimedAt: null,
    },
  });
  await withdrawOpen(tx, { revisionId: id }, author.id, now);
  await audit(tx, now, { actorId: author.id, action: "revision.withdraw", object: "revision", objectId: id });
}
