/** The author sends a draft to review: from here on it must be whole and possible. */
import { audit } from "#lib/audit";
import { addressesOf } from "#lib/checks/values";
import { db, type Transaction } from "#lib/db";
import { getCurrentEntry } from "#lib/entries/content";
import { asChanges } from "#lib/entries/content-json";
import { checkReferences } from "#lib/entries/references";
import { emptyContent } from "#lib/entries/types/index";
import { validateContent } from "#lib/entries/validate";
import { DomainError } from "#lib/errors";
import { enqueueVisit } from "#lib/jobs";
import { notify } from "#lib/notify";
import { type Actor, authorise } from "#lib/permissions";
import { apply, type Changes, same } from "./changes";
import { type LockedRevision, lockOwnRevision } from "./lock";
import type { RevisionHandle } from "./propose";
import { isPossible } from "./states";

/** Proposals that one person may send in an hour. */
const MAX_AN_HOUR = 60;

/** @throws DomainError forbidden, not-found, conflict (state, version), invalid (issues a field), too-many */
export async function submit(
  author: Actor | null,
  handle: RevisionHandle,
  now = new Date(),
): Promise<RevisionHandle> {
  authorise(author, "propose");
  return db.$transaction(async (tx) => {
    const { id, version, sent } = await submitIn(tx, author, handle, now);
    if (sent) {
      const event = `${id} ${version}`;
      await notify(tx, now, { userId: author.id, kind: "received", event, revisionId: id });
    }
    return { id, version };
  });
}

export interface Submitted extends RevisionHandle {
  entryId: string | null;
  /** False when the other of two clicks had sent this very version. */
  sent: boolean;
}

/** The same inside a transaction, without telling anyone. */
export async function submitIn(
  tx: Transaction,
  author: Actor,
  { id, version }: RevisionHandle,
  now: Date,
): Promise<Submitted> {
  const revision = await lockOwnRevision(tx, author, id);
  const { entryId } = revision;
  if (revision.state === "submitted" && revision.version === version + 1) {
    return { id, version: revision.version, entryId, sent: false };
  }
  if (!isPossible("submit", revision.state)) throw new DomainError("conflict", "notPossibleInThisState");
  if (revision.version !== version) throw new DomainError("conflict", "staleRevision");
  await refuseTooMany(tx, author, now);
  const changes = await possibleChanges(tx, revision);
  const submitted = await tx.revision.update({
    where: { id },
    data: {
      state: "submitted",
      changes,
      version: { increment: 1 },
      submittedAt: revision.submittedAt ?? now,
      updatedAt: now,
      claimedById: null,
      claimedAt: null,
    },
    select: { id: true, version: true },
  });
  const proposed = apply(emptyContent(revision.type), changes);
  if (!author.system && addressesOf(proposed).length > 0) await enqueueVisit(tx, id);
  await audit(tx, now, { actorId: author.id, action: "revision.submit", object: "revision", objectId: id });
  return { ...submitted, entryId, sent: true };
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
  if (Object.keys(changes).length === 0) throw new DomainError("invalid", "nothingChanged");
  return changes;
}

// Counted on the audit log, which has each submission. Imports have no such limit: they are not people.
async function refuseTooMany(tx: Transaction, author: Actor, now: Date): Promise<void> {
  if (author.system) return;
  const recent = await tx.auditEvent.count({
    where: { actorId: author.id, action: "revision.submit", at: { gt: new Date(now.getTime() - 3_600_000) } },
  });
  if (recent >= MAX_AN_HOUR) throw new DomainError("too-many", "tooManyProposals", { max: MAX_AN_HOUR });
}
