/** A moderator says that an organisation follows another, or that it does not. */
import { z } from "zod";
import type { Transaction } from "#lib/db";
import { slug as slugSchema } from "#lib/entries/fields";
import { DomainError } from "#lib/errors";
import type { Actor } from "#lib/permissions";
import type { Content } from "#lib/revisions/changes";
import { type Acted, actOnTerm, type TermAct } from "./act";
import { getOrganisation } from "./terms";
import { entriesUnder, organisationTags, reindexEntries } from "./touched";

export interface SuccessionInput {
  /** Slugs. */
  predecessor: string;
  successor: string;
}

const yearSchema = z.number().int().min(1500).max(2200).nullable();

/** @throws DomainError forbidden, not-found, invalid (year, loop), conflict (already so, merged) */
export async function addSuccession(
  moderator: Actor | null,
  typed: SuccessionInput & { year: unknown },
  now = new Date(),
): Promise<Acted> {
  return actOnTerm(moderator, now, (tx) => successionAdded(tx, typed));
}

const newSuccession = z.strictObject({ predecessor: slugSchema, successor: slugSchema, year: z.unknown() });

/** The same in the transaction of an act. */
export async function successionAdded(tx: Transaction, typed: unknown): Promise<TermAct> {
  const parsed = newSuccession.safeParse(typed);
  if (!parsed.success) refuse(String(parsed.error.issues[0]?.path[0] ?? "other"), "required");
  const { year: typedYear, ...pair } = parsed.data;
  const year = yearSchema.safeParse(typedYear);
  if (!year.success) refuse("year", "invalidYear");
  const { predecessor, successor } = await bothOf(tx, pair);
  const known = await tx.organisationSuccession.findUnique({
    where: {
      predecessorId_successorId: { predecessorId: predecessor.id, successorId: successor.id },
    },
  });
  if (known) throw new DomainError("conflict", "alreadySo");
  if ((await bodiesAfter(tx, successor.id)).includes(predecessor.id)) refuse("other", "followsItself");
  await tx.organisationSuccession.create({
    data: { predecessorId: predecessor.id, successorId: successor.id, year: year.data },
  });
  return {
    vocabulary: "organisation",
    slug: successor.slug,
    label: successor.name,
    act: "add-succession",
    changes: { succession: { from: null, to: printed(pair, year.data) } },
    tags: await showSuccession(tx, [predecessor.id, successor.id]),
  };
}

/** @throws DomainError forbidden, not-found, conflict (already so, merged) */
export async function removeSuccession(
  moderator: Actor | null,
  pair: SuccessionInput,
  now = new Date(),
): Promise<Acted> {
  return actOnTerm(moderator, now, (tx) => successionRemoved(tx, pair));
}

/** The same in the transaction of an act. */
export async function successionRemoved(tx: Transaction, pair: SuccessionInput): Promise<TermAct> {
  const { predecessor, successor } = await bothOf(tx, pair);
  const where = {
    predecessorId_successorId: { predecessorId: predecessor.id, successorId: successor.id },
  };
  const known = await tx.organisationSuccession.findUnique({ where });
  if (!known) throw new DomainError("conflict", "alreadySo");
  // Before the chain is cut: what was found through it is found otherwise from now on.
  const entries = await entriesUnder(tx, [predecessor.id, successor.id]);
  await tx.organisationSuccession.delete({ where });
  return {
    vocabulary: "organisation",
    slug: successor.slug,
    label: successor.name,
    act: "remove-succession",
    changes: { succession: { from: printed(pair, known.year), to: null } },
    tags: await showSuccession(tx, [predecessor.id, successor.id], entries),
  };
}

/** Indexes what is found through the succession; returns the tags of the pages that show it. */
export async function showSuccession(
  tx: Transaction,
  ids: readonly string[],
  before: readonly string[] = [],
): Promise<string[]> {
  const entries = [...new Set([...before, ...(await entriesUnder(tx, ids))])];
  await reindexEntries(tx, entries);
  return organisationTags(tx, ids, entries);
}

async function bothOf(tx: Transaction, { predecessor, successor }: SuccessionInput) {
  if (predecessor === successor) refuse("other", "followsItself");
  return {
    predecessor: await getOrganisation(tx, predecessor),
    successor: await getOrganisation(tx, successor),
  };
}

/** The body and all that came after it. */
async function bodiesAfter(tx: Transaction, id: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    WITH RECURSIVE later (id) AS (
      SELECT ${id}::uuid
      UNION SELECT s.successor_id FROM later JOIN organisation_succession s ON s.predecessor_id = later.id
    )
    SELECT id FROM later`;
  return rows.map((row) => row.id);
}

const printed = ({ predecessor, successor }: SuccessionInput, year: number | null): Content => ({
  predecessor,
  successor,
  year,
});

function refuse(path: string, code: string): never {
  throw new DomainError("invalid", "invalidContent", {}, [{ path, code }]);
}
