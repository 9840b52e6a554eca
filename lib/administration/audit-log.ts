/**
 * Every act, as administrators read it: the newest first, with the names that its ids have today. Names are looked for
 * when the log is read: the log itself holds none, so that it need not forget any.
 */

import { validate as isUuid } from "uuid";
import { db } from "#lib/db";
import { endOf, startOf } from "#lib/entries/partial-date";
import type { Prisma } from "#lib/generated/prisma/client";
import { type Actor, authorise } from "#lib/permissions";
import type { AuditFilters } from "./audit-filters";

export interface AuditCursor {
  at: Date;
  id: string;
}

export interface AuditItem {
  id: string;
  at: Date;
  action: string;
  object: string;
  objectId: string;
  details: Prisma.JsonValue;
  /** Null when nobody signed in acted. */
  actor: { id: string; name: string | null } | null;
  /** What the object is called today; null when it has no name, or is gone. */
  name: string | null;
}

const PAGE = 50;

/** @throws DomainError forbidden */
export async function listAudit(
  administrator: Actor | null,
  filters: AuditFilters,
  after: AuditCursor | null = null,
  limit = PAGE,
): Promise<{ items: AuditItem[]; next: AuditCursor | null }> {
  authorise(administrator, "administer");
  const rows = await db.auditEvent.findMany({
    where: { AND: [...(await conditions(filters)), ...(after ? [beyond(after)] : [])] },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: limit + 1,
  });
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return { items: await named(page), next: last ? { at: last.at, id: last.id } : null };
}

async function conditions({
  who,
  act,
  object,
  id,
  from,
  to,
}: AuditFilters): Promise<Prisma.AuditEventWhereInput[]> {
  return [
    ...(who ? [{ actorId: { in: await idsOf(who) } }] : []),
    ...(act ? [act.includes(".") ? { action: act } : { action: { startsWith: `${act}.` } }] : []),
    ...(object ? [{ object }] : []),
    ...(id ? [{ objectId: id }] : []),
    ...(from ? [{ at: { gte: startOf(from) } }] : []),
    ...(to ? [{ at: { lte: endOf(to) } }] : []),
  ];
}

/** Whom an administrator means: an id, or part of a name or of an address. */
async function idsOf(who: string): Promise<string[]> {
  if (isUuid(who)) return [who];
  const holds = { contains: who, mode: "insensitive" } as const;
  const people = await db.user.findMany({
    where: { OR: [{ name: holds }, { email: holds }] },
    select: { id: true },
    take: 500,
  });
  return people.map((person) => person.id);
}

const beyond = ({ at, id }: AuditCursor): Prisma.AuditEventWhereInput => ({
  OR: [{ at: { lt: at } }, { at, id: { lt: id } }],
});

type Row = Awaited<ReturnType<typeof db.auditEvent.findMany>>[number];

async function named(rows: Row[]): Promise<AuditItem[]> {
  const of = (object: string) => [
    ...new Set(rows.filter((row) => row.object === object).map(({ objectId }) => objectId)),
  ];
  const uuids = (object: string) => of(object).filter(isUuid);
  const people = [...new Set([...rows.flatMap(({ actorId }) => actorId ?? []), ...uuids("user")])];
  const [users, revisions, entries, themes, organisations] = await Promise.all([
    people.length > 0
      ? db.user.findMany({ where: { id: { in: people } }, select: { id: true, name: true } })
      : [],
    db.revision.findMany({
      where: { id: { in: uuids("revision") } },
      select: { id: true, title: true, submittedAt: true, entry: { select: { title: true } } },
    }),
    db.entry.findMany({ where: { id: { in: uuids("entry") } }, select: { id: true, title: true } }),
    db.theme.findMany({ where: { slug: { in: of("theme") } }, select: { slug: true, labelFr: true } }),
    db.organisation.findMany({
      where: { slug: { in: of("organisation") } },
      select: { slug: true, name: true },
    }),
  ]);
  const names = new Map<string, string>([
    ...users.map(({ id, name }): [string, string] => [`user ${id}`, name]),
    // What was never sent is its author's.
    ...revisions.map(({ id, title, submittedAt, entry }): [string, string] => [
      `revision ${id}`,
      entry?.title ?? (submittedAt ? title : ""),
    ]),
    ...entries.map(({ id, title }): [string, string] => [`entry ${id}`, title]),
    ...themes.map(({ slug, labelFr }): [string, string] => [`theme ${slug}`, labelFr]),
    ...organisations.map(({ slug, name }): [string, string] => [`organisation ${slug}`, name]),
  ]);
  return rows.map(({ actorId, ...row }) => ({
    ...row,
    actor: actorId ? { id: actorId, name: names.get(`user ${actorId}`) ?? null } : null,
    name: names.get(`${row.object} ${row.objectId}`) || null,
  }));
}
