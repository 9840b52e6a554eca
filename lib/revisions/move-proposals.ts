/**
 * The proposals that wait on an entry go to the one that takes its place, as their authors wrote them: what the two
 * entries say otherwise is then a conflict, shown like any other. Their authors are told in the thread.
 */
import { v7 as uuid } from "uuid";
import { audit } from "#lib/audit";
import type { Transaction } from "#lib/db";
import type { Moved } from "#lib/entries/moved-ties";
import { isLang, messages } from "#lib/messages/index";
import { notify } from "#lib/notify";
import type { Actor } from "#lib/permissions";
import type { LockedRevision } from "./lock";
import { finalStates } from "./states";

interface Entry {
  id: string;
  slug: string;
  version: number;
}

type Proposals = Moved["proposals"];

const OPEN = { state: { notIn: [...finalStates] } };

/**
 * All those that wait, but for what would merge the other into it. They are locked already, with the entries
 * (`lockRevisionAndEntry`, `lockTwoEntries`): those that others hold are left, and follow when they are sent.
 */
export async function moveProposals(
  tx: Transaction,
  moderator: Actor,
  from: Entry,
  to: Entry,
  now: Date,
): Promise<Proposals> {
  const waiting = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM revision
    WHERE entry_id = ${from.id}::uuid AND state NOT IN ('accepted', 'rejected', 'withdrawn')
      AND absorbs_id IS DISTINCT FROM ${to.id}::uuid
    ORDER BY id FOR UPDATE SKIP LOCKED`;
  return move(
    tx,
    moderator,
    waiting.map(({ id }) => ({ id })),
    { from, to, message: "merged" },
    now,
  );
}

/** Back to the entry on which they were written, but for those that have been written or decided since. */
export async function moveProposalsBack(
  tx: Transaction,
  moderator: Actor,
  moved: Proposals,
  { from, to }: { from: Entry; to: Entry },
  now: Date,
): Promise<void> {
  await move(tx, moderator, moved, { from: to, to: from, message: "unmerged" }, now);
}

/** A draft that was begun while its entry was being merged: it is about the one that stays, like the others. */
export async function followMerge(tx: Transaction, revision: LockedRevision): Promise<LockedRevision> {
  const [entry] = await tx.$queryRaw<Entry[]>`
    WITH RECURSIVE way (id, slug, version, next) AS (
      SELECT id, slug, version, merged_into_id FROM entry WHERE id = ${revision.entryId}::uuid
      UNION SELECT e.id, e.slug, e.version, e.merged_into_id FROM way JOIN entry e ON e.id = way.next
    )
    SELECT id, slug, version FROM way WHERE next IS NULL`;
  if (!entry || entry.id === revision.absorbsId) return revision;
  await tx.revision.update({
    where: { id: revision.id },
    data: { entryId: entry.id, baseVersion: entry.version },
    select: { id: true },
  });
  return { ...revision, entryId: entry.id, entrySlug: entry.slug, entryMerged: false };
}

interface Move {
  from: Entry;
  to: Entry;
  message: "merged" | "unmerged";
}

async function move(
  tx: Transaction,
  moderator: Actor,
  proposals: readonly { id: string; version?: number }[],
  { from, to, message }: Move,
  now: Date,
): Promise<Proposals> {
  const moved: Proposals = [];
  for (const { id, version } of proposals) {
    const { count } = await tx.revision.updateMany({
      where: { id, entryId: from.id, ...OPEN, ...(version !== undefined && { version }) },
      // Another version: who had it before their eyes decides on nothing but what they see now.
      data: { entryId: to.id, baseVersion: to.version, version: { increment: 1 }, updatedAt: now },
    });
    if (count === 0) continue;
    const row = await tx.revision.findUniqueOrThrow({
      where: { id },
      select: { version: true, submittedAt: true, authorId: true, author: { select: { language: true } } },
    });
    moved.push({ id, version: row.version });
    await audit(tx, now, {
      actorId: moderator.id,
      action: "revision.move",
      object: "revision",
      objectId: id,
      details: { from: from.id, to: to.id },
    });
    // A draft has no thread yet; its form says to which entry it belongs.
    if (row.submittedAt) await tell(tx, moderator, { id, ...row }, { from, to, message }, now);
  }
  return moved;
}

async function tell(
  tx: Transaction,
  moderator: Actor,
  { id, authorId, author }: { id: string; authorId: string; author: { language: string } },
  { from, to, message }: Move,
  now: Date,
): Promise<void> {
  const titles = await tx.entry.findMany({
    where: { id: { in: [from.id, to.id] } },
    select: { id: true, title: true },
  });
  const titleOf = (entryId: string) => titles.find((one) => one.id === entryId)?.title ?? "";
  const words = messages(isLang(author.language) ? author.language : "fr").merging.moved;
  const commentId = uuid();
  await tx.comment.create({
    data: {
      id: commentId,
      revisionId: id,
      authorId: moderator.id,
      internal: false,
      body: words[message](titleOf(from.id), titleOf(to.id)),
      createdAt: now,
    },
  });
  if (authorId === moderator.id) return;
  await notify(tx, now, { userId: authorId, kind: "message", event: commentId, revisionId: id, commentId });
}
