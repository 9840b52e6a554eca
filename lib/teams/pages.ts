/**
 * The pages that teams hold: an organisation's, or an entry's of a type that can have a team. What was merged leads to
 * what took its place, here as everywhere, so a team follows its page and comes back when the merge is undone.
 */
import type { Transaction } from "#lib/db";
import { entryTypes } from "#lib/entries/types/index";
import { DomainError } from "#lib/errors";
import { type ClaimedPage, ENTRY_TYPES, type EntryType } from "#lib/paths";

export interface Page {
  /** One of the two. */
  organisationId: string | null;
  entryId: string | null;
  slug: string;
  name: string;
  /** Null for an organisation. */
  type: EntryType | null;
  /** The address of its site; an organisation's is that of the entry that presents it. */
  site: string | null;
  /** Neither put away nor taken down: a team may be formed. */
  open: boolean;
  /** Taken down: nobody but moderators reads its name. */
  removed: boolean;
}

export type PageKey = ClaimedPage | { organisationId: string } | { entryId: string };

/** The types of entries that may have a team. */
export const heldTypes: readonly EntryType[] = ENTRY_TYPES.filter((type) => entryTypes[type].heldBy);

/** The columns of `Team` and of `PageClaim` as a key. */
export function keyOf(row: { organisationId: string | null; entryId: string | null }): PageKey {
  if (row.entryId !== null) return { entryId: row.entryId };
  if (row.organisationId !== null) return { organisationId: row.organisationId };
  throw new Error("the database holds that it is of one page");
}

/** The page as it stands today, or null when there is none that a team could hold. */
export async function findPage(tx: Transaction, key: PageKey): Promise<Page | null> {
  return "entry" in key || "entryId" in key ? findEntry(tx, key) : findOrganisation(tx, key);
}

/**
 * The same, locked until the end of the transaction: of those who would have it, one at a time.
 * @throws DomainError not-found, conflict (merged meanwhile)
 */
export async function lockPage(tx: Transaction, key: PageKey): Promise<Page> {
  const found = await findPage(tx, key);
  if (!found) throw new DomainError("not-found", "notFound");
  if (found.entryId !== null)
    await tx.$queryRaw`SELECT id FROM entry WHERE id = ${found.entryId}::uuid FOR NO KEY UPDATE`;
  else
    await tx.$queryRaw`SELECT id FROM organisation WHERE id = ${found.organisationId}::uuid FOR NO KEY UPDATE`;
  const page = await findPage(tx, keyOf(found));
  if (page?.entryId !== found.entryId || page?.organisationId !== found.organisationId) {
    throw new DomainError("conflict", "pageMoved");
  }
  return page;
}

const entrySelect = {
  id: true,
  type: true,
  slug: true,
  title: true,
  url: true,
  archived: true,
  removed: true,
  mergedIntoId: true,
} as const;

async function findEntry(
  tx: Transaction,
  key: { entry: string } | { entryId: string },
): Promise<Page | null> {
  let row = await tx.entry.findUnique({
    where: "entry" in key ? { slug: key.entry } : { id: key.entryId },
    select: entrySelect,
  });
  const seen = new Set<string>();
  while (row?.mergedIntoId && !seen.has(row.id)) {
    seen.add(row.id);
    row = await tx.entry.findUnique({ where: { id: row.mergedIntoId }, select: entrySelect });
  }
  if (!row || !heldTypes.includes(row.type)) return null;
  const { id, type, slug, title, url, archived, removed, mergedIntoId } = row;
  const open = !archived && !removed && mergedIntoId === null;
  return { organisationId: null, entryId: id, slug, name: title, type, site: url, open, removed };
}

const organisationSelect = {
  id: true,
  slug: true,
  name: true,
  deprecatedAt: true,
  mergedIntoId: true,
  entry: { select: { url: true, removed: true } },
} as const;

async function findOrganisation(
  tx: Transaction,
  key: { organisation: string } | { organisationId: string },
): Promise<Page | null> {
  let row = await tx.organisation.findUnique({
    where: "organisation" in key ? { slug: key.organisation } : { id: key.organisationId },
    select: organisationSelect,
  });
  const seen = new Set<string>();
  while (row?.mergedIntoId && !seen.has(row.id)) {
    seen.add(row.id);
    row = await tx.organisation.findUnique({ where: { id: row.mergedIntoId }, select: organisationSelect });
  }
  if (!row) return null;
  const { id, slug, name, entry } = row;
  return {
    organisationId: id,
    entryId: null,
    slug,
    name,
    type: null,
    site: entry && !entry.removed ? entry.url : null,
    open: row.deprecatedAt === null && row.mergedIntoId === null,
    removed: false,
  };
}

/** The page's address, as those who ask for it name it. */
export const claimedPageOf = ({ entryId, slug }: Pick<Page, "entryId" | "slug">): ClaimedPage =>
  entryId === null ? { organisation: slug } : { entry: slug };
