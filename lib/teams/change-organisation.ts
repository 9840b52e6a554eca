/**
 * The team of an organisation says at once what the authority file says of it (its names, what kind of body it is, where,
 * what it is part of) and what it follows: the acts of lib/vocabularies, in their log, undone by those who review. Merging
 * it, and no longer offering it, change what others say: those stay with moderators.
 */
import { validate as isUuid } from "uuid";
import { db, type Transaction } from "#lib/db";
import { DomainError } from "#lib/errors";
import { limitPerson } from "#lib/limits";
import { type Actor, authorise } from "#lib/permissions";
import { type Acted, LONGEST_ACT, performAct, type TermAct } from "#lib/vocabularies/act";
import { organisationRenamed, type Rename } from "#lib/vocabularies/rename";
import { type SuccessionInput, successionAdded, successionRemoved } from "#lib/vocabularies/succession";
import { findPage, keyOf } from "./pages";

/** @throws DomainError not-found, invalid, too-many, conflict (closed page, changed meanwhile, nothing to change) */
export async function changeOwnOrganisation(
  actor: Actor | null,
  { teamId, seen, typed }: { teamId: string } & Omit<Rename, "slug">,
  now = new Date(),
): Promise<Acted> {
  return actAsTeam(actor, teamId, now, (tx, slug) => organisationRenamed(tx, { slug, seen, typed }));
}

interface OwnSuccession {
  teamId: string;
  /** What the form says of the organisation, by its slug. */
  say: (slug: string) => SuccessionInput & { year: unknown };
}

/** @throws DomainError not-found, invalid (year, loop), too-many, conflict (closed page, already so, merged) */
export async function addOwnSuccession(
  actor: Actor | null,
  { teamId, say }: OwnSuccession,
  now = new Date(),
): Promise<Acted> {
  return actAsTeam(actor, teamId, now, (tx, slug) => successionAdded(tx, say(slug)));
}

/** @throws DomainError not-found, too-many, conflict (closed page, already so, merged) */
export async function removeOwnSuccession(
  actor: Actor | null,
  { teamId, say }: OwnSuccession,
  now = new Date(),
): Promise<Acted> {
  return actAsTeam(actor, teamId, now, (tx, slug) => successionRemoved(tx, say(slug)));
}

async function actAsTeam(
  actor: Actor | null,
  teamId: string,
  now: Date,
  run: (tx: Transaction, slug: string) => Promise<TermAct>,
): Promise<Acted> {
  authorise(actor, "propose");
  return db.$transaction(async (tx) => {
    await lockPlace(tx, actor, teamId);
    await limitPerson(tx, actor, "suggest", now);
    return performAct(tx, { actorId: actor.id, teamId }, now, async (tx) =>
      run(tx, await slugOf(tx, teamId)),
    );
  }, LONGEST_ACT);
}

/** Who leaves the team at the same instant waits, or has left. To who is not in it, a team has nothing to say. */
async function lockPlace(tx: Transaction, { id: userId }: Actor, teamId: string): Promise<void> {
  const places = isUuid(teamId)
    ? await tx.$queryRaw<unknown[]>`
        SELECT 1 FROM team_member WHERE team_id = ${teamId}::uuid AND user_id = ${userId}::uuid FOR SHARE`
    : [];
  if (places.length === 0) throw new DomainError("not-found", "notFound");
}

/** The organisation as it stands, with the vocabularies locked: what it was merged into, if it was. */
async function slugOf(tx: Transaction, teamId: string): Promise<string> {
  const team = await tx.team.findUniqueOrThrow({
    where: { id: teamId },
    select: { organisationId: true, entryId: true },
  });
  const page = await findPage(tx, keyOf(team));
  if (!page || page.organisationId === null) throw new DomainError("not-found", "notFound");
  if (!page.open) throw new DomainError("conflict", "pageClosed");
  return page.slug;
}
