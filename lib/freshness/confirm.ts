/**
 * Someone who keeps an entry says that it is still right: by the link of the mail (no session: who holds it was asked), or
 * signed in, as who was asked, in the team, or one who reviews. No content changes, so it is no revision.
 */
import { v7 as uuid } from "uuid";
import { audit } from "#lib/audit";
import { db, type Transaction } from "#lib/db";
import { DomainError } from "#lib/errors";
import type { EntryType } from "#lib/paths";
import { type Actor, can } from "#lib/permissions";
import { closeByItself } from "#lib/reports/by-itself";
import { lockEntry } from "#lib/revisions/lock-entry";
import { tags } from "#lib/tags";
import { findHoldingTeam } from "#lib/teams/holding";
import { askOfToken } from "./token";

export interface Confirming {
  type: EntryType;
  slug: string;
  /** The version that was on the screen. */
  seenVersion: number;
  /** That of the mail; "" when there is none. */
  token: string;
}

/** A link is good for so long. */
export const ASK_DAYS = 180;

/** @throws DomainError forbidden "askGone", not-found, conflict "entryChanged" */
export async function confirmEntry(
  actor: Actor | null,
  { type, slug, seenVersion, token }: Confirming,
  now = new Date(),
): Promise<{ tags: string[] }> {
  return db.$transaction(async (tx) => {
    const entry = await lockEntry(tx, { slug, seenVersion });
    const { removed, archived, mergedInto } = entry.content;
    if (entry.type !== type || removed === true || archived === true || mergedInto)
      throw new DomainError("not-found", "notFound");
    const keeper = await findKeeper(tx, { actor, token, entryId: entry.id }, now);
    if (!keeper) throw new DomainError("forbidden", "askGone");
    const { userId } = keeper;
    const id = uuid();
    const data = { id, entryId: entry.id, userId, at: now, entryVersion: entry.version };
    await tx.confirmation.create({ data, select: { id: true } });
    const details = { version: entry.version };
    await audit(tx, now, {
      actorId: userId,
      action: "freshness.confirm",
      object: "entry",
      objectId: entry.id,
      details,
    });
    await closeByItself(tx, { origin: "freshness", entryId: entry.id }, now);
    return { tags: [tags.entry(slug)] };
  });
}

/** As whom the entry may be confirmed; null when they may not. */
export async function findKeeper(
  tx: Transaction,
  { actor, token, entryId }: { actor: Actor | null; token: string; entryId: string },
  now: Date,
): Promise<{ userId: string } | null> {
  const since = new Date(now.getTime() - ASK_DAYS * 86_400_000);
  const askId = askOfToken(token);
  const of = (by: { id: string } | { userId: string }) =>
    tx.freshnessAsk.findFirst({
      where: { ...by, entryId, askedAt: { gte: since }, user: { is: { blockedAt: null, erasedAt: null } } },
      select: { userId: true },
    });
  const asked = askId ? await of({ id: askId }) : null;
  if (asked?.userId) return { userId: asked.userId };
  if (!actor) return null;
  const own = { userId: actor.id };
  if ((await of(own)) || (await findHoldingTeam(tx, actor, entryId))) return own;
  return can(actor, "review") ? own : null;
}
