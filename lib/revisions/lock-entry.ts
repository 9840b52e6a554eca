/** An entry, locked until the end of the transaction, for a moderator's act that starts from what it says now. */
import type { Transaction } from "#lib/db";
import { type CurrentEntry, getCurrentEntry } from "#lib/entries/content";
import { lockEntrySql } from "#lib/entries/merged-terms";
import { DomainError } from "#lib/errors";
import { Prisma } from "#lib/generated/prisma/client";

export interface EntryTarget {
  slug: string;
  /** The version that was on the screen: when it is another by now, nothing is done. Absent: whichever. */
  seenVersion?: number;
}

/** @throws DomainError not-found, conflict "entryChanged" */
export async function lockEntry(tx: Transaction, { slug, seenVersion }: EntryTarget): Promise<CurrentEntry> {
  await tx.$queryRaw`WITH ${lockEntrySql(Prisma.sql`entry.slug = ${slug}`)} SELECT id FROM locked`;
  const entry = await getCurrentEntry(tx, { slug });
  if (!entry) throw new DomainError("not-found", "notFound");
  if (seenVersion !== undefined && seenVersion !== entry.version) {
    throw new DomainError("conflict", "entryChanged", { version: entry.version });
  }
  return entry;
}
