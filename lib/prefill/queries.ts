/** What was read of an address, for the form that it fills. */
import { z } from "zod";
import { db } from "#lib/db";
import type { EntryType } from "#lib/paths";
import type { Actor } from "#lib/permissions";
import type { Content } from "#lib/revisions/changes";
import { type Duplicate, findDuplicates } from "#lib/revisions/duplicates";
import type { Failure } from "./catalogues";
import type { Found } from "./facts";
import { parseStored } from "./stored";

export interface StoredReading {
  id: string;
  typed: string;
  found: Found;
  failure: Failure | null;
}

export const READING_HOURS = 24;

/** Null when there is none of that id, it is someone else's, or a day has passed. */
export async function getReading(
  actor: Actor | null,
  id: string,
  now = new Date(),
): Promise<StoredReading | null> {
  if (!actor || !z.uuid().safeParse(id).success) return null;
  const reading = await db.addressReading.findFirst({
    where: { id, userId: actor.id, readAt: { gt: new Date(now.getTime() - READING_HOURS * 3_600_000) } },
    select: { id: true, typed: true, found: true, failure: true },
  });
  return (
    reading && { ...reading, found: parseStored(reading.found), failure: failures.parse(reading.failure) }
  );
}

const failures = z.enum(["unknown", "closed", "away", "unreadable"]).nullable();

export type AlreadyThere = Pick<Duplicate, "title" | "type" | "why"> & { slug: string };

/** The entries that already present what was read. */
export async function listAlreadyThere(type: EntryType, content: Content): Promise<AlreadyThere[]> {
  const found = await findDuplicates(db, { type, content, proposals: false });
  return found.flatMap(({ slug, title, type: of, why }) =>
    slug === null ? [] : { slug, title, type: of, why },
  );
}
