/**
 * Moves what refers to a theme or an organisation to another, and back: the one file besides publish.ts that writes
 * the joins of entries. It says nothing else about an entry than what another name for the same thing says, so no
 * version is made (docs/decisions/0013-a-merge-moves-references.md).
 */
import type { Transaction } from "#lib/db";
import { Prisma } from "#lib/generated/prisma/client";
import type { Left, Moved, Succession } from "./moved";
import { type OwnCredit, saidAgain } from "./said-again";

type Themed = NonNullable<Moved["themed"]>;
type Credited = NonNullable<Moved["credited"]>;

export async function moveThemed(tx: Transaction, fromId: string, toId: string): Promise<Themed> {
  const themed = await tx.$queryRaw<Themed>`
    SELECT e.id AS entry, e.version,
      EXISTS (SELECT 1 FROM entry_theme o WHERE o.entry_id = e.id AND o.theme_id = ${toId}::uuid) AS had
    FROM entry_theme et JOIN entry e ON e.id = et.entry_id WHERE et.theme_id = ${fromId}::uuid ORDER BY e.id`;
  await tx.$executeRaw`
    INSERT INTO entry_theme (entry_id, theme_id)
    SELECT entry_id, ${toId}::uuid FROM entry_theme WHERE theme_id = ${fromId}::uuid
    ON CONFLICT DO NOTHING`;
  await tx.$executeRaw`DELETE FROM entry_theme WHERE theme_id = ${fromId}::uuid`;
  return themed;
}

/** Back where it came from, but for the entries whose themes a decision has changed since. */
export async function moveThemedBack(
  tx: Transaction,
  themed: Themed,
  fromId: string,
  toId: string,
): Promise<string[]> {
  const changed = await entriesDecidedSince(tx, themed, "themes");
  const back = themed.filter(({ entry }) => !changed.has(entry));
  const all = back.map(({ entry }) => entry);
  const only = back.flatMap(({ entry, had }) => (had ? [] : [entry]));
  await tx.$executeRaw`
    INSERT INTO entry_theme (entry_id, theme_id) SELECT unnest(${all}::uuid[]), ${fromId}::uuid
    ON CONFLICT DO NOTHING`;
  await tx.$executeRaw`
    DELETE FROM entry_theme WHERE theme_id = ${toId}::uuid AND entry_id = ANY (${only}::uuid[])`;
  return [...changed];
}

/** An entry credits the other once in one role: of lines that say it twice from then on, the first stays. */
export async function moveCredits(tx: Transaction, fromId: string, toId: string): Promise<Credited> {
  const lines = await tx.$queryRaw<CreditLine[]>`
    SELECT e.id AS "entryId", e.version, c.position, c.role, c.name, c.note, c.credited_entry_id AS entry,
      c.organisation_id = ${fromId}::uuid AS moved
    FROM credit c JOIN entry e ON e.id = c.entry_id
    WHERE c.organisation_id IN (${fromId}::uuid, ${toId}::uuid)
      AND EXISTS (SELECT FROM credit own WHERE own.entry_id = e.id AND own.organisation_id = ${fromId}::uuid)
    ORDER BY e.id, c.position`;
  const credited = [...Map.groupBy(lines, ({ entryId }) => entryId)].map(([entry, own]) => ({
    entry,
    version: own[0]?.version ?? 0,
    positions: own.filter(({ moved }) => moved).map(({ position }) => position),
    lost: saidAgain(own).map(({ position, role, name, note, entry, moved }) => ({
      position,
      role,
      name,
      note,
      entry,
      own: moved,
    })),
  }));
  const lost = credited.flatMap(({ entry, lost }) => lost.map(({ position }) => ({ entry, position })));
  await tx.$executeRaw`
    DELETE FROM credit USING ${placesSql(lost)}
    WHERE credit.entry_id = moved.entry_id AND credit.position = moved.position`;
  await tx.$executeRaw`
    UPDATE credit SET organisation_id = ${toId}::uuid WHERE organisation_id = ${fromId}::uuid`;
  return credited;
}

interface CreditLine extends OwnCredit {
  entryId: string;
  version: number;
  position: number;
  name: string;
}

