/**
 * A person's level as their proposals make it, worked out anew in the transaction of whatever may change it. The account
 * is locked first: of two decisions at once, the second counts the first.
 */
import { v7 as uuid } from "uuid";
import { audit } from "#lib/audit";
import type { Transaction } from "#lib/db";
import { notify } from "#lib/notify";
import { countFigures } from "./figures";
import { type Level, levelOf } from "./levels";

/** "decision": someone decided. "time": days went by. "access": the account was suspended, or let in again. */
export type Cause = "decision" | "time" | "access";

/** Nothing happens to those who review, to the accounts of imports, to the erased, and to a level that is held. */
export async function recomputeLevel(
  tx: Transaction,
  userId: string,
  cause: Cause,
  now: Date,
): Promise<void> {
  const person = await lockForLevel(tx, userId);
  if (!person || person.held) return;
  const figures = await countFigures(tx, { id: userId, open: !person.blocked }, now);
  const level = levelOf(figures);
  if (level === person.level) return;
  await tx.user.update({ where: { id: userId }, data: { level }, select: { id: true } });
  const { id } = await tx.levelChange.create({
    data: { id: uuid(), userId, at: now, from: person.level, to: level, cause, figures: { ...figures } },
    select: { id: true },
  });
  await audit(tx, now, {
    actorId: null,
    action: "user.level",
    object: "user",
    objectId: userId,
    details: { from: person.level, to: level, cause, ...figures },
  });
  // Who is shut out is told of that, by whoever shuts them out.
  if (!person.blocked) await notify(tx, now, { userId, kind: "level", event: id, levelChangeId: id });
}

interface Person {
  level: Level;
  held: boolean;
  blocked: boolean;
}

/** Null for whom levels mean nothing: the row of a moderator is never waited for. */
export async function lockForLevel(tx: Transaction, userId: string): Promise<Person | null> {
  const [person] = await tx.$queryRaw<Person[]>`
    SELECT level, level_held_at IS NOT NULL AS held, blocked_at IS NOT NULL AS blocked
    FROM "user"
    WHERE id = ${userId}::uuid AND role = 'contributor' AND erased_at IS NULL
      AND (email IS NOT NULL OR EXISTS (SELECT FROM account WHERE user_id = "user".id))
    FOR NO KEY UPDATE`;
  return person ?? null;
}
