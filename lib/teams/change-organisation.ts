/**
 * The team of an organisation says how it is called and what it follows, at once: the acts of lib/vocabularies, in their
 * log, undone by those who review. What kind of body it is, where, and what it is part of stay theirs to say; so does
 * taking a name or a succession away.
 */
import { validate as isUuid } from "uuid";
import { z } from "zod";
import { db, type Transaction } from "#lib/db";
import { DomainError } from "#lib/errors";
import { limitPerson } from "#lib/limits";
import { type Actor, authorise } from "#lib/permissions";
import { type Acted, LONGEST_ACT, performAct, type TermAct } from "#lib/vocabularies/act";
import { organisationRenamed } from "#lib/vocabularies/rename";
import { successionAdded } from "#lib/vocabularies/succession";
import { getOrganisation, organisationFields } from "#lib/vocabularies/terms";
import { findPage, keyOf } from "./pages";

const names = z.strictObject({
  name: z.string(),
  acronym: z.string().nullable(),
  fullName: z.string().nullable(),
});

export interface Naming {
  teamId: string;
  /** The names as the form showed them: what someone else changed meanwhile is a conflict. */
  seen: unknown;
  typed: z.infer<typeof names>;
  /** Other names to add to those that there are. */
  added: readonly string[];
}

/** @throws DomainError not-found, invalid, too-many, conflict (closed page, changed meanwhile, nothing to change) */
export async function nameOrganisation(
  actor: Actor | null,
  { teamId, seen, typed, added }: Naming,
  now = new Date(),
): Promise<Acted> {
  const known = names.safeParse(seen);
  if (!known.success) throw new DomainError("invalid", "refused");
  return actAsTeam(actor, teamId, now, async (tx, slug) => {
    const current = organisationFields(await getOrganisation(tx, slug));
    return organisationRenamed(tx, {
      slug,
      seen: { ...current, ...known.data },
      typed: { ...current, ...typed, aliases: [...current.aliases, ...added] },
    });
  });
}

/**
 * @param say the succession that the form says of the organisation, by its slug
 * @throws DomainError not-found, invalid (year, loop), too-many, conflict (closed page, already so, merged)
 */
export async function addOwnSuccession(
  actor: Actor | null,
  { teamId, say }: { teamId: string; say: (slug: string) => unknown },
  now = new Date(),
): Promise<Acted> {
  return actAsTeam(actor, teamId, now, (tx, slug) => successionAdded(tx, say(slug)));
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
