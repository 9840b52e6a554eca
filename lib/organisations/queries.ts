/** Organisations as public pages ask for them. */
import { db } from "#lib/db";
import { getCards, PUBLISHED } from "#lib/entries/queries";
import type { EntryRef } from "#lib/entries/view";
import type { Prisma } from "#lib/generated/prisma/client";
import type { OrganisationRef, OrganisationView } from "./view";

export type FoundOrganisation =
  | { organisation: OrganisationView; mergedInto?: undefined }
  | { organisation?: undefined; mergedInto: string };

/** An organisation by its slug, with at most `limit` entries, or where it went when it was merged; null when there is none. */
export async function getOrganisation(slug: string, limit: number): Promise<FoundOrganisation | null> {
  const row = await db.organisation.findUnique({ where: { slug }, select, relationLoadStrategy: "join" });
  if (!row) return null;
  if (row.mergedInto) return { mergedInto: row.mergedInto.slug };
  return { organisation: await viewOf(row, limit) };
}

/** Names on one page; who looks for one of more finds it by searching. */
export const INDEXED = 3_000;

/** The bodies that are offered and that something is credited to, by name. */
export async function listOrganisations(): Promise<(OrganisationRef & { fullName: string | null })[]> {
  return await db.organisation.findMany({
    where: { mergedIntoId: null, deprecatedAt: null, credits: { some: { entry: PUBLISHED } } },
    select: { slug: true, name: true, fullName: true },
    orderBy: [{ name: "asc" }, { slug: "asc" }],
    take: INDEXED,
  });
}

type Row = Prisma.OrganisationGetPayload<{ select: typeof select }>;

async function viewOf(row: Row, limit: number): Promise<OrganisationView> {
  const {
    mergedInto: _,
    deprecatedAt,
    id,
    predecessors,
    successors,
    entry: presented,
    ...organisation
  } = row;
  const lineage = await listLineage(id);
  // A lab that presents one of these bodies is that body: what it is credited on is theirs (as in lib/search/where.ts).
  const theirs: Prisma.CreditWhereInput = {
    OR: [
      { organisationId: { in: lineage.map((body) => body.id) } },
      { creditedEntryId: { in: lineage.flatMap(({ entryId }) => entryId ?? []) } },
    ],
  };
  const credits = await db.entry.findMany({
    where: { ...PUBLISHED, credits: { some: theirs } },
    select: {
      id: true,
      credits: {
        where: theirs,
        select: { role: true, organisationId: true, creditedEntryId: true },
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
    deprecated: deprecatedAt !== null,
    entry: presented && refOf(presented),
    predecessors: predecessors.map(({ year, predecessor }) => ({ ...predecessor, year })),
    successors: successors.map(({ year, successor }) => ({ ...successor, year })),
    entries: cards.map((entry, index) => ({
      entry,
      credits: (listed[index]?.credits ?? []).map(({ role, organisationId, creditedEntryId }) => {
        const body = lineage.find(
          (one) => one.id === organisationId || one.entryId === (creditedEntryId ?? ""),
        );
        return { role, under: body && body.id !== id ? { slug: body.slug, name: body.name } : null };
      }),
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
  deprecatedAt: true,
  mergedInto: { select: { slug: true } },
  children: { where: { mergedIntoId: null }, select: ref, orderBy: { name: "asc" } },
  entry: { select: { type: true, slug: true, title: true, language: true, removed: true } },
  predecessors: { select: { year: true, predecessor: { select: ref } } },
  successors: { select: { year: true, successor: { select: ref } } },
} as const;

/** The entry that presents the body, unless it was taken down. */
const refOf = ({ removed, ...entry }: EntryRef & { removed: boolean }): EntryRef | null =>
  removed ? null : entry;

interface Body extends OrganisationRef {
  id: string;
  /** The lab that presents it. */
  entryId: string | null;
}

/** The body and all those it follows, however far back, itself first. */
async function listLineage(id: string): Promise<Body[]> {
  const found = new Map<string, Body>();
  let generation = [id];
  // A chain of successions is short; its loops, if any, end at what is already found.
  while (generation.length > 0) {
    const rows = await db.organisation.findMany({
      where: { id: { in: generation } },
      select: { id: true, ...ref, entryId: true, predecessors: { select: { predecessorId: true } } },
    });
    for (const { predecessors: _, ...body } of rows) found.set(body.id, body);
    generation = rows
      .flatMap(({ predecessors }) => predecessors.map(({ predecessorId }) => predecessorId))
      .filter((predecessor) => !found.has(predecessor));
  }
  return [...found.values()];
}
