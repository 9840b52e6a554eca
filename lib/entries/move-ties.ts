/**
 * Moves what names an entry to another, when the two become one, and back: with publish.ts, what writes the joins of
 * entries. It says nothing else about an entry than what another name for the same thing says, so no version is made
 * (docs/decisions/0030-a-merge-of-entries-is-one-decision.md). Nothing else writes any entry meanwhile.
 */
import type { Transaction } from "#lib/db";
import { Prisma } from "#lib/generated/prisma/client";
import { tags } from "#lib/tags";
import type { MovedTies } from "./moved-ties";
import { reindexSql } from "./reindex";

/** Entries whose pages are thrown away at once; beyond, each page is made anew within the hour. */
const MAX_PAGES = 300;

/** Entries indexed in one statement. */
const BATCH = 200;

interface Moving {
  fromId: string;
  toId: string;
}

/** What named `fromId` names `toId`; the content of `toId` itself names neither. */
export async function moveTies(tx: Transaction, { fromId, toId }: Moving): Promise<MovedTies> {
  const relations = await tx.$queryRaw<MovedTies["relations"]>`
    SELECT e.id AS entry, e.version, r.kind, r.note, r.position,
      EXISTS (SELECT FROM entry_relation o WHERE o.from_id = e.id AND o.to_id = ${toId}::uuid AND o.kind = r.kind) AS had
    FROM entry_relation r JOIN entry e ON e.id = r.from_id
    WHERE r.to_id = ${fromId}::uuid AND e.id <> ${toId}::uuid ORDER BY e.id, r.position`;
  const had = relations.filter((relation) => relation.had);
  await tx.$executeRaw`
    DELETE FROM entry_relation r USING ${keysSql(had)} WHERE ${isThat} AND r.to_id = ${fromId}::uuid`;
  await tx.$executeRaw`
    UPDATE entry_relation SET to_id = ${toId}::uuid WHERE to_id = ${fromId}::uuid AND from_id <> ${toId}::uuid`;
  const credits = await linesNaming(tx, CREDITS, fromId);
  const sources = await linesNaming(tx, SOURCES, fromId);
  await tx.$executeRaw`UPDATE credit SET credited_entry_id = ${toId}::uuid WHERE credited_entry_id = ${fromId}::uuid`;
  await tx.$executeRaw`
    UPDATE entry_source SET document_entry_id = ${toId}::uuid WHERE document_entry_id = ${fromId}::uuid`;
  const organisations = await tx.$queryRaw<{ id: string }[]>`
    UPDATE organisation SET entry_id = ${toId}::uuid WHERE entry_id = ${fromId}::uuid RETURNING id`;
  return { credits, sources, relations, organisations: organisations.map(({ id }) => id) };
}

/** Back where it was, but for what a decision has changed since. @returns the entries that were left as they are. */
export async function moveTiesBack(
  tx: Transaction,
  moved: MovedTies,
  { fromId, toId }: Moving,
): Promise<string[]> {
  const left = new Set<string>();
  const unchanged = async <T extends { entry: string; version: number }>(lines: T[], field: string) => {
    const changed = await entriesDecidedSince(tx, lines, field);
    for (const entry of changed) left.add(entry);
    return lines.filter(({ entry }) => !changed.has(entry));
  };
  const relations = await unchanged(moved.relations, "relations");
  const only = relations.filter(({ had }) => !had);
  await tx.$executeRaw`
    UPDATE entry_relation r SET to_id = ${fromId}::uuid FROM ${keysSql(only)}
    WHERE ${isThat} AND r.to_id = ${toId}::uuid`;
  const doubled = relations.filter(({ had }) => had);
  await tx.$executeRaw`
    INSERT INTO entry_relation (from_id, to_id, kind, note, position)
    SELECT entry, ${fromId}::uuid, kind, note, position FROM unnest(
      ${doubled.map(({ entry }) => entry)}::uuid[], ${doubled.map(({ kind }) => kind)}::text[],
      ${doubled.map(({ note }) => note)}::text[], ${doubled.map(({ position }) => position)}::int[]
    ) AS moved (entry, kind, note, position) ON CONFLICT DO NOTHING`;
  await renameLines(tx, CREDITS, await unchanged(moved.credits, "credits"), { fromId: toId, toId: fromId });
  await renameLines(tx, SOURCES, await unchanged(moved.sources, "sources"), { fromId: toId, toId: fromId });
  await tx.$executeRaw`
    UPDATE organisation SET entry_id = ${fromId}::uuid
    WHERE id = ANY (${moved.organisations}::uuid[]) AND entry_id = ${toId}::uuid`;
  return [...left];
}

