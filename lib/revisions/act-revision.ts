/** The revision of a moderator's own act, which the decision of a rule accepts in the same transaction. */
import { v7 as uuid } from "uuid";
import type { Transaction } from "#lib/db";
import type { CurrentEntry } from "#lib/entries/content";
import type { Actor } from "#lib/permissions";
import type { Changes } from "./changes";

export interface ActRevision {
  /** As the moderator saw it, or as it is now: what moved since in the same fields is a conflict. */
  entry: CurrentEntry;
  changes: Changes;
  /** Shown with the version, in the history and in the journal. */
  comment: string | null;
  revertsTo?: number;
  /** The entry that becomes one with this one. */
  absorbs?: CurrentEntry;
  /** One a form: the same click twice is one act, and the second is told so. */
  idempotencyKey?: string;
}

/** @returns its id. */
export async function createActRevision(
  tx: Transaction,
  moderator: Actor,
  { entry, changes, comment, revertsTo, absorbs, idempotencyKey = uuid() }: ActRevision,
  now: Date,
): Promise<string> {
  const id = uuid();
  const { title } = entry.content;
  await tx.revision.create({
    data: {
      id,
      type: entry.type,
      entryId: entry.id,
      baseVersion: entry.version,
      state: "submitted",
      authorId: moderator.id,
      changes,
      comment,
      revertsTo: revertsTo ?? null,
      absorbsId: absorbs?.id ?? null,
      absorbsVersion: absorbs?.version ?? null,
      title: typeof title === "string" ? title : "",
      idempotencyKey,
      createdAt: now,
      updatedAt: now,
      submittedAt: now,
    },
  });
  return id;
}
