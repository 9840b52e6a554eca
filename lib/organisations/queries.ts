/** Organisations as public pages ask for them. */
import { db } from "#lib/db";
import { getCards, PUBLISHED } from "#lib/entries/queries";
import type { OrganisationRef, OrganisationView } from "./view";

/** An organisation by its slug, with at most `limit` entries; null when there is none. */
export async function getOrganisation(slug: string, limit: number): Promise<OrganisationView | null> {
  const row = await db.organisation.findUnique({ where: { slug }, select, relationLoadStrategy: "join" });
  if (!row) return null;
  const { id, predecessors, successors, ...organisation } = row;
  const lineage = await listLineage(id);
  const credits = await db.entry.findMany({
    where: { ...PUBLISHED, credits: { some: { organisationId: { in: [...lineage.keys()] } } } },
    select: {
      id: true,
      credits: {
        where: { organisationId: { in: [...lineage.keys()] } },
        select: { role: true, organisationId: true },
        orderBy: { position: "asc" },
      },
    },
    orderBy: [{ datedAt: "desc" }, { id: "desc" }],
    take: limit + 1,
  });
  const listed = credits.slice(0, limit);
  const cards = await getCards(listed.map((entry) => entry.id));
  return {
    ...organisation,
    predecessors: predecessors.map(({ year, predecessor }) => ({ ...predecessor, year })),
    successors: successors.map(({ year, successor }) => ({ ...successor, year })),
    entries: cards.map((entry, index) => ({
      entry,
      credits: (listed[index]?.credits ?? []).map(({ role, organisationId }) => ({
        role,
        under: organisationId && organisationId !== id ? (lineage.get(organisationId) ?? null) : null,
      })),
    })),
    more: credits.length > limit,
  };
}

const ref = { slug: true, name: true } as const;

const select = {
  id: true,
  ...ref,
  acronym: true,
  fullName: true,
  aliases: true,
  kind: true,
  country: true,
  parent: { select: ref },
  children: { select: ref, orderBy: { name: "asc" } },
  entry: { select: { type: true, slug: true, title: true, language: true } },
  predecessors: { select: { year: true, predecessor: { select: ref } } },
  successors: { select: { year: true, successor: { select: ref } } },
} as const;

/** The body and all those it follows, however far back, by id. */
async function listLineage(id: string): Promise<Map<string, OrganisationRef>> {
  const found = new Map<string, OrganisationRef>();
  let generation = [id];
  // A chain of successions is short; its loops, if any, end at what is already found.
  while (generation.length > 0) {
    const rows = await db.organisation.findMany({
      where: { id: { in: generation } },
      select: { id: true, ...ref, predecessors: { select: { predecessorId: true } } },
    });
    for (const row of rows) found.set(row.id, { slug: row.slug, name: row.name });
    generation = rows
      .flatMap(({ predecessors }) => predecessors.map(({ predecessorId }) => predecessorId))
      .filter((predecessor) => !found.has(predecessor));
  }
  return found;
}
