/** Views of the queue: filters that a moderator keeps under a name, for themselves or for all who review. */
import { validate as isUuid, v7 as uuid } from "uuid";
import { audit } from "#lib/audit";
import { db } from "#lib/db";
import { DomainError } from "#lib/errors";
import { withQuery } from "#lib/paths";
import { type Actor, authorise, can } from "#lib/permissions";
import { tidyLine } from "#lib/text";
import { isFiltered, parseQueueQuery, type QueueFilters, queueQuery } from "./queue-filters";
import { MAX_VIEW_NAME } from "./queue-view-name";

/** Of one moderator: a row of links, not a list to search. */
const MAX_VIEWS = 20;

export interface QueueView {
  id: string;
  name: string;
  filters: QueueFilters;
  shared: boolean;
  /** Whether this moderator may remove it. */
  removable: boolean;
}

/** A moderator's own, then what colleagues share, each by name. @throws DomainError forbidden */
export async function listViews(moderator: Actor | null): Promise<QueueView[]> {
  authorise(moderator, "review");
  const views = await db.queueView.findMany({
    where: { OR: [{ ownerId: moderator.id }, { shared: true }] },
    orderBy: [{ shared: "asc" }, { name: "asc" }, { id: "asc" }],
  });
  return views.map(({ id, name, query, shared, ownerId }) => ({
    id,
    name,
    shared,
    filters: parseQueueQuery(query),
    removable: ownerId === moderator.id || can(moderator, "administer"),
  }));
}

/** The view that shows just these filters, if any. */
export const viewOf = (views: readonly QueueView[], filters: QueueFilters): QueueView | null =>
  views.find((view) => printed(view.filters) === printed(filters)) ?? null;

/** @throws DomainError forbidden, invalid (no name, no filter), too-many */
export async function saveView(
  moderator: Actor | null,
  { name: typed, filters, shared }: { name: string; filters: QueueFilters; shared: boolean },
  now = new Date(),
): Promise<void> {
  authorise(moderator, "review");
  const name = tidyLine(typed);
  if (name === "") throw new DomainError("invalid", "viewUnnamed", {}, [{ path: "name", code: "required" }]);
  if (name.length > MAX_VIEW_NAME) {
    const issue = { path: "name", code: "tooLong", params: { max: MAX_VIEW_NAME } };
    throw new DomainError("invalid", "viewUnnamed", {}, [issue]);
  }
  if (!isFiltered(filters)) throw new DomainError("invalid", "viewEmpty");
  await db.$transaction(async (tx) => {
    // Of two that someone saves at once, the second sees the first.
    await tx.$queryRaw`SELECT id FROM "user" WHERE id = ${moderator.id}::uuid FOR NO KEY UPDATE`;
    if ((await tx.queueView.count({ where: { ownerId: moderator.id } })) >= MAX_VIEWS) {
      throw new DomainError("too-many", "tooManyViews", { max: MAX_VIEWS });
    }
    const id = uuid();
    await tx.queueView.create({
      data: { id, ownerId: moderator.id, name, query: printed(filters), shared, createdAt: now },
      select: { id: true },
    });
    await audit(tx, now, {
      actorId: moderator.id,
      action: "view.save",
      object: "view",
      objectId: id,
      details: { shared },
    });
  });
}

/** One's own; an administrator, any that is shared. One that is gone stays gone. @throws DomainError forbidden, not-found */
export async function removeView(moderator: Actor | null, id: string, now = new Date()): Promise<void> {
  authorise(moderator, "review");
  if (!isUuid(id)) throw new DomainError("not-found", "notFound");
  const others = can(moderator, "administer") ? [{ shared: true }] : [];
  await db.$transaction(async (tx) => {
    const { count } = await tx.queueView.deleteMany({
      where: { id, OR: [{ ownerId: moderator.id }, ...others] },
    });
    if (count === 0) throw new DomainError("not-found", "notFound");
    await audit(tx, now, { actorId: moderator.id, action: "view.remove", object: "view", objectId: id });
  });
}

const printed = (filters: QueueFilters): string => withQuery("", queueQuery(filters)).slice(1);
