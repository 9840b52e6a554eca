/** A revision, locked until the end of the transaction: every act on it reads it through here. */
import type { Transaction } from "#lib/db";
import { lockEntriesSql } from "#lib/entries/merged-terms";
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
  /** Whether the entry has become one with another. */
  entryMerged: boolean;
  /** The entry that would become one with this one, and its version that the author had before their eyes. */
  absorbsId: string | null;
  absorbsVersion: number | null;
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
  r.id, r.type, r.entry_id AS "entryId", (SELECT slug FROM entry WHERE id = r.entry_id) AS "entrySlug",
  EXISTS (SELECT FROM entry WHERE id = r.entry_id AND merged_into_id IS NOT NULL) AS "entryMerged",
  r.absorbs_id AS "absorbsId", r.absorbs_version AS "absorbsVersion", r.state, r.version, r.author_id AS "authorId", r.changes, r.claimed_by_id AS "claimedById", r.claimed_at AS "claimedAt",
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

/**
 * The same, with the vocabularies and the entry that it changes, if any, before it is accepted. When it absorbs another
 * entry, that one too, with the proposals that wait on it, in the order of their keys, and nothing else writes any
 * entry meanwhile: what names it and what would change it are moved. @throws DomainError not-found
 */
export async function lockRevisionAndEntry(tx: Transaction, id: string): Promise<LockedRevision> {
  return only(
    await tx.$queryRaw`
    WITH
      all_r AS MATERIALIZED (
        SELECT * FROM revision WHERE id = ANY (
          ARRAY[${id}::uuid] || ARRAY(
            SELECT o.id FROM revision m JOIN revision o ON o.entry_id = m.absorbs_id
            WHERE m.id = ${id}::uuid AND o.state NOT IN ('accepted', 'rejected', 'withdrawn')
          )
        )
        ORDER BY id FOR UPDATE
      ),
      r AS MATERIALIZED (SELECT * FROM all_r WHERE id = ${id}::uuid),
      ${lockEntriesSql(Prisma.sql`(SELECT absorbs_id IS NOT NULL FROM r)`, Prisma.sql`entry.id = ANY (ARRAY(SELECT unnest(ARRAY[entry_id, absorbs_id]) FROM r))`)}
    SELECT ${columns} FROM r CROSS JOIN terms CROSS JOIN (SELECT count(*) FROM locked) AS held`,
  );
}

/**
 * Those of these that propose a new entry, in the order of their keys, with the vocabularies: before many are accepted
 * together. What waited for a lock and became something else meanwhile is left out.
 */
export async function lockNewRevisions(tx: Transaction, ids: readonly string[]): Promise<LockedRevision[]> {
  return tx.$queryRaw`
    WITH
      r AS MATERIALIZED (
        SELECT * FROM revision WHERE id = ANY (${[...ids]}::uuid[]) AND entry_id IS NULL AND absorbs_id IS NULL
        ORDER BY id FOR UPDATE
      ),
      held AS MATERIALIZED (
        SELECT pg_advisory_xact_lock_shared(hashtext('vocabularies')) FROM (SELECT count(*) FROM r) AS first
      )
    SELECT ${columns} FROM r CROSS JOIN held ORDER BY r.id`;
}

function only(rows: LockedRevision[]): LockedRevision {
  const [revision] = rows;
  if (!revision) throw new DomainError("not-found", "notFound");
  return revision;
}
