/** Sources as administrators read them. */
import { db } from "#lib/db";
import { type Guard, publicInternet } from "#lib/outbound";
import { type Actor, authorise } from "#lib/permissions";
import { type Item, itemsOf } from "./items";
import { HarvestError, readSource } from "./read-source";
import type { SourceKind } from "./source-kinds";

const RUNS = 30;
const PREVIEWED = 20;

const select = {
  id: true,
  kind: true,
  name: true,
  url: true,
  state: true,
  failures: true,
  everyHours: true,
  nextAt: true,
  readAt: true,
  language: true,
} as const;

/** By name. @throws DomainError forbidden */
export async function listSources(admin: Actor | null) {
  authorise(admin, "administer");
  return db.source.findMany({ orderBy: [{ name: "asc" }, { id: "asc" }], select });
}

/** A source with its last readings, the latest first, and what waits of it; null when there is none. @throws DomainError forbidden */
export async function getSource(admin: Actor | null, id: string) {
  authorise(admin, "administer");
  const source = await db.source.findUnique({
    where: { id },
    select: { ...select, accountId: true, _count: { select: { items: true } } },
  });
  if (!source) return null;
  const { accountId, _count, ...shown } = source;
  const runs = await db.harvest.findMany({
    where: { sourceId: id },
    orderBy: { startedAt: "desc" },
    take: RUNS,
  });
  const waiting = await db.revision.count({ where: { authorId: accountId, state: "submitted" } });
  return { ...shown, items: _count.items, waiting, runs };
}

export type Preview = { error: string } | { error: null; found: number; items: Item[] };

/** What a source would bring, read now; nothing is kept of it. @throws DomainError forbidden */
export async function previewSource(
  admin: Actor | null,
  { kind, url, language }: { kind: SourceKind; url: string; language: string },
  guard: Guard = publicInternet,
): Promise<Preview> {
  authorise(admin, "administer");
  try {
    const reading = await readSource({ kind, url }, guard);
    const items = reading.unchanged ? [] : await itemsOf(reading.records, { name: url, language });
    return { error: null, found: items.length, items: items.slice(0, PREVIEWED) };
  } catch (error) {
    if (error instanceof HarvestError) return { error: error.error };
    throw error;
  }
}
