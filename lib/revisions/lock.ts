/** A revision, locked until the end of the transaction: every act on it reads it through here. */
import type { Transaction } from "#lib/db";
import { lockEntrySql } from "#lib/entries/merged-terms";
import { DomainError } from "#lib/errors";
import { Prisma } from "#lib/generated/prisma/client";
import type { EntryType } from "#lib/paths";
import type { Actor } from "#lib/permissions";
import type { RevisionState } from "./states";

export interface LockedRevision {
  id: string;
  type: EntryType;
  entryId: string | null;
  entrySlug: string | null;
  state: RevisionState;
  version: number;
  authorId: string;
  /** As stored: `asChanges` reads it. */
  changes: unknown;
  claimedById: string | null;
  claimedAt: Date | null;
  claimedBy: string | null;
  submittedAt: Date | null;
}

// In the select list, so that what they name is that of the row as the lock found it.
const columns = Prisma.sql`
  r.id, r.type, r.entry_id AS "entryId", (SELECT slug FROM entry WHERE id = r.entry_id) AS "entrySlug", r.state,
  r.version, r.author_id AS "authorId", r.changes, r.claimed_by_id AS "claimedById", r.claimed_at AS "claimedAt",
  (SELECT name FROM "user" WHERE id = r.claimed_by_id) AS "claimedBy", r.submitted_at AS "submittedAt"`;

/** @throws DomainError not-found */
export async function lockRevision(tx: Transaction, id: string): Promise<LockedRevision> {
  return only(await tx.$queryRaw`SELECT ${columns} FROM revision r WHERE r.id = ${id}::uuid FOR UPDATE`);
}

/** The same for its author; to anyone else it does not exist. */
export async function lockOwnRevision(tx: Transaction, author: Actor, id: string): Promise<LockedRevision> {
  const revision = await lockRevision(tx, id);
  if (revision.authorId !== author.id) throw new DomainError("not-found", "notFound");
  return revision;
}

/** The same, with the vocabularies and the entry that it changes, if any, before it is accepted. @throws DomainError not-found */
export async function lockRevisionAndEntry(tx: Transaction, id: string): Promise<LockedRevision> {
  return only(
    await tx.$queryRaw`
    WITH r AS MATERIALIZED (SELECT * FROM revision WHERE id = ${id}::uuid FOR UPDATE),
      ${lockEntrySql(Prisma.sql`entry.id = (SELECT entry_id FROM r)`)}
    SELECT ${columns} FROM r CROSS JOIN terms LEFT JOIN locked ON true`,
  );
}

function only(rows: LockedRevision[]): LockedRevision {
  const [revision] = rows;
  if (!revision) throw new DomainError("not-found", "notFound");
  return revision;
}