/** Back where they came from, with what was said twice, but for the entries whose credits a decision has changed since. */
export async function moveCreditsBack(
  tx: Transaction,
  credited: Credited,
  fromId: string,
  toId: string,
): Promise<string[]> {
  const changed = await entriesDecidedSince(tx, credited, "credits");
  const kept = credited.filter(({ entry }) => !changed.has(entry));
  const back = kept.flatMap(({ entry, positions }) => positions.map((position) => ({ entry, position })));
  await tx.$executeRaw`
    UPDATE credit SET organisation_id = ${fromId}::uuid FROM ${placesSql(back)}
    WHERE credit.entry_id = moved.entry_id AND credit.position = moved.position
      AND credit.organisation_id = ${toId}::uuid`;
  const lost = kept.flatMap(({ entry, lost = [] }) => lost.map((line) => ({ ...line, creditsOf: entry })));
  // An entry that a line was tied to may have become one with another meanwhile.
  await tx.$executeRaw`
    INSERT INTO credit (entry_id, position, role, name, note, organisation_id, credited_entry_id)
    SELECT line.entry_id, line.position, line.role, line.name, line.note,
      CASE WHEN line.own THEN ${fromId}::uuid ELSE ${toId}::uuid END, coalesce(tied.merged_into_id, tied.id)
    FROM unnest(
      ${lost.map(({ creditsOf }) => creditsOf)}::uuid[], ${lost.map(({ position }) => position)}::int[],
      ${lost.map(({ role }) => role)}::text[], ${lost.map(({ name }) => name)}::text[],
      ${lost.map(({ note }) => note)}::text[], ${lost.map(({ entry }) => entry)}::uuid[],
      ${lost.map(({ own }) => own)}::bool[]
    ) AS line (entry_id, position, role, name, note, tied_id, own)
    LEFT JOIN entry tied ON tied.id = line.tied_id
    ON CONFLICT DO NOTHING`;
  return [...changed];
}

const placesSql = (places: readonly { entry: string; position: number }[]) => Prisma.sql`
  unnest(${places.map(({ entry }) => entry)}::uuid[], ${places.map(({ position }) => position)}::int[])
    AS moved (entry_id, position)`;

/** The child through which the other organisation descends, if it does, goes up one step: nothing contains itself. */
export async function moveChildren(
  tx: Transaction,
  from: { id: string; parentId: string | null },
  toId: string,
  aboveTo: readonly string[],
): Promise<NonNullable<Moved["children"]>> {
  const rows = await tx.organisation.findMany({ where: { parentId: from.id }, select: { id: true } });
  const children = rows.map(({ id }) => ({ id, to: aboveTo.includes(id) ? from.parentId : toId }));
  for (const { id, to } of children) await tx.organisation.update({ where: { id }, data: { parentId: to } });
  return children;
}

/** @returns how many have become part of something else since, and are left. */
export async function moveChildrenBack(
  tx: Transaction,
  children: NonNullable<Moved["children"]>,
  fromId: string,
): Promise<number> {
  let left = 0;
  for (const { id, to } of children) {
    const { count } = await tx.organisation.updateMany({
      where: { id, parentId: to },
      data: { parentId: fromId },
    });
    left += 1 - count;
  }
  return left;
}

export async function moveSuccessions(
  tx: Transaction,
  fromId: string,
  toId: string,
): Promise<NonNullable<Moved["successions"]>> {
  const rows = await tx.organisationSuccession.findMany({
    where: { OR: [{ predecessorId: fromId }, { successorId: fromId }] },
  });
  const moved: NonNullable<Moved["successions"]> = [];
  for (const row of rows) {
    const to = {
      predecessorId: row.predecessorId === fromId ? toId : row.predecessorId,
      successorId: row.successorId === fromId ? toId : row.successorId,
      year: row.year,
    };
    await tx.organisationSuccession.delete({ where: keyOf(row) });
    const isNew = to.predecessorId !== to.successorId && !(await exists(tx, to));
    if (isNew) await tx.organisationSuccession.create({ data: to });
    moved.push({ from: row, to: isNew ? to : null });
  }
  return moved;
}

/** @returns how many were removed or changed since, and are left. */
export async function moveSuccessionsBack(
  tx: Transaction,
  successions: NonNullable<Moved["successions"]>,
): Promise<number> {
  let left = 0;
  for (const { from, to } of successions) {
    const { count } = to ? await tx.organisationSuccession.deleteMany({ where: to }) : { count: 1 };
    if (count === 0) left += 1;
    else if (!(await exists(tx, from))) await tx.organisationSuccession.create({ data: from });
  }
  return left;
}

/** How much was left, naming the first entries. */
export async function leftOf(tx: Transaction, entryIds: readonly string[], others = 0): Promise<Left> {
  const named = await tx.entry.findMany({
    where: { id: { in: entryIds.slice(0, NAMED) } },
    select: { slug: true },
  });
  return { count: entryIds.length + others, entries: named.map(({ slug }) => slug) };
}

/** Entries of which a line names what was left. */
const NAMED = 20;

const keyOf = ({ predecessorId, successorId }: Succession) => ({
  predecessorId_successorId: { predecessorId, successorId },
});

const exists = async (tx: Transaction, succession: Succession) =>
  (await tx.organisationSuccession.findUnique({ where: keyOf(succession) })) !== null;

/** Those of which a decision changed the field after the version that was moved. */
async function entriesDecidedSince(
  tx: Transaction,
  moved: readonly { entry: string; version: number }[],
  field: "themes" | "credits",
): Promise<Set<string>> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT d.entry_id AS id
    FROM unnest(${moved.map(({ entry }) => entry)}::uuid[], ${moved.map(({ version }) => version)}::int[])
      AS moved (entry_id, version)
    JOIN decision d ON d.entry_id = moved.entry_id AND d.entry_version > moved.version
    WHERE jsonb_exists(d.applied, ${field})`;
  return new Set(rows.map(({ id }) => id));
}
