/**
 * A moderator takes an entry down at once: someone's rights, personal data. From then on nobody but moderators reads
 * it, its history or its name; every colleague is told; and any of them can put it back.
 */
import { v7 as uuid } from "uuid";
import { db, type Transaction } from "#lib/db";
import { DomainError } from "#lib/errors";
import { notify } from "#lib/notify";
import { type Actor, authorise } from "#lib/permissions";
import type { ActDone } from "./act-done";
import { actWords } from "./act-words";
import { changeAtOnce } from "./change-at-once";
import { diff } from "./changes";
import type { Decided } from "./decide";
import { type EntryTarget, lockEntry } from "./lock-entry";
import { type RemovalReason, removalReasons } from "./removal-reasons";
import { revertAtOnce } from "./revert";

export interface Removal {
  slug: string;
  /** One of `removalReasons`. */
  reasonCode: string;
  /** In words, for colleagues only. */
  reason: string;
}

/**
 * Whatever version was on the screen: it is urgent.
 * @throws DomainError forbidden, not-found, invalid (reason), conflict "alreadySo"
 */
export async function remove(moderator: Actor | null, asked: Removal, now = new Date()): Promise<Decided> {
  authorise(moderator, "review");
  const reasonCode = knownReason(asked.reasonCode);
  const reason = actWords(asked.reason, "reason");
  return db.$transaction(async (tx) => {
    const entry = await lockEntry(tx, { slug: asked.slug });
    const changes = diff(entry.content, { ...entry.content, archived: true, removed: true });
    const decided = await changeAtOnce(
      tx,
      moderator,
      { entry, changes, rule: "removal", comment: null, reasonCode, reason },
      now,
    );
    await tellColleagues(tx, moderator, decided.decisionId, now);
    return decided;
  });
}

export interface Restoration extends EntryTarget {
  /** Why, in words, for everyone: it stands in the history. */
  reason: string;
}

/**
 * Back to what the entry was just before it was taken down.
 * @throws DomainError as `revert` does; conflict "alreadySo" when it is not taken down
 */
export async function restore(
  moderator: Actor | null,
  { reason, ...target }: Restoration,
  now = new Date(),
): Promise<Extract<ActDone, { outcome: "published" }>> {
  authorise(moderator, "review");
  const comment = actWords(reason, "reason");
  return db.$transaction(async (tx) => {
    const { id, content } = await lockEntry(tx, target);
    const removal = await tx.decision.findFirst({
      where: { entryId: id, rule: "removal" },
      select: { entryVersion: true },
      orderBy: { entryVersion: "desc" },
    });
    if (content.removed !== true || !removal?.entryVersion) throw new DomainError("conflict", "alreadySo");
    const version = removal.entryVersion - 1;
    return revertAtOnce(tx, moderator, { ...target, version, comment, idempotencyKey: uuid() }, now);
  });
}

function knownReason(code: string): RemovalReason {
  const known = removalReasons.find((reason) => reason === code);
  if (!known) {
    throw new DomainError("invalid", "reasonMissing", {}, [{ path: "reasonCode", code: "required" }]);
  }
  return known;
}

/** Who alone took it down is soon not alone to know. */
async function tellColleagues(
  tx: Transaction,
  moderator: Actor,
  decisionId: string,
  now: Date,
): Promise<void> {
  const { revisionId } = await tx.decision.findUniqueOrThrow({
    where: { id: decisionId },
    select: { revisionId: true },
  });
  const colleagues = await tx.user.findMany({
    where: { role: { in: ["moderator", "admin"] }, id: { not: moderator.id }, blockedAt: null },
    select: { id: true },
    orderBy: { id: "asc" },
  });
  for (const { id } of colleagues) {
    await notify(tx, now, { userId: id, kind: "removal", event: decisionId, revisionId, decisionId });
  }
}
