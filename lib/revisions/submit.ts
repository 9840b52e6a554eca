/** The author sends a draft to review: from here on it must be whole and possible. */
import { auditSql } from "#lib/audit";
import { addressesOf } from "#lib/checks/values";
import { db, type Transaction } from "#lib/db";
import { getCurrentEntry } from "#lib/entries/content";
import { asChanges } from "#lib/entries/content-json";
import { checkReferences } from "#lib/entries/references";
import { emptyContent } from "#lib/entries/types/index";
import { validateContent } from "#lib/entries/validate";
import { DomainError } from "#lib/errors";
import { enqueueVisit } from "#lib/jobs";
import { limitPerson } from "#lib/limits";
import { notify } from "#lib/notify";
import type { EntryType } from "#lib/paths";
import { type Actor, authorise } from "#lib/permissions";
import { apply, type Changes, same } from "./changes";
import { type LockedRevision, lockOwnRevision } from "./lock";
import { followMerge } from "./move-proposals";
import type { RevisionHandle } from "./propose";
import { publishIfSmall } from "./publish-small";
import { isPossible } from "./states";

export interface Sent extends RevisionHandle {
  /** Whether a rule published it at once (publish-small.ts); otherwise it waits for someone to read it. */
  published: boolean;
  /** The cached pages that it changes then: thrown away by `revalidate` in a request, by `askRevalidation` in a job. */
  tags: string[];
}

/** @throws DomainError forbidden, not-found, conflict (state, version), invalid (issues a field), too-many */
export async function submit(author: Actor | null, handle: RevisionHandle, now = new Date()): Promise<Sent> {
  authorise(author, "propose");
  return db.$transaction((tx) => submitOwn(tx, author, handle, now));
}

/** The same inside a transaction. @throws DomainError as `submit` does */
export async function submitOwn(
  tx: Transaction,
  author: Actor,
  handle: RevisionHandle,
  now: Date,
): Promise<Sent> {
  const submitted = await submitIn(tx, author, handle, now);
  const { id, version } = submitted;
  const waiting = { id, version, published: false, tags: [] };
  if (!submitted.sent) return waiting;
  const decided = await publishIfSmall(tx, author, submitted, now);
  if (!decided) {
    await notify(tx, now, { userId: author.id, kind: "received", event: `${id} ${version}`, revisionId: id });
  }
  await limitPerson(tx, author, "submit", now);
  return decided ? { id, version: version + 1, published: true, tags: decided.tags } : waiting;
}

export interface Submitted extends RevisionHandle {
  entryId: string | null;
  type: EntryType;
  /** As they are submitted. */
  changes: Changes;
  /** False when the other of two clicks had sent this very version. */
  sent: boolean;
}

/**
 * The same without telling anyone, publishing nor counting anything: who calls counts it last, with `limitPerson`.
 * `imported`: with others of a file, which has limits of its own.
 */
export async function submitIn(
  tx: Transaction,
  author: Actor,
  { id, version }: RevisionHandle,
  now: Date,
  { imported = false } = {},
): Promise<Submitted> {
  const locked = await lockOwnRevision(tx, author, id);
  if (isSent(locked, version)) {
    const { version: current, entryId, type } = locked;
    return { id, version: current, entryId, type, changes: asChanges(locked.changes), sent: false };
  }
  if (!isPossible("submit", locked.state)) throw new DomainError("conflict", "notPossibleInThisState");
  if (locked.version !== version) throw new DomainError("conflict", "staleRevision");
  const revision = locked.entryMerged ? await followMerge(tx, locked) : locked;
  const { entryId } = revision;
  const changes = await possibleChanges(tx, revision);
  const action = imported ? "revision.import-submit" : "revision.submit";
  const line = auditSql(now, { actorId: author.id, action, object: "revision", objectId: id });
  // Of an account in quarantine, it is put apart with the rest of what it sent; one that begins or ends meanwhile waits.
  const [submitted] = await tx.$queryRaw<{ version: number }[]>`
    WITH audited AS (${line})
    UPDATE revision SET
      state = CASE WHEN is_quarantined(${author.id}::uuid) THEN 'quarantined' ELSE 'submitted' END::revision_state,
      changes = ${JSON.stringify(changes)}::jsonb, version = version + 1, submitted_at = coalesce(submitted_at, ${now}),
      updated_at = ${now}, claimed_by_id = NULL, claimed_at = NULL
    WHERE id = ${id}::uuid
    RETURNING version`;
  if (!submitted) throw new Error("what is locked is there");
  const proposed = apply(emptyContent(revision.type), changes);
  if (!author.system && addressesOf(proposed).length > 0) await enqueueVisit(tx, id);
  return { id, version: submitted.version, entryId, type: revision.type, changes, sent: true };
}

/** The other of two clicks has sent this very version, which may have been accepted at once. */
function isSent({ state, version }: LockedRevision, sending: number): boolean {
  if (state === "accepted") return version === sending + 2;
  return (state === "submitted" || state === "quarantined") && version === sending + 1;
}

/** The changes with their values as the type's schema writes them; the whole entry must be possible with them. */
async function possibleChanges(tx: Transaction, revision: LockedRevision): Promise<Changes> {
  const current = revision.entryId ? await getCurrentEntry(tx, { id: revision.entryId }) : null;
  if (current?.content.archived === true || current?.content.mergedInto)
    throw new DomainError("conflict", "archivedEntry");
  const typed = asChanges(revision.changes);
  const wanted = apply(current?.content ?? emptyContent(revision.type), typed);
  const { content, issues } = validateContent(revision.type, wanted);
  if (!content) throw new DomainError("invalid", "invalidContent", {}, issues);
  await checkReferences(tx, current, content);
  const changes: Changes = {};
  for (const [field, { from }] of Object.entries(typed)) {
    const to = content[field] ?? null;
    if (!same(from, to)) changes[field] = { from, to };
  }
  if (Object.keys(changes).length === 0 && revision.absorbsId === null) {
    throw new DomainError("invalid", "nothingChanged");
  }
  return changes;
}
