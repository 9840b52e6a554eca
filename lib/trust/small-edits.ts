/**
 * A trusted person's small edit on an entry that they keep is published at once: whether this one is. A decision
 * concerns one proposal: nothing here looks at the others of the same person.
 */
import type { Transaction } from "#lib/db";
import { asChanges } from "#lib/entries/content-json";
import type { EntryType } from "#lib/paths";
import { isSmall } from "./small";

export interface Edit {
  authorId: string;
  type: EntryType;
  entryId: string | null;
  changes: unknown;
}

/** The account is locked in share: a refusal that takes the trust away waits, or has landed. */
export async function mayPublishSmallEdit(
  tx: Transaction,
  { authorId, type, entryId, changes }: Edit,
): Promise<boolean> {
  if (entryId === null || !isSmall(type, asChanges(changes))) return false;
  const [person] = await tx.$queryRaw<{ trusted: boolean }[]>`
    SELECT level = 'trusted' AND blocked_at IS NULL AND erased_at IS NULL AS trusted
    FROM "user" WHERE id = ${authorId}::uuid FOR SHARE`;
  return person?.trusted === true && (await keeps(tx, authorId, entryId));
}

/**
 * Whether the entry is one that the person keeps: they made its last version, or more than half of all its versions, and
 * someone else read and accepted one of them at least.
 */
async function keeps(tx: Transaction, userId: string, entryId: string): Promise<boolean> {
  const [kept] = await tx.$queryRaw<{ keeps: boolean | null }[]>`
    SELECT (bool_or(last AND own) OR count(*) FILTER (WHERE own) * 2 > count(*)) AND bool_or(own AND rule IS NULL)
      AS keeps
    FROM (
      SELECT r.author_id = ${userId}::uuid AS own, d.rule,
        d.entry_version = max(d.entry_version) OVER () AS last
      FROM decision d JOIN revision r ON r.id = d.revision_id
      WHERE d.entry_id = ${entryId}::uuid AND d.entry_version IS NOT NULL
    ) versions`;
  return kept?.keeps === true;
}
