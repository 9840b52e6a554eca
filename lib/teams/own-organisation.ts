/** The organisation of a team, as the team's page shows it and its forms change it. */
import { db } from "#lib/db";
import type { OrganisationSaid } from "#lib/vocabularies/view";

const ref = { slug: true, name: true } as const;

export async function getOwnOrganisation(slug: string): Promise<OrganisationSaid> {
  const { name, parent, predecessors, successors, ...said } = await db.organisation.findUniqueOrThrow({
    where: { slug },
    select: {
      slug: true,
      name: true,
      acronym: true,
      fullName: true,
      aliases: true,
      kind: true,
      country: true,
      parent: { select: ref },
      predecessors: { select: { year: true, predecessor: { select: ref } } },
      successors: { select: { year: true, successor: { select: ref } } },
    },
  });
  return {
    ...said,
    ...labels(name),
    parent: parent && named(parent),
    predecessors: predecessors.map(({ year, predecessor }) => ({ ...named(predecessor), year })),
    successors: successors.map(({ year, successor }) => ({ ...named(successor), year })),
  };
}

/** An organisation has one name, whatever the language. */
const labels = (name: string) => ({ labelFr: name, labelEn: name });
const named = ({ slug, name }: { slug: string; name: string }) => ({ slug, ...labels(name) });
