/** The entry as it was at one of its versions: its accepted changes, undone from the newest. */
import type { Transaction } from "#lib/db";
import type { CurrentEntry } from "#lib/entries/content";
import { asChanges } from "#lib/entries/content-json";
import { apply, type Content, invert } from "./changes";

export async function contentAt(tx: Transaction, entry: CurrentEntry, version: number): Promise<Content> {
  const later = await tx.decision.findMany({
    where: { entryId: entry.id, entryVersion: { gt: version } },
    select: { applied: true },
    orderBy: { entryVersion: "desc" },
  });
  return later.reduce((content, { applied }) => apply(content, invert(asChanges(applied))), entry.content);
}
