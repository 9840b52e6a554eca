/** Teams and what waits around them, as their pages ask for them. */
import { validate as isUuid } from "uuid";
import { db } from "#lib/db";
import { DomainError } from "#lib/errors";
import type { ClaimedPage, EntryType } from "#lib/paths";
import { type Actor, can } from "#lib/permissions";
import { domainOfSite } from "./domains";
import { findHoldingTeam, type HoldingTeam, isPageHeld, listHeldEntries, listHoldingTeams } from "./holding";
import { claimOf, invitationOf, invitationToken } from "./links";
import { getOwnOrganisation } from "./own-organisation";
import { findPage, heldTypes, keyOf, type Page } from "./pages";

/** A page as these screens name it; a name that was taken down is only a moderator's to read. */
export type NamedPage = Pick<Page, "slug" | "type" | "open"> & { name: string | null };

const nameFor = (reader: Actor, { slug, type, open, name, removed }: Page): NamedPage => ({
  slug,
  type,
  open,
  name: removed && !can(reader, "review") ? null : name,
});

async function pageOf(reader: Actor, row: { organisationId: string | null; entryId: string | null }) {
  const page = await findPage(db, keyOf(row));
  if (!page) throw new DomainError("not-found", "notFound");
  return nameFor(reader, page);
}

const target = { organisationId: true, entryId: true } as const;

/** The teams that one is in, with what waits for an answer of theirs. */
export async function listOwnTeams(actor: Actor) {
  const places = await db.teamMember.findMany({
    where: { userId: actor.id },
    select: {
      role: true,
      since: true,
      team: {
        select: {
          id: true,
          ...target,
          _count: { select: { members: true, joinRequests: { where: { state: "pending" } } } },
        },
      },
    },
    orderBy: { since: "asc" },
  });
  return Promise.all(
    places.map(async ({ role, since, team: { id, _count, ...of } }) => ({
      id,
      role,
      since,
      page: await pageOf(actor, of),
      members: _count.members,
      waiting: role === "manager" ? _count.joinRequests : 0,
    })),
  );
}

/** What one has asked for and that waits. */
export async function listOwnRequests(actor: Actor, now: Date) {
  const claims = await db.pageClaim.findMany({
    where: { userId: actor.id, state: "pending" },
    select: { id: true, way: true, createdAt: true, expires: true, ...target },
  });
  const joins = await db.joinRequest.findMany({
    where: { userId: actor.id, state: "pending" },
    select: { id: true, createdAt: true, team: { select: target } },
  });
  const asked = [
    ...claims.map(({ id, way, createdAt, expires, ...of }) => ({
      id,
      way,
      createdAt,
      expired: expires !== null && expires <= now,
      of,
    })),
    ...joins.map(({ id, createdAt, team }) => ({
      id,
      way: "join" as const,
      createdAt,
      expired: false,
      of: team,
    })),
  ].sort((one, other) => Number(one.createdAt) - Number(other.createdAt));
  return Promise.all(asked.map(async ({ of, ...one }) => ({ ...one, page: await pageOf(actor, of) })));
}

/** The invitations that were sent to one's own address, with the way to them. */
export async function listOwnInvitations(actor: Actor, now: Date) {
  const { email } = await db.user.findUniqueOrThrow({ where: { id: actor.id }, select: { email: true } });
  if (email === null) return [];
  const rows = await db.teamInvitation.findMany({
    where: { email, state: "pending", expires: { gt: now }, team: { dissolvedAt: null } },
    select: { id: true, invitedBy: { select: { name: true } }, team: { select: target } },
    orderBy: { createdAt: "asc" },
  });
  return Promise.all(
    rows.map(async ({ id, invitedBy, team }) => ({
      token: invitationToken(id),
      by: invitedBy.name,
      page: await pageOf(actor, team),
    })),
  );
}

export type TeamView = NonNullable<Awaited<ReturnType<typeof getTeam>>>;

/** A team for its members and for those who review; what waits is for its managers. Null for anyone else. */
export async function getTeam(reader: Actor, id: string, now: Date) {
  if (!isUuid(id)) return null;
  const team = await db.team.findUnique({
    where: { id },
    select: {
      id: true,
      ...target,
      dissolvedAt: true,
      members: {
        select: {
          userId: true,
          role: true,
          since: true,
          user: { select: { name: true, blockedAt: true } },
        },
        orderBy: [{ role: "asc" }, { since: "asc" }, { userId: "asc" }],
      },
    },
  });
  if (!team || team.dissolvedAt !== null) return null;
  const own = team.members.find(({ userId }) => userId === reader.id)?.role ?? null;
  if (own === null && !can(reader, "review")) return null;
  const members = team.members.map(({ userId, role, since, user }) => ({
    userId,
    role,
    since,
    name: user.name,
    blocked: user.blockedAt !== null,
    you: userId === reader.id,
  }));
  const page = await pageOf(reader, team);
  const managers = members.filter(({ role, blocked }) => role === "manager" && !blocked);
  return {
    id,
    page,
    /** The reader's role in it; null for a moderator who is not in it. */
    own,
    ofOrganisation: team.organisationId !== null,
    /** What its members say of the organisation; null when there is none, or when it is not theirs to say. */
    organisation: own && page.type === null && page.open ? await getOwnOrganisation(page.slug) : null,
    members,
    lastManager: own === "manager" && managers.length === 1,
    entries: await listHeldEntries(db, team),
    requests: own === "manager" ? await listJoinRequests(id) : [],
    invitations: own === "manager" ? await listInvitations(id, now) : [],
  };
}

