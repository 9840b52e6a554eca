/** Claims as those who review read them. */
import { validate as isUuid } from "uuid";
import { db } from "#lib/db";
import type { Prisma } from "#lib/generated/prisma/client";
import { type Actor, authorise } from "#lib/permissions";
import { domainOfSite } from "./domains";
import { listHoldingTeams } from "./holding";
import { findPage, keyOf, type Page } from "./pages";

const SHOWN = 100;
const SETTLED_SHOWN = 20;

const select = {
  id: true,
  userId: true,
  organisationId: true,
  entryId: true,
  way: true,
  domain: true,
  message: true,
  state: true,
  createdAt: true,
  settledAt: true,
  reason: true,
  user: { select: { name: true, createdAt: true } },
  settledBy: { select: { name: true } },
} satisfies Prisma.PageClaimSelect;

type Row = Prisma.PageClaimGetPayload<{ select: typeof select }>;
export type ClaimItem = Awaited<ReturnType<typeof itemOf>>;

/** Those that wait for a moderator, the oldest first; the last settled, whoever settled them. @throws DomainError forbidden */
export async function listClaims(moderator: Actor | null) {
  authorise(moderator, "review");
  const waiting = await db.pageClaim.findMany({
    where: WAITING,
    select,
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    take: SHOWN,
  });
  const settled = await db.pageClaim.findMany({
    where: { state: { not: "pending" } },
    select,
    orderBy: [{ settledAt: "desc" }, { id: "desc" }],
    take: SETTLED_SHOWN,
  });
  return {
    waiting: await Promise.all(waiting.map(itemOf)),
    settled: await Promise.all(settled.map(itemOf)),
    count: await db.pageClaim.count({ where: WAITING }),
  };
}

/** How many wait for a moderator, and since when the oldest does. @throws DomainError forbidden */
export async function countClaims(moderator: Actor | null): Promise<{ count: number; oldest: Date | null }> {
  authorise(moderator, "review");
  const { _count, _min } = await db.pageClaim.aggregate({
    where: WAITING,
    _count: true,
    _min: { createdAt: true },
  });
  return { count: _count, oldest: _min.createdAt };
}

const WAITING = { state: "pending", way: "moderator" } satisfies Prisma.PageClaimWhereInput;

/** All that helps to answer one; null when there is none. @throws DomainError forbidden */
export async function getClaim(moderator: Actor | null, id: string) {
  authorise(moderator, "review");
  const row = isUuid(id) ? await db.pageClaim.findUnique({ where: { id }, select }) : null;
  if (!row) return null;
  const page = await pageOf(row);
  const { organisationId, entryId } = page;
  const others = await db.pageClaim.findMany({
    where: { organisationId, entryId, id: { not: id }, state: "pending" },
    select: { id: true, user: { select: { name: true } } },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  return {
    ...(await itemOf(row)),
    own: row.userId === moderator.id,
    userId: row.userId,
    since: row.user.createdAt,
    accepted: await db.revision.count({ where: { authorId: row.userId, state: "accepted" } }),
    site: page.site,
    siteDomain: domainOfSite(page.site),
    teams: await listHoldingTeams(db, page),
    others: others.map((other) => ({ id: other.id, by: other.user.name })),
  };
}

async function itemOf(row: Row) {
  const { id, way, domain, message, state, createdAt, settledAt, reason, user, settledBy } = row;
  const { slug, type, name } = await pageOf(row);
  return {
    id,
    way,
    domain,
    message,
    state,
    createdAt,
    settledAt,
    reason,
    by: user.name,
    settledBy: settledBy?.name ?? null,
    page: { slug, type, name },
  };
}

async function pageOf(row: Pick<Row, "organisationId" | "entryId">): Promise<Page> {
  const page = await findPage(db, keyOf(row));
  if (!page) throw new Error("a claim is of a page");
  return page;
}
