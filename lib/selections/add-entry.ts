/** Someone puts an entry into a selection: to read, one that they have, or a new one. */
import { v7 as uuid } from "uuid";
import { audit } from "#lib/audit";
import { db, type Transaction } from "#lib/db";
import { DomainError } from "#lib/errors";
import { limitPerson } from "#lib/limits";
import { type Lang, messages } from "#lib/messages/index";
import { type Actor, authorise } from "#lib/permissions";
import { insertSelection } from "./keep-selection";
import { getSelectable } from "./queries";
import { MAX_ITEMS, selectionInput } from "./selection";

export interface Addition {
  /** The entry's. */
  slug: string;
  /** The id of a selection, or what to make. */
  to: "to-read" | "new" | (string & {});
  /** Of a new one. */
  title: string;
  /** Tidied. */
  note: string | null;
  lang: Lang;
}

/** Whether it was there already: then nothing changes. @throws DomainError not-found, invalid, too-many */
export async function addEntry(
  owner: Actor | null,
  { slug, to, title, note, lang }: Addition,
  now = new Date(),
): Promise<{ selectionId: string; was: boolean }> {
  authorise(owner, "propose");
  const entry = await getSelectable(slug);
  if (!entry) throw new DomainError("not-found", "notFound");
  return db.$transaction(async (tx) => {
    await limitPerson(tx, owner, "select", now);
    const selectionId = await placeOf(tx, owner, { to, title, lang }, now);
    // Its row stays locked until the end: two entries put there at once get two places.
    const { count } = await tx.selection.updateMany({
      where: { id: selectionId, ownerId: owner.id },
      data: { version: { increment: 1 }, updatedAt: now },
    });
    if (count === 0) throw new DomainError("not-found", "notFound");
    const items = await tx.selectionItem.findMany({
      where: { selectionId },
      orderBy: { position: "desc" },
      select: { entryId: true, position: true },
    });
    if (items.some(({ entryId }) => entryId === entry.id)) return { selectionId, was: true };
    if (items.length >= MAX_ITEMS) throw new DomainError("too-many", "selectionFull", { max: MAX_ITEMS });
    await tx.selectionItem.create({
      data: {
        id: uuid(),
        selectionId,
        entryId: entry.id,
        position: (items[0]?.position ?? -1) + 1,
        note,
        addedAt: now,
      },
      select: { id: true },
    });
    await audit(tx, now, {
      actorId: owner.id,
      action: "selection.add",
      object: "selection",
      objectId: selectionId,
      details: { entry: entry.slug },
    });
    return { selectionId, was: false };
  });
}

async function placeOf(
  tx: Transaction,
  owner: Actor,
  { to, title, lang }: Pick<Addition, "to" | "title" | "lang">,
  now: Date,
): Promise<string> {
  if (to === "new") {
    const typed = { title, description: "", visibility: "private" };
    return insertSelection(tx, owner, selectionInput(typed), now);
  }
  if (to !== "to-read") return to;
  const id = uuid();
  // Made once: of two at once, the second finds that of the first.
  await tx.selection.createMany({
    data: {
      id,
      ownerId: owner.id,
      title: messages(lang).selections.toRead,
      visibility: "private",
      toRead: true,
      createdAt: now,
      updatedAt: now,
    },
    skipDuplicates: true,
  });
  const found = await tx.selection.findFirstOrThrow({
    where: { ownerId: owner.id, toRead: true },
    select: { id: true },
  });
  return found.id;
}
