/** What pages say of the other entry that a proposal would make one with the one that it changes. */
import type { Transaction } from "#lib/db";
import { getCurrentEntry } from "#lib/entries/content";
import type { EntryType } from "#lib/paths";
import { movedOnAbsorbed, offersOf } from "./absorb";
import type { Changes, Content } from "./changes";
import { changedFields } from "./compare";

export interface Absorbed {
  type: EntryType;
  slug: string;
  title: string;
  /** It is one with another by now, or was taken down. */
  closed: boolean;
  /** The fields in which it says something else since the proposal was made, that the outcome does not say. */
  moved: ReturnType<typeof changedFields>;
  /** What it says in those of them that the proposal leaves alone, as changes that can be chosen. */
  offered: Changes;
}

interface Waiting {
  changes: Changes;
  /** The entry as it is. */
  before: Content;
  /** As the proposal would leave it. */
  outcome: Content;
}

/** @param waiting null once it is decided. */
export async function findAbsorbed(
  tx: Transaction,
  { absorbsId, absorbsVersion }: { absorbsId: string | null; absorbsVersion: number | null },
  waiting: Waiting | null,
): Promise<Absorbed | null> {
  const entry = absorbsId && (await getCurrentEntry(tx, { id: absorbsId }));
  if (!entry) return null;
  const { type, slug, content } = entry;
  const closed = content.removed === true || typeof content.mergedInto === "string";
  const seen = absorbsVersion ?? entry.version;
  const moved = waiting && !closed ? await movedOnAbsorbed(tx, entry, seen, waiting.outcome, {}) : [];
  return {
    type,
    slug,
    title: content.removed === true ? "" : String(content.title),
    closed,
    offered: waiting ? offersOf(moved, waiting.changes, { before: waiting.before, other: content }) : {},
    moved: changedFields(type, Object.fromEntries(moved.map((name) => [name, { from: null, to: null }]))),
  };
}
