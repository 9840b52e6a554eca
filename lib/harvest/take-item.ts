/**
 * An item of a source becomes a proposal of the source's account: new, or changed since the last reading. What a decision
 * refused stays refused; what moderators changed on the entry stays, but for what the source itself changed since.
 */
import { db, type Transaction } from "#lib/db";
import { asContent } from "#lib/entries/content-json";
import { DomainError } from "#lib/errors";
import { findDouble } from "#lib/imports/find-double";
import { jobIdOf } from "#lib/jobs";
import type { Actor } from "#lib/permissions";
import { type Content, diff } from "#lib/revisions/changes";
import { proposeIn } from "#lib/revisions/propose";
import { submitIn } from "#lib/revisions/submit";
import { withdraw } from "#lib/revisions/withdraw";
import type { Item } from "./items";

/** `known`: the directory has it, or a decision refused it. */
export type Taken = "same" | "created" | "changed" | "known" | "incomplete";

interface Source {
  id: string;
  account: Actor;
}

/** @throws nothing of what a use case refuses: an item that cannot be proposed is said incomplete. */
export async function takeItem(source: Source, item: Item, now: Date): Promise<Taken> {
  const key = { sourceId_identifier: { sourceId: source.id, identifier: item.identifier } };
  const before = await db.sourceItem.findUnique({
    where: key,
    select: { content: true, revision: { select: { id: true, state: true, version: true, entryId: true } } },
  });
  const old = before && asContent(before.content);
  if (old && Object.keys(diff(old, item.content)).length === 0) return "same";
  if (item.issues.length > 0) return "incomplete";
  try {
    if (!before) return await takeNew(source, item, now);
    const { revision } = before;
    if (revision?.state === "submitted" || revision?.state === "changes_requested") {
      // Not read yet, or sent back: what it says now takes its place.
      await withdraw(source.account, revision, now);
      return await create(source, item, now, "changed");
    }
    if (revision?.state === "withdrawn") return await create(source, item, now, "changed");
    if (revision?.state === "accepted" && revision.entryId && old) {
      return await change(source, item, { entryId: revision.entryId, old }, now);
    }
    await remember(db, source, item, now, null);
    return "known";
  } catch (error) {
    if (error instanceof DomainError && error.code !== "conflict") return "incomplete";
    if (error instanceof DomainError) return "known";
    throw error;
  }
}

async function takeNew(source: Source, item: Item, now: Date): Promise<Taken> {
  const key = keyOf(source, item);
  const double = await findDouble(source.account.id, { ...item, key });
  if (double?.kind === "entry" && (double.why === "identifier" || double.why === "address")) {
    await remember(db, source, item, now, null);
    return "known";
  }
  return create(source, item, now, "created");
}

/** The key holds what the item says: read twice at once, it makes one proposal. */
const keyOf = (source: Source, { identifier, content }: Item) =>
  jobIdOf("harvest", source.id, identifier, JSON.stringify(content));

async function create(source: Source, item: Item, now: Date, taken: Taken): Promise<Taken> {
  await db.$transaction(async (tx) => {
    const { type, content } = item;
    const made = await tx.revision.count({
      where: { authorId: source.account.id, idempotencyKey: keyOf(source, item) },
    });
    // It says again what it said before another change: the key is that of the first time.
    const idempotencyKey = made > 0 ? jobIdOf(keyOf(source, item), now.toISOString()) : keyOf(source, item);
    const proposal = { type, baseVersion: 0, content, comment: null, idempotencyKey };
    const draft = await proposeIn(tx, source.account, proposal, now);
    await submitIn(tx, source.account, draft, now, { imported: true });
    await remember(tx, source, item, now, draft.id);
  });
  return taken;
}

/** Only what the source changed since it was last read: the rest of the entry is its readers' work. */
async function change(
  source: Source,
  item: Item,
  { entryId, old }: { entryId: string; old: Content },
  now: Date,
): Promise<Taken> {
  const entry = await db.entry.findUniqueOrThrow({
    where: { id: entryId },
    select: { slug: true, version: true, archived: true, removed: true },
  });
  const changed = Object.fromEntries(
    Object.entries(diff(old, item.content)).map(([field, { to }]) => [field, to]),
  );
  if (entry.archived || entry.removed) {
    await remember(db, source, item, now, undefined);
    return "known";
  }
  const idempotencyKey = jobIdOf(keyOf(source, item), String(entry.version));
  try {
    await db.$transaction(async (tx) => {
      const proposal = {
        type: item.type,
        slug: entry.slug,
        baseVersion: entry.version,
        content: changed,
        comment: null,
        idempotencyKey,
      };
      const draft = await proposeIn(tx, source.account, proposal, now);
      await submitIn(tx, source.account, draft, now, { imported: true });
      await remember(tx, source, item, now, undefined);
    });
    return "changed";
  } catch (error) {
    if (!(error instanceof DomainError && error.key === "nothingChanged")) throw error;
    // The entry says it already.
    await remember(db, source, item, now, undefined);
    return "known";
  }
}

/** @param revisionId undefined: as it was. */
async function remember(
  tx: Transaction,
  source: Source,
  { identifier, content }: Item,
  now: Date,
  revisionId: string | null | undefined,
): Promise<void> {
  const data = { content, seenAt: now, ...(revisionId !== undefined && { revisionId }) };
  await tx.sourceItem.upsert({
    where: { sourceId_identifier: { sourceId: source.id, identifier } },
    create: { sourceId: source.id, identifier, revisionId: null, ...data },
    update: data,
    select: { sourceId: true },
  });
}