async function listJoinRequests(teamId: string) {
  const rows = await db.joinRequest.findMany({
    where: { teamId, state: "pending" },
    select: { id: true, message: true, createdAt: true, user: { select: { name: true } } },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  return rows.map(({ user, ...row }) => ({ ...row, name: user.name }));
}

async function listInvitations(teamId: string, now: Date) {
  const rows = await db.teamInvitation.findMany({
    where: { teamId, state: "pending", expires: { gt: now } },
    select: { id: true, email: true, expires: true },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  return rows.flatMap(({ email, ...row }) => (email === null ? [] : { ...row, email }));
}

/** The page that one says one is of, and what one may ask; null when there is none, or none that could have a team. */
export async function getAsking(reader: Actor | null, key: ClaimedPage, through: string | null) {
  const page = await findPage(db, key);
  if (!page || page.removed) return null;
  const teams = await listHoldingTeams(db, page);
  const own = teams.find((team) => team.own) ?? null;
  const { slug, type, name, open } = page;
  return {
    page: { slug, type, name },
    open,
    /** The team to ask: the page's own, or that of an organisation tied to it which the reader chose. */
    team: own ?? teams.find(({ id }) => id === through) ?? null,
    others: own ? [] : teams.filter(({ id }) => id !== through),
    /** What an address has to be of; null when only a moderator can tell. */
    domain: domainOfSite(page.site),
    ...(reader ? await standingOf(reader, page, teams) : { memberOf: null, waiting: false }),
  };
}

async function standingOf(reader: Actor, page: Page, teams: readonly HoldingTeam[]) {
  const ids = teams.map(({ id }) => id);
  const place = await db.teamMember.findFirst({
    where: { userId: reader.id, teamId: { in: ids } },
    select: { teamId: true },
  });
  const { organisationId, entryId } = page;
  const claims = await db.pageClaim.count({
    where: { userId: reader.id, organisationId, entryId, state: "pending", way: "moderator" },
  });
  const joins = await db.joinRequest.count({
    where: { userId: reader.id, teamId: { in: ids }, state: "pending" },
  });
  return { memberOf: place?.teamId ?? null, waiting: claims + joins > 0 };
}

/** What the link of an invitation leads to; null when it no longer works. */
export async function findInvitation(token: string, now: Date) {
  const id = invitationOf(token);
  if (id === null) return null;
  const invitation = await db.teamInvitation.findFirst({
    where: { id, state: "pending", expires: { gt: now }, team: { dissolvedAt: null } },
    select: { invitedBy: { select: { name: true } }, team: { select: { id: true, ...target } } },
  });
  const page = invitation && (await findPage(db, keyOf(invitation.team)));
  if (!page || page.removed) return null;
  return { by: invitation.invitedBy.name, page: page.name };
}

/** What the link of a claim leads to; null when it no longer works. */
export async function findClaimLink(token: string, now: Date) {
  const id = claimOf(token);
  if (id === null) return null;
  const claim = await db.pageClaim.findFirst({
    where: { id, state: "pending", way: "mail", expires: { gt: now } },
    select: { userId: true, email: true, ...target },
  });
  const page = claim && (await findPage(db, keyOf(claim)));
  if (!page || page.removed || claim.email === null) return null;
  return { userId: claim.userId, email: claim.email, page: page.name };
}

/** For the public page of an entry: whether a team holds it; null when none could. */
export async function isEntryHeld(entry: {
  slug: string;
  type: EntryType;
  archived: boolean;
}): Promise<boolean | null> {
  if (entry.archived || !heldTypes.includes(entry.type)) return null;
  return isPageHeld(db, { entry: entry.slug });
}

/** The same of an organisation that is offered. */
export async function isOrganisationHeld(body: {
  slug: string;
  deprecated: boolean;
}): Promise<boolean | null> {
  return body.deprecated ? null : isPageHeld(db, { organisation: body.slug });
}

/** Whether one may change the entry at once, as a member of a team that holds it. */
export async function isInTeamOf(actor: Actor, slug: string): Promise<boolean> {
  const page = await findPage(db, { entry: slug });
  if (!page?.open || page.entryId === null) return false;
  return (await findHoldingTeam(db, actor, page.entryId)) !== null;
}
