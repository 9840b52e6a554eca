/**
 * A person's level as their proposals make it, worked out anew in the transaction of whatever may change it. Decisions on
 * one person's proposals do not wait for one another as long as none of them can change the level; near a threshold the
 * account is locked and counted again, so that of two decisions at once the second counts the first.
 */
import { v7 as uuid } from "uuid";
import { audit } from "#lib/audit";
import type { Transaction } from "#lib/db";
import { notify } from "#lib/notify";
import { countFigures } from "./figures";
import { isSettled, levelOf } from "./levels";

/** "decision": someone decided. "time": days went by. "access": the account was suspended, or let in again. */
export type Cause = "decision" | "time" | "access";

/** Nothing happens to those who review, to the accounts of imports, to the erased, and to a level that is held. */
export async function recomputeLevel(
  tx: Transaction,
  userId: string,
  cause: Cause,
  now: Date,
): Promise<void> {
  const seen = await countFigures(tx, userId, now);
  if (!seen || seen.held || isSettled(seen.level, seen.figures)) return;
  await lockForLevel(tx, userId);
  const person = await countFigures(tx, userId, now);
  if (!person || person.held) return;
  const { figures } = person;
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
  if (figures.open) await notify(tx, now, { userId, kind: "level", event: id, levelChangeId: id });
}

/** One act at a time on someone's level. The row of a moderator is never waited for: levels mean nothing to them. */
export async function lockForLevel(tx: Transaction, userId: string): Promise<void> {
  await tx.$queryRaw`
    SELECT id FROM "user" WHERE id = ${userId}::uuid AND role = 'contributor' FOR NO KEY UPDATE`;
}