/**
 * Fills the search of what was moved again, and of the two entries.
 * @returns the cache tags of the pages on which it shows.
 */
export async function refreshMoved(
  tx: Transaction,
  moved: MovedTies,
  ids: readonly string[],
): Promise<string[]> {
  const { credits, sources, relations, organisations } = moved;
  const all = [
    ...new Set([...ids, ...[...credits, ...sources, ...relations].map(({ entry }) => entry)]),
  ].sort();
  for (let start = 0; start < all.length; start += BATCH) {
    const batch = all.slice(start, start + BATCH);
    await tx.$executeRaw(reindexSql(Prisma.sql`e.id = ANY (${batch}::uuid[])`));
  }
  const entries = await tx.entry.findMany({
    where: { id: { in: all.slice(0, MAX_PAGES) } },
    select: { slug: true },
  });
  const bodies = await tx.organisation.findMany({
    where: { id: { in: organisations } },
    select: { slug: true },
  });
  return [
    ...entries.map(({ slug }) => tags.entry(slug)),
    ...bodies.map(({ slug }) => tags.organisation(slug)),
  ];
}

type Lines = MovedTies["credits"];

const CREDITS = { table: Prisma.raw("credit"), column: Prisma.raw("credited_entry_id") };
const SOURCES = { table: Prisma.raw("entry_source"), column: Prisma.raw("document_entry_id") };

function linesNaming(tx: Transaction, { table, column }: typeof CREDITS, id: string): Promise<Lines> {
  return tx.$queryRaw<Lines>`
    SELECT e.id AS entry, e.version, array_agg(line.position ORDER BY line.position) AS positions
    FROM ${table} line JOIN entry e ON e.id = line.entry_id WHERE line.${column} = ${id}::uuid
    GROUP BY e.id ORDER BY e.id`;
}

async function renameLines(
  tx: Transaction,
  { table, column }: typeof CREDITS,
  lines: Lines,
  { fromId, toId }: Moving,
): Promise<void> {
  const each = lines.flatMap(({ entry, positions }) => positions.map((position) => ({ entry, position })));
  await tx.$executeRaw`
    UPDATE ${table} line SET ${column} = ${toId}::uuid
    FROM unnest(${each.map(({ entry }) => entry)}::uuid[], ${each.map(({ position }) => position)}::int[])
      AS moved (entry, position)
    WHERE line.entry_id = moved.entry AND line.position = moved.position AND line.${column} = ${fromId}::uuid`;
}

const keysSql = (relations: readonly { entry: string; kind: string }[]) => Prisma.sql`
  unnest(${relations.map(({ entry }) => entry)}::uuid[], ${relations.map(({ kind }) => kind)}::text[])
    AS moved (entry, kind)`;

const isThat = Prisma.sql`r.from_id = moved.entry AND r.kind = moved.kind`;

/** Those of which a decision changed the field after the version that was moved. */
async function entriesDecidedSince(
  tx: Transaction,
  moved: readonly { entry: string; version: number }[],
  field: string,
): Promise<Set<string>> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT d.entry_id AS id
    FROM unnest(${moved.map(({ entry }) => entry)}::uuid[], ${moved.map(({ version }) => version)}::int[])
      AS moved (entry, version)
    JOIN decision d ON d.entry_id = moved.entry AND d.entry_version > moved.version
    WHERE jsonb_exists(d.applied, ${field})`;
  return new Set(rows.map(({ id }) => id));
}
