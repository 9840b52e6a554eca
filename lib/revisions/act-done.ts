/** Acts on an entry that a moderator decides at once and a contributor proposes: what they come to, and whether they are done. */
import type { Transaction } from "#lib/db";
import type { Actor } from "#lib/permissions";
import type { Rule } from "./rules";

export type ActDone =
  /** `tags`: the cached pages that it changes. */
  { outcome: "published"; version: number; tags: string[] } | { outcome: "proposed"; id: string };

/** What the same click did before; null the first time. Asked once the entry is locked. */
export async function findActDone(
  tx: Transaction,
  { id: authorId }: Actor,
  rule: Rule,
  idempotencyKey: string,
): Promise<ActDone | null> {
  const done = await tx.revision.findUnique({
    where: { authorId_idempotencyKey: { authorId, idempotencyKey } },
    select: { id: true, decisions: { where: { rule }, select: { entryVersion: true } } },
  });
  if (!done) return null;
  const version = done.decisions[0]?.entryVersion;
  return version ? { outcome: "published", version, tags: [] } : { outcome: "proposed", id: done.id };
}
