/** The people who have an account, as administrators see them. */
import { validate as isUuid } from "uuid";
import { db } from "#lib/db";
import type { Prisma } from "#lib/generated/prisma/client";
import { type Actor, authorise } from "#lib/permissions";
import type { PeopleFilters, PersonState } from "./people-filters";

const PAGE = 50;

export interface PersonCursor {
  at: Date;
  id: string;
}

/** A page of people, the newest account first. @throws DomainError forbidden */
export async function listPeople(
  administrator: Actor | null,
  filters: PeopleFilters,
  after: PersonCursor | null = null,
) {
  authorise(administrator, "administer");
  const rows = await db.user.findMany({
    where: { AND: [...conditions(filters), ...(after ? [beyond(after)] : [])] },
    select,
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: PAGE + 1,
  });
  const last = rows.length > PAGE ? rows[PAGE - 1] : undefined;
  return {
    items: rows.slice(0, PAGE).map((row) => personOf(row, administrator)),
    next: last ? { at: last.createdAt, id: last.id } : null,
  };
}

/** One account, or null. @throws DomainError forbidden */
export async function getPerson(administrator: Actor | null, id: string): Promise<PersonItem | null> {
  authorise(administrator, "administer");
  if (!isUuid(id)) return null;
  const row = await db.user.findUnique({ where: { id }, select });
  return row && personOf(row, administrator);
}

/** How many accounts there are, and how many the filters keep. @throws DomainError forbidden */
export async function countPeople(administrator: Actor | null, filters: PeopleFilters): Promise<number> {
  authorise(administrator, "administer");
  return db.user.count({ where: { AND: conditions(filters) } });
}

const select = {
  id: true,
  name: true,
  email: true,
  role: true,
  blockedAt: true,
  erasedAt: true,
  createdAt: true,
  accounts: { select: { id: true }, take: 1 },
  _count: { select: { revisions: true, decisions: true } },
} satisfies Prisma.UserSelect;

export type PersonItem = ReturnType<typeof personOf>;

function personOf(row: Prisma.UserGetPayload<{ select: typeof select }>, administrator: Actor) {
  const { _count, accounts: _, erasedAt: __, ...person } = row;
  return {
    ...person,
    state: stateOf(row),
    own: row.id === administrator.id,
    proposals: _count.revisions,
    decisions: _count.decisions,
  };
}

function conditions({ q, role, state }: PeopleFilters): Prisma.UserWhereInput[] {
  const holds = { contains: q, mode: "insensitive" } as const;
  return [
    ...(q ? [{ OR: [{ name: holds }, { email: holds }] }] : []),
    ...(role ? [{ role }] : []),
    ...(state ? [inState[state]] : []),
  ];
}

const noWayIn: Prisma.UserWhereInput = { email: null, accounts: { none: {} } };

const inState: Record<PersonState, Prisma.UserWhereInput> = {
  active: { blockedAt: null, erasedAt: null, NOT: noWayIn },
  blocked: { blockedAt: { not: null }, erasedAt: null },
  erased: { erasedAt: { not: null } },
  import: { erasedAt: null, ...noWayIn },
};

function stateOf(person: {
  email: string | null;
  blockedAt: Date | null;
  erasedAt: Date | null;
  accounts: unknown[];
}): PersonState {
  if (person.erasedAt) return "erased";
  if (person.blockedAt) return "blocked";
  return person.email === null && person.accounts.length === 0 ? "import" : "active";
}

const beyond = ({ at, id }: PersonCursor): Prisma.UserWhereInput => ({
  OR: [{ createdAt: { lt: at } }, { createdAt: at, id: { lt: id } }],
});
