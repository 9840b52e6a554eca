/** Someone makes a selection, says what it is for and who sees it, or deletes it. */
import { v7 as uuid } from "uuid";
import { audit } from "#lib/audit";
import { db, type Transaction } from "#lib/db";
import { DomainError } from "#lib/errors";
import { limitPerson } from "#lib/limits";
import { type Actor, authorise } from "#lib/permissions";
import { MAX_SELECTIONS, type SelectionInput } from "./selection";

/** Returns its id. @throws DomainError too-many */
export async function createSelection(
  owner: Actor | null,
  input: SelectionInput,
  now = new Date(),
): Promise<string> {
  authorise(owner, "propose");
  return db.$transaction((tx) => insertSelection(tx, owner, input, now));
}

/** The same in a transaction: an entry may be put into a selection that it makes. */
export async function insertSelection(
  tx: Transaction,
  owner: Actor,
  input: SelectionInput,
  now: Date,
): Promise<string> {
  await limitPerson(tx, owner, "select", now);
  // Locked: of two made at once, the second counts the first.
  await tx.$queryRaw`SELECT 1 FROM "user" WHERE id = ${owner.id}::uuid FOR NO KEY UPDATE`;
  const others = await tx.selection.count({ where: { ownerId: owner.id } });
  if (others >= MAX_SELECTIONS)
    throw new DomainError("too-many", "tooManySelections", { max: MAX_SELECTIONS });
  const id = uuid();
  await tx.selection.create({
    data: { id, ownerId: owner.id, ...input, createdAt: now, updatedAt: now },
    select: { id: true },
  });
  await audit(tx, now, {
    actorId: owner.id,
    action: "selection.create",
    object: "selection",
    objectId: id,
    details: { visibility: input.visibility },
  });
  return id;
}

/** A selection of one's own, as the page saw it. */
export interface SelectionHandle {
  id: string;
  version: number;
}

/** The list to read keeps its name and stays private. @throws DomainError not-found, conflict selectionMoved, too-many */
export async function editSelection(
  owner: Actor | null,
  { id, version, ...input }: SelectionHandle & SelectionInput,
  now = new Date(),
): Promise<void> {
  authorise(owner, "propose");
  await db.$transaction(async (tx) => {
    await limitPerson(tx, owner, "select", now);
    const { toRead } = await takeSelection(tx, owner, { id, version }, now);
    await tx.selection.update({
      where: { id },
      data: toRead ? { description: input.description } : input,
      select: { id: true },
    });
    await audit(tx, now, {
      actorId: owner.id,
      action: "selection.edit",
      object: "selection",
      objectId: id,
      details: { visibility: toRead ? "private" : input.visibility },
    });
  });
}

/** @throws DomainError not-found, conflict selectionMoved */
export async function deleteSelection(
  owner: Actor | null,
  handle: SelectionHandle,
  now = new Date(),
): Promise<void> {
  authorise(owner, "propose");
  await db.$transaction(async (tx) => {
    await takeSelection(tx, owner, handle, now);
    await tx.selection.delete({ where: { id: handle.id }, select: { id: true } });
    await audit(tx, now, {
      actorId: owner.id,
      action: "selection.delete",
      object: "selection",
      objectId: handle.id,
    });
  });
}

/** Locks a selection of one's own that is still as the page saw it; its version is the next one. */
export async function takeSelection(
  tx: Transaction,
  owner: Actor,
  { id, version }: SelectionHandle,
  now: Date,
): Promise<{ toRead: boolean }> {
  const [taken] = await tx.selection.updateManyAndReturn({
    where: { id, ownerId: owner.id, version },
    data: { version: { increment: 1 }, updatedAt: now },
    select: { toRead: true },
  });
  if (taken) return taken;
  const own = await tx.selection.count({ where: { id, ownerId: owner.id } });
  throw own > 0 ? new DomainError("conflict", "selectionMoved") : new DomainError("not-found", "notFound");
}
