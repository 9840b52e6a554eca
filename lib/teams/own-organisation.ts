/** The organisation of a team, as the team's page shows it and its forms change it. */
import { db } from "#lib/db";

const ref = { slug: true, name: true } as const;

export type OwnOrganisation = Awaited<ReturnType<typeof getOwnOrganisation>>;

export async function getOwnOrganisation(slug: string) {
  const { predecessors, successors, name, acronym, fullName, aliases } =
    await db.organisation.findUniqueOrThrow({
      where: { slug },
      select: {
        name: true,
        acronym: true,
        fullName: true,
        aliases: true,
        predecessors: { select: { year: true, predecessor: { select: ref } } },
        successors: { select: { year: true, successor: { select: ref } } },
      },
    });
  return {
    slug,
    names: { name, acronym, fullName },
    aliases,
    predecessors: predecessors.map(({ year, predecessor }) => ({ ...predecessor, year })),
    successors: successors.map(({ year, successor }) => ({ ...successor, year })),
  };
}
