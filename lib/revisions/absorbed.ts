/** What pages say of the other entry that a proposal would make one with the one that it changes. */
import type { Transaction } from "#lib/db";
import { getCurrentEntry } from "#lib/entries/content";
import type { EntryType } from "#lib/paths";
import { movedOnAbsorbed } from "./absorb";
import type { Content } from "./changes";
import { changedFields } from "./compare";

export interface Absorbed {
  type: EntryType;
  slug: string;
  title: string;
  /** It is one with another by now, or was taken down. */
  closed: boolean;
  /** The fields in which it says something else since the proposal was made, that the outcome does not say. */
  moved: ReturnType<typeof changedFields>;
}

/** @param outcome the entry as the proposal would leave it; null once it is decided. */
export async function findAbsorbed(
  tx: Transaction,
  { absorbsId, absorbsVersion }: { absorbsId: string | null; absorbsVersion: number | null },
  outcome: Content | null,
): Promise<Absorbed | null> {
  const entry = absorbsId && (await getCurrentEntry(tx, { id: absorbsId }));
  if (!entry) return null;
  const { type, slug, content } = entry;
  const closed = content.removed === true || typeof content.mergedInto === "string";
  const moved =
    outcome && !closed ? await movedOnAbsorbed(tx, entry, absorbsVersion ?? entry.version, outcome, {}) : [];
  return {
    type,
    slug,
    title: content.removed === true ? "" : String(content.title),
    closed,
    moved: changedFields(type, Object.fromEntries(moved.map((name) => [name, { from: null, to: null }]))),
  };
}
