/** An administrator fixes a person's level, whatever happens next, and says why; or lets it follow again from what happens. */
import { v7 as uuid } from "uuid";
import { audit } from "#lib/audit";
import { db } from "#lib/db";
import { DomainError } from "#lib/errors";
import { notify } from "#lib/notify";
import { type Actor, authorise } from "#lib/permissions";
import { tidyText } from "#lib/text";
import { countFigures } from "./figures";
import { type Level, levelOf } from "./levels";
import { lockForLevel } from "./recompute";

export const MAX_LEVEL_REASON = 500;

/** @throws DomainError forbidden, not-found (nobody to whom levels mean something), invalid (no reason), conflict (already so) */
export async function holdLevel(
  administrator: Actor | null,
  { id: userId, level, reason: typed }: { id: string; level: Level; reason: string },
  now = new Date(),
): Promise<void> {
  authorise(administrator, "administer");
  const reason = tidyText(typed).slice(0, MAX_LEVEL_REASON);
  if (reason === "") {
    throw new DomainError("invalid", "reasonMissing", {}, [{ path: "reason", code: "required" }]);
  }
  await change(administrator, userId, { held: true, level, reason }, now);
}

/** @throws DomainError forbidden, not-found, conflict (already so) */
export async function releaseLevel(
  administrator: Actor | null,
  userId: string,
  now = new Date(),
): Promise<void> {
  authorise(administrator, "administer");
  await change(administrator, userId, { held: false, level: null, reason: null }, now);
}

async function change(
  administrator: Actor,
  userId: string,
  { held, level, reason }: { held: boolean; level: Level | null; reason: string | null },
  now: Date,
): Promise<void> {
  await db.$transaction(async (tx) => {
    await lockForLevel(tx, userId);
    const person = await countFigures(tx, userId, now);
    if (!person) throw new DomainError("not-found", "notFound");
    if (person.held === held && (!held || person.level === level)) {
      throw new DomainError("conflict", "alreadySo");
    }
    const { figures } = person;
    const to = level ?? levelOf(figures);
    await tx.user.update({
      where: { id: userId },
      data: { level: to, levelHeldAt: held ? now : null },
      select: { id: true },
    });
    const cause = held ? "held" : "released";
    const { id } = await tx.levelChange.create({
      data: {
        id: uuid(),
        userId,
        at: now,
        from: person.level,
        to,
        cause,
        figures: { ...figures },
        actorId: administrator.id,
        reason,
      },
      select: { id: true },
    });
    await audit(tx, now, {
      actorId: administrator.id,
      action: held ? "user.hold-level" : "user.release-level",
      object: "user",
      objectId: userId,
      details: { from: person.level, to, ...(reason && { reason }) },
    });
    await notify(tx, now, { userId, kind: "level", event: id, levelChangeId: id });
  });
}
