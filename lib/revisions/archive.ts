/** A moderator puts an entry away, still read and no longer listed, or takes it out again: decided at once, by a rule. */
import { db } from "#lib/db";
import { DomainError } from "#lib/errors";
import { type Actor, authorise } from "#lib/permissions";
import { actWords } from "./act-words";
import { changeAtOnce } from "./change-at-once";
import { diff } from "./changes";
import type { Decided } from "./decide";
import { type EntryTarget, lockEntry } from "./lock-entry";

export interface Archive extends EntryTarget {
  /** In words, for everyone: it stands in the history. */
  reason: string;
}

/** @throws DomainError forbidden, not-found, invalid (reason), conflict ("alreadySo", "entryChanged") */
export async function archive(moderator: Actor | null, asked: Archive, now = new Date()): Promise<Decided> {
  return setArchived(moderator, asked, true, now);
}

/** What was taken down is restored, not unarchived. @throws DomainError as `archive` does */
export async function unarchive(moderator: Actor | null, asked: Archive, now = new Date()): Promise<Decided> {
  return setArchived(moderator, asked, false, now);
}

async function setArchived(
  moderator: Actor | null,
  { reason, ...target }: Archive,
  archived: boolean,
  now: Date,
): Promise<Decided> {
  authorise(moderator, "review");
  const comment = actWords(reason, "reason");
  return db.$transaction(async (tx) => {
    const entry = await lockEntry(tx, target);
    if (entry.content.removed === true) throw new DomainError("conflict", "removedEntry");
    const changes = diff(entry.content, { ...entry.content, archived });
    return changeAtOnce(
      tx,
      moderator,
      { entry, changes, rule: archived ? "archive" : "unarchive", comment },
      now,
    );
  });
}
