/** Selections as their pages show them, each to who may see it. */
import { validate as isUuid } from "uuid";
import { db, type Transaction } from "#lib/db";
import { getCards } from "#lib/entries/queries";
import type { EntryCard, EntryRef } from "#lib/entries/view";
import type { Prisma } from "#lib/generated/prisma/client";
import { type Actor, can } from "#lib/permissions";
import type { Cursor } from "#lib/revisions/cursor";
import { standingOf } from "./resolve";
import type { Visibility } from "./selection";

export interface SelectionLine {
  id: string;
  title: string;
  description: string | null;
  visibility: Visibility;
  toRead: boolean;
  owner: string;
  updatedAt: Date;
  isHidden: boolean;
  /** Of the entries put there, whatever became of them. */
  count: number;
}

export interface SelectionItem {
  id: string;
  note: string | null;
  addedAt: Date;
  /** The entry, or the one into which it was merged. */
  entryId: string;
  entry: EntryRef;
  /** Null for one that is no longer published. */
  card: EntryCard | null;
}

export interface SelectionView extends Omit<SelectionLine, "count"> {
  version: number;
  isOwn: boolean;
  /** Why moderators hid it; null when they did not. */
  hiddenReason: string | null;
  /** Whether its owner's sendings are set aside: nobody else sees it meanwhile. */
  isHeld: boolean;
  items: SelectionItem[];
}

/** Who is blocked, or whose sendings are set aside, publishes nothing. */
const inGoodStanding = {
  blockedAt: null,
  erasedAt: null,
  quarantines: { none: { liftedAt: null } },
} satisfies Prisma.UserWhereInput;

/** Those that anyone finds. */
const SHARED = {
  visibility: "public",
  hiddenAt: null,
  owner: inGoodStanding,
} satisfies Prisma.SelectionWhereInput;

/** Of these selections, those that anyone who has their address may read. */
export async function sharedSelections(
  ids: readonly string[],
  tx: Transaction = db,
): Promise<{ id: string; title: string }[]> {
  const known = ids.filter((id) => isUuid(id));
  if (known.length === 0) return [];
  return await tx.selection.findMany({
    where: { id: { in: known }, visibility: { not: "private" }, hiddenAt: null, owner: inGoodStanding },
    select: { id: true, title: true },
  });
}

const line = {
  id: true,
  title: true,
  description: true,
  visibility: true,
  toRead: true,
  updatedAt: true,
  hiddenAt: true,
  owner: { select: { name: true } },
  _count: { select: { items: { where: { entry: { removed: false } } } } },
} satisfies Prisma.SelectionSelect;

/** One's own, the list to read first, then the last changed. */
export async function listOwnSelections(owner: Actor): Promise<SelectionLine[]> {
  const rows = await db.selection.findMany({
    where: { ownerId: owner.id },
    orderBy: [{ toRead: "desc" }, { updatedAt: "desc" }, { id: "desc" }],
    select: line,
  });
  return rows.map(lineOf);
}

const PAGE = 24;

/** The public ones, the last changed first; `after` is the last one seen. */
export async function listSharedSelections(
  after: Cursor | null,
  limit = PAGE,
): Promise<{ selections: SelectionLine[]; next: Cursor | null }> {
  const rows = await db.selection.findMany({
    where: {
      ...SHARED,
      // An empty one has nothing to read yet.
      items: { some: { entry: { removed: false } } },
      ...(after && {
        OR: [{ updatedAt: { lt: after.at } }, { updatedAt: after.at, id: { lt: after.id } }],
      }),
    },
    orderBy: [{ updatedAt: "desc" }, { id: "desc" }],
    take: limit + 1,
    select: line,
  });
  const shown = rows.slice(0, limit).map(lineOf);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return { selections: shown, next: last ? { at: last.updatedAt, id: last.id } : null };
}

function lineOf({
  hiddenAt,
  owner,
  _count,
  ...row
}: Prisma.SelectionGetPayload<{ select: typeof line }>): SelectionLine {
  return { ...row, owner: owner.name, isHidden: hiddenAt !== null, count: _count.items };
}

