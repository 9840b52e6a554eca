/** Where a moderator goes from a proposal, in the order of the view of the queue that they came by. */
import { db } from "#lib/db";
import type { Prisma } from "#lib/generated/prisma/client";
import { type Actor, authorise } from "#lib/permissions";
import type { Cursor } from "./cursor";
import { conditions, isForMe, mergedThemes } from "./queue-conditions";
import type { QueueFilters } from "./queue-filters";
import { titleOf } from "./review-row";

export interface Neighbour {
  id: string;
  title: string;
}

/**
 * The oldest proposal of the view that this moderator may decide on and that is in nobody else's file.
 * @param except the one that they have before their eyes, if any.
 */
export async function nextInQueue(
  moderator: Actor | null,
  filters: QueueFilters,
  except: string | null,
  now = new Date(),
): Promise<Neighbour | null> {
  authorise(moderator, "review");
  const view = await viewOf(moderator, filters, now);
  return first([...view, ...(except ? [{ id: { not: except } }] : [])], "asc");
}

/** The proposals just before and just after one in the view; the same that `nextInQueue` leaves out are passed over. */
export async function neighboursInQueue(
  moderator: Actor | null,
  filters: QueueFilters,
  { at, id }: Cursor,
  now = new Date(),
): Promise<{ previous: Neighbour | null; next: Neighbour | null }> {
  authorise(moderator, "review");
  const view = await viewOf(moderator, filters, now);
  const [previous, next] = await Promise.all([
    first([...view, { OR: [{ submittedAt: { lt: at } }, { submittedAt: at, id: { lt: id } }] }], "desc"),
    first([...view, { OR: [{ submittedAt: { gt: at } }, { submittedAt: at, id: { gt: id } }] }], "asc"),
  ]);
  return { previous, next };
}

/** The next one of the view after a decision on `id`, from its place on, then from the oldest. @throws DomainError forbidden */
export async function followingInQueue(
  moderator: Actor | null,
  filters: QueueFilters,
  id: string,
  now = new Date(),
): Promise<Neighbour | null> {
  authorise(moderator, "review");
  const decided = await db.revision.findUnique({ where: { id }, select: { submittedAt: true } });
  const after = decided?.submittedAt
    ? (await neighboursInQueue(moderator, filters, { at: decided.submittedAt, id }, now)).next
    : null;
  return after ?? nextInQueue(moderator, filters, id, now);
}

/** Someone who looks at what colleagues read goes through just that. */
async function viewOf(moderator: Actor, filters: QueueFilters, now: Date) {
  const asked = conditions(moderator, filters, await mergedThemes(), now);
  const mine = filters.holder === "others" ? { authorId: { not: moderator.id } } : isForMe(moderator, now);
  return [...asked, mine];
}

async function first(AND: Prisma.RevisionWhereInput[], order: "asc" | "desc"): Promise<Neighbour | null> {
  const found = await db.revision.findFirst({
    where: { AND },
    select: { id: true, title: true, entry: { select: { title: true } } },
    orderBy: [{ submittedAt: order }, { id: order }],
  });
  return found && { id: found.id, title: titleOf(found) };
}
