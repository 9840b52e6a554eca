/** A person has read what they were told. Not an act on anything but their own page: the audit does not hold it. */
import { validate as isUuid } from "uuid";
import { db } from "#lib/db";
import type { Actor } from "#lib/permissions";

/** One notification; those of a proposal, a team or a selection whose page one sees; all that a page showed, and nothing that came since. */
export type Read =
  | { id: string }
  | { revisionId: string }
  | { teamId: string }
  | { selectionId: string }
  | { until: Date };

/** What is already read, not theirs or unknown stays as it is. Returns how many were marked. */
export async function markRead(person: Actor, read: Read, now = new Date()): Promise<number> {
  if (("id" in read && !isUuid(read.id)) || ("revisionId" in read && !isUuid(read.revisionId))) return 0;
  const which =
    "until" in read
      ? { createdAt: { lte: read.until } }
      : "teamId" in read
        ? { teamNews: { is: read } }
        : "selectionId" in read
          ? { selectionAct: { is: read } }
          : read;
  const { count } = await db.notification.updateMany({
    where: { userId: person.id, readAt: null, ...which },
    data: { readAt: now },
  });
  return count;
}
