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

/**
 * What named `fromId` names `toId`; the content of `toId` itself names neither. A list that would say the same thing twice
 * says it once, where it came first: so histories, read through `canonicalContent`, say it too.
 */
export async function moveTies(tx: Transaction, { fromId, toId }: Moving): Promise<MovedTies> {
  const relations = await tx.$queryRaw<MovedTies["relations"]>`
    SELECT e.id AS entry, e.version, r.position, twin.position AS twin, r.kind, r.note, twin.note AS "twinNote"
    FROM entry_relation r JOIN entry e ON e.id = r.from_id
      LEFT JOIN entry_relation twin ON twin.from_id = r.from_id AND twin.to_id = ${toId}::uuid AND twin.kind = r.kind
    WHERE r.to_id = ${fromId}::uuid AND r.from_id <> ${toId}::uuid ORDER BY e.id, r.position`;
  await removeRelations(tx, relations.filter(isFirst), toId);
  await removeRelations(tx, relations.filter(isSecond), fromId);
  await tx.$executeRaw`
    UPDATE entry_relation SET to_id = ${toId}::uuid WHERE to_id = ${fromId}::uuid AND from_id <> ${toId}::uuid`;
  const credits = await moveLines(tx, CREDITS, { fromId, toId });
  const sources = await moveLines(tx, SOURCES, { fromId, toId });
  const organisations = await tx.$queryRaw<{ id: string }[]>`
    UPDATE organisation SET entry_id = ${toId}::uuid WHERE entry_id = ${fromId}::uuid RETURNING id`;
  // Who follows both goes on following the one that stays.
  const followers = await tx.$queryRaw<{ id: string }[]>`
    UPDATE subscription s SET entry_id = ${toId}::uuid WHERE entry_id = ${fromId}::uuid AND NOT EXISTS (
      SELECT FROM subscription own WHERE own.subscriber_id = s.subscriber_id AND own.entry_id = ${toId}::uuid
    ) RETURNING id`;
  return {
    credits,
    sources,
    relations,
    organisations: organisations.map(({ id }) => id),
    followers: followers.map(({ id }) => id),
  };
}

/** Back where it was, but for what a decision has changed since. @returns the entries that were left as they are. */
export async function moveTiesBack(
  tx: Transaction,
  moved: MovedTies,
  { fromId, toId }: Moving,
): Promise<string[]> {
  const left = new Set<string>();
  const unchanged = async <T extends Line>(lines: T[], field: string): Promise<T[]> => {
    const changed = await entriesDecidedSince(tx, lines, field);
    for (const entry of changed) left.add(entry);
    return lines.filter(({ entry }) => !changed.has(entry));
  };
  await moveRelationsBack(tx, await unchanged(moved.relations, "relations"), { fromId, toId });
  await moveLinesBack(tx, CREDITS, await unchanged(moved.credits, "credits"), { fromId, toId });
  await moveLinesBack(tx, SOURCES, await unchanged(moved.sources, "sources"), { fromId, toId });
  await tx.$executeRaw`
    UPDATE organisation SET entry_id = ${fromId}::uuid
    WHERE id = ANY (${moved.organisations}::uuid[]) AND entry_id = ${toId}::uuid`;
  await tx.$executeRaw`
    UPDATE subscription s SET entry_id = ${fromId}::uuid
    WHERE id = ANY (${moved.followers}::uuid[]) AND entry_id = ${toId}::uuid AND NOT EXISTS (
      SELECT FROM subscription own WHERE own.subscriber_id = s.subscriber_id AND own.entry_id = ${fromId}::uuid
    )`;
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

type Line = MovedTies["credits"][number];
type Relation = MovedTies["relations"][number];

/** Of a line and its twin, whether the line came first, or second; neither when it has none. */
const isFirst = ({ position, twin }: Line) => twin !== null && position < twin;
const isSecond = ({ position, twin }: Line) => twin !== null && position > twin;

async function removeRelations(tx: Transaction, relations: Relation[], toId: string): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM entry_relation r USING ${keysSql(relations)} WHERE ${isThat} AND r.to_id = ${toId}::uuid`;
}

async function moveRelationsBack(
  tx: Transaction,
  relations: Relation[],
  { fromId, toId }: Moving,
): Promise<void> {
  await tx.$executeRaw`
    UPDATE entry_relation r SET to_id = ${fromId}::uuid
    FROM ${keysSql(relations.filter((line) => !isSecond(line)))}
    WHERE ${isThat} AND r.to_id = ${toId}::uuid`;
  await insertRelations(
    tx,
    relations
      .filter(isFirst)
      .map(({ twin, twinNote, ...line }) => ({ ...line, position: twin ?? 0, note: twinNote })),
    toId,
  );
  await insertRelations(tx, relations.filter(isSecond), fromId);
}

async function insertRelations(
  tx: Transaction,
  relations: readonly Pick<Relation, "entry" | "kind" | "note" | "position">[],
  toId: string,
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO entry_relation (from_id, to_id, kind, note, position)
    SELECT entry, ${toId}::uuid, kind, note, position FROM unnest(
      ${relations.map(({ entry }) => entry)}::uuid[], ${relations.map(({ kind }) => kind)}::text[],
      ${relations.map(({ note }) => note)}::text[], ${relations.map(({ position }) => position)}::int[]
    ) AS moved (entry, kind, note, position) ON CONFLICT DO NOTHING`;
}

