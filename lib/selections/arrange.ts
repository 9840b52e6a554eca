/** Someone orders a selection of theirs, and says of each entry why it is there. */
import { audit } from "#lib/audit";
import { db } from "#lib/db";
import { limitPerson } from "#lib/limits";
import { type Actor, authorise } from "#lib/permissions";
import { type SelectionHandle, takeSelection } from "./keep-selection";
import { type Arrangement, arranged } from "./selection";

export interface Arranging extends SelectionHandle {
  /** The ids of the items that the page shows, in its order, each with its note as typed and tidied. */
  shown: readonly { id: string; note: string | null }[];
  asked: Arrangement;
}

/** All at once: notes typed are kept whatever button is pressed. @throws DomainError not-found, conflict selectionMoved, too-many */
export async function arrange(
  owner: Actor | null,
  { id, version, shown, asked }: Arranging,
  now = new Date(),
): Promise<void> {
  authorise(owner, "propose");
  await db.$transaction(async (tx) => {
    await limitPerson(tx, owner, "select", now);
    await takeSelection(tx, owner, { id, version }, now);
    const items = await tx.selectionItem.findMany({
      where: { selectionId: id },
      orderBy: [{ position: "asc" }, { id: "asc" }],
      select: { id: true, note: true, position: true },
    });
    const order = arranged(
      items.map((item) => item.id),
      shown.map((item) => item.id),
      asked,
    );
    const kept = new Set(order);
    const gone = items.filter((item) => !kept.has(item.id)).map((item) => item.id);
    if (gone.length > 0) await tx.selectionItem.deleteMany({ where: { id: { in: gone } } });
    const notes = new Map(shown.map((item) => [item.id, item.note]));
    const before = new Map(items.map((item) => [item.id, item]));
    for (const [position, itemId] of order.entries()) {
      const was = before.get(itemId);
      const note = notes.has(itemId) ? notes.get(itemId) : was?.note;
      if (!was || (was.position === position && was.note === note)) continue;
      await tx.selectionItem.updateMany({ where: { id: itemId, selectionId: id }, data: { position, note } });
    }
    await audit(tx, now, {
      actorId: owner.id,
      action: "selection.arrange",
      object: "selection",
      objectId: id,
      details: { act: asked.act },
    });
  });
}