/** One's own selections to put an entry into, and whether each has it. */
export async function listPlacesFor(
  owner: Actor,
  entryId: string,
): Promise<{ id: string; title: string; toRead: boolean; has: boolean }[]> {
  const rows = await db.selection.findMany({
    where: { ownerId: owner.id },
    orderBy: [{ toRead: "desc" }, { updatedAt: "desc" }],
    select: { id: true, title: true, toRead: true, items: { where: { entryId }, select: { id: true } } },
  });
  return rows.map(({ items, ...place }) => ({ ...place, has: items.length > 0 }));
}

/** A selection for who asks: its owner, anyone who has its address unless it is private or hidden, moderators unless it is private. */
export async function getSelection(reader: Actor | null, id: string): Promise<SelectionView | null> {
  const row = await db.selection.findUnique({
    where: { id },
    select: {
      id: true,
      ownerId: true,
      title: true,
      description: true,
      visibility: true,
      toRead: true,
      version: true,
      updatedAt: true,
      hiddenAt: true,
      owner: {
        select: {
          name: true,
          blockedAt: true,
          quarantines: { where: { liftedAt: null }, select: { id: true }, take: 1 },
        },
      },
      acts: { where: { hides: true }, orderBy: { at: "desc" }, take: 1, select: { reason: true } },
      items: {
        orderBy: [{ position: "asc" }, { id: "asc" }],
        select: { id: true, note: true, entryId: true, addedAt: true },
      },
    },
  });
  if (!row) return null;
  const { ownerId, owner, hiddenAt, acts, items, ...selection } = row;
  const isOwn = reader?.id === ownerId;
  const isHeld = owner.quarantines.length > 0 || owner.blockedAt !== null;
  const isShared = selection.visibility !== "private";
  const isSeen = isOwn || (isShared && (can(reader, "review") || (hiddenAt === null && !isHeld)));
  if (!isSeen) return null;
  return {
    ...selection,
    owner: owner.name,
    isOwn,
    isHeld,
    isHidden: hiddenAt !== null,
    hiddenReason: hiddenAt ? (acts[0]?.reason ?? "") : null,
    items: await itemsOf(items),
  };
}

async function itemsOf(
  rows: readonly Pick<SelectionItem, "id" | "note" | "entryId" | "addedAt">[],
): Promise<SelectionItem[]> {
  const standing = await standingOf(rows.map(({ entryId }) => entryId));
  const ids = [...new Set([...standing.values()].map(({ id }) => id))];
  const cards = new Map((await getCards(ids)).map((card) => [card.slug, card]));
  const slugs = await db.entry.findMany({ where: { id: { in: ids } }, select: { id: true, slug: true } });
  const slugOf = new Map(slugs.map(({ id, slug }) => [id, slug]));
  const seen = new Set<string>();
  return rows.flatMap(({ id, note, entryId, addedAt }) => {
    const stands = standing.get(entryId);
    const entry = stands && cards.get(slugOf.get(stands.id) ?? "");
    // Two that were merged into one stand once, with the note of the first.
    if (!stands || !entry || seen.has(stands.id)) return [];
    seen.add(stands.id);
    const { type, slug, title, language } = entry;
    return [
      {
        id,
        note,
        addedAt,
        entryId: stands.id,
        entry: { type, slug, title, language },
        card: stands.archived ? null : entry,
      },
    ];
  });
}

/** An entry that may be put into a selection, by its slug; null when it is not published. */
export async function getSelectable(slug: string): Promise<(EntryRef & { id: string }) | null> {
  if (!/^[a-z0-9-]{1,120}$/.test(slug)) return null;
  const named = await db.entry.findUnique({ where: { slug }, select: { id: true } });
  const stands = named && (await standingOf([named.id])).get(named.id);
  if (!stands || stands.archived) return null;
  return await db.entry.findUnique({
    where: { id: stands.id },
    select: { id: true, type: true, slug: true, title: true, language: true },
  });
}