const keysSql = (relations: readonly Relation[]) => Prisma.sql`
  unnest(${relations.map(({ entry }) => entry)}::uuid[], ${relations.map(({ kind }) => kind)}::text[])
    AS moved (entry, kind)`;

const isThat = Prisma.sql`r.from_id = moved.entry AND r.kind = moved.kind`;

/** The two lists that tie a printed line to an entry, and what makes two of their lines the same. */
const CREDITS = {
  table: Prisma.raw("credit"),
  column: Prisma.raw("credited_entry_id"),
  words: Prisma.raw("role, name, note, organisation_id"),
};
const SOURCES = {
  table: Prisma.raw("entry_source"),
  column: Prisma.raw("document_entry_id"),
  words: Prisma.raw("document, locator, highlighted"),
};

async function moveLines(
  tx: Transaction,
  { table, column, words }: typeof CREDITS,
  { fromId, toId }: Moving,
): Promise<Line[]> {
  const lines = await tx.$queryRaw<Line[]>`
    SELECT e.id AS entry, e.version, line.position, twin.position AS twin
    FROM ${table} line JOIN entry e ON e.id = line.entry_id LEFT JOIN LATERAL (
      SELECT other.position FROM ${table} other
      WHERE other.entry_id = line.entry_id AND other.${column} = ${toId}::uuid
        AND (SELECT (${words}) FROM (SELECT line.*) l) IS NOT DISTINCT FROM (SELECT (${words}) FROM (SELECT other.*) o)
    ) twin ON true
    WHERE line.${column} = ${fromId}::uuid ORDER BY e.id, line.position`;
  const lost = [
    ...lines.filter(isFirst).map(({ entry, twin }) => ({ entry, position: twin ?? 0 })),
    ...lines.filter(isSecond),
  ];
  await tx.$executeRaw`
    DELETE FROM ${table} line USING ${placesSql(lost)}
    WHERE line.entry_id = moved.entry AND line.position = moved.position`;
  await tx.$executeRaw`UPDATE ${table} SET ${column} = ${toId}::uuid WHERE ${column} = ${fromId}::uuid`;
  return lines;
}

/** What was lost is a copy of its twin, which stayed. */
async function moveLinesBack(
  tx: Transaction,
  { table, column, words }: typeof CREDITS,
  lines: readonly Line[],
  { fromId, toId }: Moving,
): Promise<void> {
  const copies = lines.flatMap(({ entry, position, twin }) =>
    twin === null ? [] : [{ entry, position, twin }],
  );
  const first = (line: (typeof copies)[number]) => line.position < line.twin;
  await tx.$executeRaw`
    INSERT INTO ${table} (entry_id, position, ${words}, ${column})
    SELECT line.entry_id, moved.lost, ${words}, CASE WHEN moved.first THEN ${toId}::uuid ELSE ${fromId}::uuid END
    FROM unnest(
      ${copies.map(({ entry }) => entry)}::uuid[],
      ${copies.map((line) => (first(line) ? line.position : line.twin))}::int[],
      ${copies.map((line) => (first(line) ? line.twin : line.position))}::int[],
      ${copies.map(first)}::bool[]
    ) AS moved (entry, stayed, lost, first)
    JOIN ${table} line ON line.entry_id = moved.entry AND line.position = moved.stayed`;
  const stayed = lines.filter((line) => !isSecond(line));
  await tx.$executeRaw`
    UPDATE ${table} line SET ${column} = ${fromId}::uuid FROM ${placesSql(stayed)}
    WHERE line.entry_id = moved.entry AND line.position = moved.position AND line.${column} = ${toId}::uuid`;
}

const placesSql = (lines: readonly { entry: string; position: number }[]) => Prisma.sql`
  unnest(${lines.map(({ entry }) => entry)}::uuid[], ${lines.map(({ position }) => position)}::int[])
    AS moved (entry, position)`;

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
