/** The content of a published entry: its row, its type's row and its joins, as the fields that people edit. */
import type { Transaction } from "#lib/db";
import type { Prisma } from "#lib/generated/prisma/client";
import type { EntryType } from "#lib/paths";
import type { Content, Json } from "#lib/revisions/changes";
import { detailFieldsOf, entryTypes } from "./types";

/** What a content is read from. */
export const contentSelect = {
  id: true,
  type: true,
  slug: true,
  version: true,
  title: true,
  summary: true,
  body: true,
  kind: true,
  language: true,
  url: true,
  startsOn: true,
  endsOn: true,
  deadlineOn: true,
  address: true,
  country: true,
  latitude: true,
  longitude: true,
  territoryCode: true,
  archived: true,
  removed: true,
  highlightedUntil: true,
  mergedInto: { select: { slug: true } },
  resource: true,
  lab: true,
  programme: true,
  event: true,
  themes: { select: { theme: { select: { slug: true } } }, orderBy: { theme: { position: "asc" } } },
  credits: {
    select: {
      role: true,
      name: true,
      note: true,
      organisation: { select: { slug: true } },
      creditedEntry: { select: { slug: true } },
    },
    orderBy: { position: "asc" },
  },
  relations: {
    select: { kind: true, note: true, to: { select: { slug: true } } },
    orderBy: { position: "asc" },
  },
  links: { select: { url: true, label: true, kind: true, language: true }, orderBy: { position: "asc" } },
  sources: {
    select: { document: true, locator: true, highlighted: true, documentEntry: { select: { slug: true } } },
    orderBy: { position: "asc" },
  },
} satisfies Prisma.EntrySelect;

type Row = Prisma.EntryGetPayload<{ select: typeof contentSelect }>;

export interface CurrentEntry {
  id: string;
  type: EntryType;
  slug: string;
  version: number;
  content: Content;
}

/** The entry as it is now, or null. */
export async function getCurrentEntry(
  tx: Transaction,
  where: { id: string } | { slug: string },
): Promise<CurrentEntry | null> {
  const row = await tx.entry.findUnique({ where, select: contentSelect });
  return row && { id: row.id, type: row.type, slug: row.slug, version: row.version, content: contentOf(row) };
}

export function contentOf(row: Row): Content {
  const all: Content = {
    title: row.title,
    summary: row.summary,
    body: row.body,
    kind: row.kind,
    language: row.language,
    url: row.url,
    startsOn: row.startsOn,
    endsOn: row.endsOn,
    deadlineOn: row.deadlineOn,
    address: row.address,
    country: row.country,
    latitude: row.latitude,
    longitude: row.longitude,
    territory: row.territoryCode,
    archived: row.archived,
    removed: row.removed,
    mergedInto: row.mergedInto?.slug ?? null,
    highlightedUntil: row.highlightedUntil?.toISOString().slice(0, 10) ?? null,
    themes: row.themes.map(({ theme }) => theme.slug),
    credits: row.credits.map(({ organisation, creditedEntry, ...credit }) => ({
      ...credit,
      organisation: organisation?.slug ?? null,
      entry: creditedEntry?.slug ?? null,
    })),
    relations: row.relations.map(({ to, ...relation }) => ({ ...relation, to: to.slug })),
    links: row.links,
    sources: row.sources.map(({ documentEntry, ...source }) => ({
      ...source,
      entry: documentEntry?.slug ?? null,
    })),
    ...detailsOf(row),
  };
  // Only the fields that the type has: a lab has no deadline.
  return Object.fromEntries(
    Object.keys(entryTypes[row.type].schema.shape).map((name) => [name, all[name] ?? null]),
  );
}

/** The fields that only the row's type has. */
export function detailsOf(row: Pick<Row, "type" | EntryType>): Content {
  const detail: object = row[row.type] ?? {};
  return Object.fromEntries(
    detailFieldsOf(row.type).map((name) => [name, jsonOf(Reflect.get(detail, name))]),
  );
}

// Amounts are bigint in the database, since euros go past 2^31, and numbers in a content.
function jsonOf(value: unknown): Json {
  if (typeof value === "bigint") return Number(value);
  if (Array.isArray(value)) return value.map(jsonOf);
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? value : null;
}
