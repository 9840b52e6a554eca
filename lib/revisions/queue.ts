/** The queue of proposals, oldest first, as moderators filter it; queue-counts.ts counts it. */
import { db } from "#lib/db";
import { asChanges } from "#lib/entries/content-json";
import type { Prisma } from "#lib/generated/prisma/client";
import { type Actor, authorise } from "#lib/permissions";
import { changedFields } from "./compare";
import type { Cursor } from "./cursor";
import { MAX_TOGETHER } from "./decide-together";
import { conditions, mergedThemes } from "./queue-conditions";
import type { QueueFilters } from "./queue-filters";
import { assigneeOf, claimOf, isId, kindOf, languageOf, rowSelect, titleOf } from "./review-row";

const PAGE = 30;

export type QueueItem = Awaited<ReturnType<typeof listQueue>>["items"][number];

export type MyDecision = Awaited<ReturnType<typeof listMyDecisions>>[number];

/** A page of what waits for a decision, oldest submission first. @throws DomainError forbidden */
export async function listQueue(
  moderator: Actor | null,
  filters: QueueFilters,
  after: Cursor | null = null,
  now = new Date(),
) {
  authorise(moderator, "review");
  const rows = await db.revision.findMany({
    where: {
      AND: [...conditions(moderator, filters, await mergedThemes(), now), ...(after ? [beyond(after)] : [])],
    },
    select: rowSelect,
    orderBy: [{ submittedAt: "asc" }, { id: "asc" }],
    take: PAGE + 1,
  });
  const last = rows.length > PAGE ? rows[PAGE - 1] : undefined;
  return {
    items: rows.slice(0, PAGE).map((row) => ({
      id: row.id,
      type: row.type,
      kind: kindOf(row),
      title: titleOf(row),
      language: languageOf(row),
      comment: row.comment,
      author: row.author.name,
      own: row.authorId === moderator.id,
      submittedAt: row.submittedAt ?? row.updatedAt,
      fields: changedFields(row.type, asChanges(row.changes)),
      claim: claimOf(row, moderator, now),
      /** In whose file it is. */
      assignee: assigneeOf(row, moderator),
      /** Changes were asked, and it came back. */
      again: row.decisions.length > 0,
      /** The import that made it. */
      batch: row.batchLine?.batch ?? null,
    })),
    next: last?.submittedAt ? { at: last.submittedAt, id: last.id } : null,
  };
}

/**
 * The decisions that this moderator has just taken on some proposals, the last on each, to say so on the queue; those
 * of which there are none are left out. @throws DomainError forbidden
 */
export async function listMyDecisions(moderator: Actor | null, revisionIds: readonly string[]) {
  authorise(moderator, "review");
  const ids = revisionIds.filter(isId).slice(0, MAX_TOGETHER);
  if (ids.length === 0) return [];
  return db.decision.findMany({
    where: { revisionId: { in: ids }, moderatorId: moderator.id },
    select: {
      verdict: true,
      revision: { select: { id: true, title: true, type: true } },
      entry: { select: { slug: true } },
    },
    distinct: ["revisionId"],
    orderBy: [{ revisionId: "asc" }, { decidedAt: "desc" }],
  });
}

function beyond({ at, id }: Cursor): Prisma.RevisionWhereInput {
  return { OR: [{ submittedAt: { gt: at } }, { submittedAt: at, id: { gt: id } }] };
}
