/**
 * Which teams hold which pages. An entry is held by its own team, and by those of the organisations that it presents or
 * that are credited on it in the roles of `heldBy` (lib/entries/types): its operator, its parent. What was merged into a
 * page brings its team along.
 */
import type { Transaction } from "#lib/db";
import { entryTypes } from "#lib/entries/types/index";
import { Prisma } from "#lib/generated/prisma/client";
import type { ClaimedPage, EntryType } from "#lib/paths";
import type { Actor } from "#lib/permissions";
import { tags } from "#lib/tags";
import { findPage, heldTypes, keyOf, type Page } from "./pages";

export interface HoldingTeam {
  id: string;
  /** Of the page itself, and not of an organisation tied to it. */
  own: boolean;
  /** The organisation whose team it is, when it is not the page's own. */
  organisation: { slug: string; name: string } | null;
}

/** The page's own team first, then those of organisations. */
export async function listHoldingTeams(
  tx: Transaction,
  { entryId, organisationId }: Pick<Page, "entryId" | "organisationId">,
): Promise<HoldingTeam[]> {
  if (entryId === null) {
    const rows = await tx.$queryRaw<{ id: string }[]>`
      WITH RECURSIVE page (id) AS (
        SELECT ${organisationId}::uuid
        UNION SELECT o.id FROM organisation o JOIN page ON o.merged_into_id = page.id
      )
      SELECT t.id FROM team t JOIN page ON page.id = t.organisation_id
      WHERE t.dissolved_at IS NULL ORDER BY t.created_at, t.id`;
    return rows.map(({ id }) => ({ id, own: true, organisation: null }));
  }
  const rows = await tx.$queryRaw<{ id: string; slug: string | null; name: string | null }[]>`
    WITH RECURSIVE ${holdersSql(Prisma.sql`${entryId}::uuid`)}
    SELECT t.id, o.slug, o.name FROM holder JOIN team t USING (id) LEFT JOIN organisation o ON o.id = t.organisation_id
    ORDER BY o.id IS NOT NULL, t.created_at, t.id`;
  return rows.map(({ id, slug, name }) => ({
    id,
    own: slug === null,
    organisation: slug !== null && name !== null ? { slug, name } : null,
  }));
}

/**
 * The team by which the person may change the entry at once, the entry's own before an organisation's; null when there is
 * none.
 * @param locked until the end of the transaction, the person is in it
 */
export async function findHoldingTeam(
  tx: Transaction,
  { id: userId }: Actor,
  entryId: string,
  { locked = false }: { locked?: boolean } = {},
): Promise<{ id: string } | null> {
  const [team] = await tx.$queryRaw<{ id: string }[]>`
    WITH RECURSIVE ${holdersSql(Prisma.sql`${entryId}::uuid`)}
    SELECT m.team_id AS id FROM holder JOIN team t USING (id)
      JOIN team_member m ON m.team_id = t.id AND m.user_id = ${userId}::uuid
    ORDER BY t.organisation_id IS NOT NULL, t.created_at, t.id
    LIMIT 1 ${locked ? Prisma.sql`FOR SHARE OF m` : Prisma.empty}`;
  return team ?? null;
}

/** Whether anyone holds a page that is open, for its public page: one statement. */
export async function isPageHeld(tx: Transaction, page: ClaimedPage): Promise<boolean> {
  const [found] =
    "entry" in page
      ? await tx.$queryRaw<{ held: boolean }[]>`
          WITH RECURSIVE ${holdersSql(Prisma.sql`(SELECT id FROM entry WHERE slug = ${page.entry})`)}
          SELECT EXISTS (SELECT FROM holder) AS held`
      : await tx.$queryRaw<{ held: boolean }[]>`
          WITH RECURSIVE page (id) AS (
            SELECT id FROM organisation WHERE slug = ${page.organisation}
            UNION SELECT o.id FROM organisation o JOIN page ON o.merged_into_id = page.id
          )
          SELECT EXISTS (SELECT FROM team t JOIN page ON page.id = t.organisation_id WHERE t.dissolved_at IS NULL) AS held`;
  return found?.held === true;
}

/** The CTEs that end with `holder (id)`, the teams of an entry; they start a WITH RECURSIVE. */
function holdersSql(entryId: Prisma.Sql): Prisma.Sql {
  const { types, roles } = roleColumns();
  return Prisma.sql`
    page (id) AS (
      SELECT id FROM entry WHERE id = ${entryId} AND type::text = ANY (${heldTypes}::text[])
      UNION SELECT e.id FROM entry e JOIN page ON e.merged_into_id = page.id
    ),
    body (id) AS (
      SELECT o.id FROM organisation o JOIN page ON page.id = o.entry_id
      UNION SELECT c.organisation_id FROM credit c JOIN entry e ON e.id = c.entry_id
        JOIN unnest(${types}::text[], ${roles}::text[]) AS held (type, role)
          ON held.type = e.type::text AND held.role = c.role
      WHERE c.entry_id = ${entryId} AND c.organisation_id IS NOT NULL
      UNION SELECT o.id FROM organisation o JOIN body ON o.merged_into_id = body.id
    ),
    holder (id) AS (
      SELECT t.id FROM team t JOIN page ON page.id = t.entry_id WHERE t.dissolved_at IS NULL
      UNION SELECT t.id FROM team t JOIN body ON body.id = t.organisation_id
      WHERE t.dissolved_at IS NULL AND EXISTS (SELECT FROM page)
    )`;
}

/** `heldBy` of each type as two columns. */
function roleColumns(): { types: EntryType[]; roles: string[] } {
  const pairs = heldTypes.flatMap((type) => (entryTypes[type].heldBy ?? []).map((role) => ({ type, role })));
  return { types: pairs.map(({ type }) => type), roles: pairs.map(({ role }) => role) };
}

/** Entries that a list of them shows. */
const SHOWN = 100;

/** The entries that a team changes, by title: its own, or those tied to its organisation; none that was taken down. */
export async function listHeldEntries(
  tx: Transaction,
  team: { organisationId: string | null; entryId: string | null },
): Promise<{ type: EntryType; slug: string; title: string; language: string; archived: boolean }[]> {
  const page = await findPage(tx, keyOf(team));
  if (!page) return [];
  return tx.entry.findMany({
    where: { removed: false, mergedIntoId: null, type: { in: [...heldTypes] }, ...tiedTo(page) },
    select: { type: true, slug: true, title: true, language: true, archived: true },
    orderBy: [{ sortTitle: "asc" }, { id: "asc" }],
    take: SHOWN,
  });
}

function tiedTo({ entryId, organisationId }: Page): Prisma.EntryWhereInput {
  if (entryId !== null || organisationId === null) return { id: entryId ?? "" };
  return {
    OR: [
      { pageOf: { some: { id: organisationId } } },
      ...heldTypes.map((type) => ({
        type,
        credits: { some: { organisationId, role: { in: [...(entryTypes[type].heldBy ?? [])] } } },
      })),
    ],
  };
}

/** The cached pages that say whether the page is held: its own, and those of the entries tied to an organisation. */
export async function tagsOfPage(
  tx: Transaction,
  team: { organisationId: string | null; entryId: string | null },
): Promise<string[]> {
  const page = await findPage(tx, keyOf(team));
  const entries = await listHeldEntries(tx, team);
  const own = page && (page.entryId === null ? tags.organisation(page.slug) : tags.entry(page.slug));
  return [...new Set([...(own ? [own] : []), ...entries.map(({ slug }) => tags.entry(slug))])];
}
