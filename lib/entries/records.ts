/**
 * Entries as whatever leaves the directory carries them: feeds, exports, harvests, mails. What an entry says of itself,
 * whole, with the names of what it points to; nothing of what was taken down, and nothing of who wrote it.
 */
import { db } from "#lib/db";
import type { Prisma } from "#lib/generated/prisma/client";
import type { Content } from "#lib/revisions/changes";
import { contentOf, contentSelect, detailsOf } from "./content";
import { credits, foundInNothingRemoved, PUBLISHED, ref } from "./queries";
import { isRelationKind } from "./relations";
import type { EntryView } from "./view";

/** An entry to carry away; `relations` are those that it states itself. */
export interface EntryRecord
  extends Omit<EntryView, "creditedOn" | "sourceOf" | "organisation" | "decision" | "archived"> {
  id: string;
  /** The same as its editable fields, as its type's file names them. */
  content: Content;
}

const select = {
  ...contentSelect,
  mergedInto: { select: { slug: true, removed: true } },
  endsAt: true,
  publishedAt: true,
  updatedAt: true,
  territory: { select: { code: true, name: true } },
  themes: {
    select: { theme: { select: { slug: true, labelFr: true, labelEn: true } } },
    orderBy: { theme: { position: "asc" } },
  },
  credits,
  relations: {
    where: { to: { removed: false } },
    select: { kind: true, note: true, to: { select: ref } },
    orderBy: { position: "asc" },
  },
  sources: {
    where: foundInNothingRemoved,
    select: { document: true, locator: true, highlighted: true, documentEntry: { select: ref } },
    orderBy: { position: "asc" },
  },
  confirmations: { select: { at: true }, orderBy: { at: "desc" }, take: 1 },
  deadLinks: { select: { url: true, since: true, archivedUrl: true }, orderBy: { url: "asc" } },
} satisfies Prisma.EntrySelect;

/** Those of these entries that are published, in the order of the ids. */
export async function getRecords(ids: readonly string[]): Promise<EntryRecord[]> {
  if (ids.length === 0) return [];
  const rows = await db.entry.findMany({
    where: { ...PUBLISHED, id: { in: [...ids] } },
    select,
    relationLoadStrategy: "join",
  });
  const byId = new Map(rows.map((row) => [row.id, recordOf(row)]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** A published entry by its slug, or null. */
export async function getRecord(slug: string): Promise<EntryRecord | null> {
  // No slug holds a character that the database would refuse.
  if (!/^[a-z0-9-]{1,120}$/.test(slug)) return null;
  const row = await db.entry.findFirst({
    where: { ...PUBLISHED, slug },
    select,
    relationLoadStrategy: "join",
  });
  return row && recordOf(row);
}

/**
 * An entry as it stands, archived ones too (`content.archived`); the slug of the one into which it was merged; or that
 * it was taken down. Null when there is none.
 */
export async function findRecord(
  slug: string,
): Promise<{ record: EntryRecord } | { mergedInto: string } | { removed: true } | null> {
  if (!/^[a-z0-9-]{1,120}$/.test(slug)) return null;
  const row = await db.entry.findUnique({ where: { slug }, select, relationLoadStrategy: "join" });
  if (!row) return null;
  if (row.removed || row.mergedInto?.removed) return { removed: true };
  return row.mergedInto ? { mergedInto: row.mergedInto.slug } : { record: recordOf(row) };
}

function recordOf(row: Prisma.EntryGetPayload<{ select: typeof select }>): EntryRecord {
  return {
    id: row.id,
    type: row.type,
    slug: row.slug,
    title: row.title,
    summary: row.summary,
    body: row.body,
    kind: row.kind,
    language: row.language,
    url: row.url,
    startsOn: row.startsOn,
    endsOn: row.endsOn,
    deadlineOn: row.deadlineOn,
    endsAt: row.endsAt,
    address: row.address,
    country: row.country,
    latitude: row.latitude,
    longitude: row.longitude,
    territory: row.territory,
    themes: row.themes.map(({ theme }) => theme),
    credits: row.credits.map(({ creditedEntry, ...credit }) => ({ ...credit, entry: creditedEntry })),
    relations: row.relations.flatMap(({ kind, note, to }) =>
      isRelationKind(kind) ? [{ kind, note, entry: to }] : [],
    ),
    links: row.links,
    sources: row.sources.map(({ documentEntry, ...source }) => ({ ...source, entry: documentEntry })),
    details: detailsOf(row),
    content: contentOf(row),
    version: row.version,
    publishedAt: row.publishedAt,
    updatedAt: row.updatedAt,
    confirmedAt: row.confirmations[0]?.at ?? null,
    // Until the next round an address that was just changed has its mark still.
    deadLinks: row.deadLinks.filter(
      ({ url }) => url === row.url || row.links.some((link) => link.url === url),
    ),
  };
}
