/**
 * Writes new entries as decisions make them, many at once: what publish.ts does for one, with a statement a table for all.
 * accept-new.ts alone calls it, after having locked, authorised and settled each (decision 42).
 */
import { v7 as uuid } from "uuid";
import type { Transaction } from "#lib/db";
import type { Issue } from "#lib/errors";
import { Prisma } from "#lib/generated/prisma/client";
import { ENTRY_TYPES, type EntryType } from "#lib/paths";
import type { Content } from "#lib/revisions/changes";
import { freeSlugs } from "./free-slugs";
import { writeLists } from "./lists";
import { detailColumns, entryColumns, type Published } from "./publish";
import { changedLists, resolveTogether } from "./references";
import { reindexSql } from "./reindex";
import { touchedByNew } from "./touched";
import { parsePublished } from "./types/shared";

export interface NewEntry {
  type: EntryType;
  /** Valid for its type. */
  content: Content;
}

/** For each its entry, or what it names and that does not exist: then it is not written, and the others are. */
export type PublishedOrNot =
  | { entry: Published; issues?: undefined }
  | { entry?: undefined; issues: Issue[] };

/** @returns in the order given, and the cache tags of the public pages that all of them change. */
export async function publishNew(
  tx: Transaction,
  at: Date,
  news: readonly NewEntry[],
): Promise<{ published: PublishedOrNot[]; tags: string[] }> {
  const parsed = news.map(({ content }) => parsePublished(content));
  const { known, issues } = await resolveTogether(tx, parsed);
  const sound = news.flatMap(({ type, content: input }, index) => {
    const content = parsed[index];
    return content && issues[index]?.length === 0 ? [{ index, type, input, content, id: uuid() }] : [];
  });
  if (sound.length === 0) return { published: issues.map((wrong) => ({ issues: wrong })), tags: [] };
  const slugs = await freeSlugs(
    tx,
    sound.map(({ content }) => content.title),
  );
  const written = sound.map((one, place) => ({ ...one, slug: slugs[place] ?? one.id }));
  await tx.entry.createMany({
    data: written.map(({ id, slug, type, content }) => ({
      ...entryColumns(content, at),
      mergedIntoId: content.mergedInto && known.entry(content.mergedInto),
      id,
      slug,
      type,
      version: 1,
      publishedAt: at,
    })),
  });
  for (const type of ENTRY_TYPES) await writeDetails(tx, type, written);
  await writeLists(
    tx,
    written.map(({ id, content }) => ({ entryId: id, lists: changedLists(null, content), known })),
  );
  const ids = written.map(({ id }) => id);
  await tx.$executeRaw(reindexSql(Prisma.sql`e.id = ANY (${ids}::uuid[])`));
  const entries = new Map(written.map(({ index, id, slug }) => [index, { id, slug, version: 1 }]));
  return {
    published: issues.map((wrong, index) => {
      const entry = entries.get(index);
      return entry ? { entry } : { issues: wrong };
    }),
    tags: await touchedByNew(tx, written),
  };
}

interface Written {
  id: string;
  type: EntryType;
  input: Content;
}

/** The rows of the table of a type. */
async function writeDetails(tx: Transaction, type: EntryType, written: readonly Written[]): Promise<void> {
  const data = written.flatMap((one) =>
    one.type === type ? [{ entryId: one.id, ...detailColumns(type, one.input) }] : [],
  );
  if (data.length === 0) return;
  // Each table takes its own columns, which the registry names: no type says that of all of them at once.
  await Reflect.apply(tx[type].createMany, tx[type], [{ data }]);
}
