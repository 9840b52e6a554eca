/**
 * What the archive holds: a row an entry that was ever published, with the instant at which what it says last changed, or
 * at which it went away (`oai_record`, which the database itself keeps true).
 */
import { db } from "#lib/db";
import { Prisma } from "#lib/generated/prisma/client";
import type { OaiPosition } from "./token";

export interface OaiHeader {
  id: string;
  stamp: Date;
  /** Archived, merged into another or taken down: nothing else is said of it. */
  deleted: boolean;
  /** The sets where it is: "type:lab", "theme:…". */
  tags: string[];
}

export interface OaiRange {
  /** A set, or "" for everything. */
  tag: string;
  /** Both included. */
  from: Date | null;
  until: Date | null;
  after: OaiPosition | null;
}

/** The next of a list, the longest unchanged first; a range of one index wherever the list stands. */
export async function listHeaders(
  { tag, from, until, after }: OaiRange,
  limit: number,
): Promise<OaiHeader[]> {
  const conditions = [
    Prisma.sql`tag = ${tag}`,
    ...(from ? [Prisma.sql`stamp >= ${from}`] : []),
    ...(until ? [Prisma.sql`stamp <= ${until}`] : []),
    ...(after ? [Prisma.sql`(stamp, entry_id) > (${after.stamp}, ${after.id}::uuid)`] : []),
  ];
  return await db.$queryRaw<OaiHeader[]>`
    SELECT page.entry_id AS id, page.stamp, page.deleted, ${tagsOf(Prisma.sql`page.entry_id`)} AS tags
    FROM (
      SELECT entry_id, stamp, deleted FROM oai_record
      WHERE ${Prisma.join(conditions, " AND ")} ORDER BY stamp, entry_id LIMIT ${limit}
    ) page ORDER BY page.stamp, page.entry_id`;
}

/** One record, or null when there never was such an entry. */
export async function getHeader(id: string): Promise<OaiHeader | null> {
  const rows = await db.$queryRaw<OaiHeader[]>`
    SELECT r.entry_id AS id, r.stamp, r.deleted, ${tagsOf(Prisma.sql`r.entry_id`)} AS tags
    FROM oai_record r WHERE r.entry_id = ${id}::uuid AND r.tag = ''`;
  return rows[0] ?? null;
}

/** Before it nothing ever changed; null while the directory is empty. */
export async function earliestStamp(): Promise<Date | null> {
  const [first] = await listHeaders({ tag: "", from: null, until: null, after: null }, 1);
  return first?.stamp ?? null;
}

const tagsOf = (id: Prisma.Sql) =>
  Prisma.sql`ARRAY(SELECT s.tag FROM oai_record s WHERE s.entry_id = ${id} AND s.tag <> '' ORDER BY s.tag)`;
