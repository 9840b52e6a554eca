/** What the page of a question shows. */
import { db } from "#lib/db";
import { getEntry } from "#lib/entries/queries";
import type { EntryView } from "#lib/entries/view";
import type { EntryType } from "#lib/paths";
import type { Actor } from "#lib/permissions";
import { findKeeper } from "./confirm";

/** Null when there is no such entry; `may`: whether it may be confirmed by this link, or by who has signed in. */
export async function getConfirmable(
  { type, slug, token, actor }: { type: EntryType; slug: string; token: string; actor: Actor | null },
  now = new Date(),
): Promise<{ entry: EntryView; may: boolean } | null> {
  const entry = (await getEntry(slug))?.entry;
  if (entry?.type !== type || entry.archived) return null;
  const { id: entryId } = await db.entry.findUniqueOrThrow({ where: { slug }, select: { id: true } });
  return { entry, may: (await findKeeper(db, { actor, token, entryId }, now)) !== null };
}
