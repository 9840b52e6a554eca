/**
 * A moderator sees that a proposed new entry presents what an entry presents already: the proposal becomes a change to
 * that entry, as its author wrote it. What the two say otherwise is then a conflict, chosen about field by field.
 */
import { v7 as uuid } from "uuid";
import { audit } from "#lib/audit";
import { db } from "#lib/db";
import { DomainError } from "#lib/errors";
import { isLang, messages } from "#lib/messages/index";
import { notify } from "#lib/notify";
import { type Actor, authorise } from "#lib/permissions";
import { refuseIfClaimedByOther } from "./claim";
import { isClosedTo } from "./closed";
import { lockRevision } from "./lock";
import { lockEntry } from "./lock-entry";

export interface Adoption {
  revisionId: string;
  /** The version of the proposal that was on the screen. */
  seenVersion: number;
  /** The entry that presents it already. */
  slug: string;
}

/**
 * @throws DomainError forbidden (role, one's own), not-found, invalid (of another type), conflict ("notAdoptable",
 * "staleRevision", "archivedEntry", claimed by another)
 */
export async function adopt(
  moderator: Actor | null,
  { revisionId, seenVersion, slug }: Adoption,
  now = new Date(),
): Promise<void> {
  authorise(moderator, "review");
  await db.$transaction(async (tx) => {
    const revision = await lockRevision(tx, revisionId);
    if (revision.authorId === moderator.id) throw new DomainError("forbidden", "ownProposal");
    if (revision.state !== "submitted" || revision.entryId !== null) {
      throw new DomainError("conflict", "notAdoptable");
    }
    if (revision.version !== seenVersion) throw new DomainError("conflict", "staleRevision");
    refuseIfClaimedByOther(revision, moderator, now);
    const entry = await lockEntry(tx, { slug });
    if (isClosedTo(entry.content, {})) throw new DomainError("conflict", "archivedEntry");
    if (entry.type !== revision.type) {
      throw new DomainError("invalid", "invalidContent", {}, [{ path: "into", code: "mergedIntoOtherType" }]);
    }
    const { author } = await tx.revision.update({
      where: { id: revisionId },
      data: {
        entryId: entry.id,
        baseVersion: entry.version,
        version: { increment: 1 },
        updatedAt: now,
      },
      select: { author: { select: { language: true } } },
    });
    const commentId = uuid();
    const words = messages(isLang(author.language) ? author.language : "fr").merging.moved;
    const body = words.adopted(String(entry.content.title));
    await tx.comment.create({
      data: { id: commentId, revisionId, authorId: moderator.id, internal: false, body, createdAt: now },
    });
    await notify(tx, now, {
      userId: revision.authorId,
      kind: "message",
      event: commentId,
      revisionId,
      commentId,
    });
    await audit(tx, now, {
      actorId: moderator.id,
      action: "revision.move",
      object: "revision",
      objectId: revisionId,
      details: { to: entry.id },
    });
  });
}
