/** Once a day: the levels that time alone changes, since days went by or since something is no longer recent. */
import { db } from "#lib/db";
import { countAllFigures, figuresOf } from "./figures";
import { levelOf } from "./levels";
import { recomputeLevel } from "./recompute";

/** Returns how many were worked out anew: those whose level is not what their figures say. */
export async function recomputeAllLevels(now = new Date()): Promise<number> {
  const figures = await countAllFigures(db, now);
  const people = await db.user.findMany({
    where: {
      role: "contributor",
      levelHeldAt: null,
      erasedAt: null,
      OR: [{ id: { in: [...figures.keys()] } }, { level: { not: "newcomer" } }],
    },
    select: { id: true, level: true, blockedAt: true },
  });
  const changed = people.filter(
    ({ id, level, blockedAt }) => levelOf(figuresOf(figures.get(id), blockedAt === null, now)) !== level,
  );
  // One transaction each, and counted again in it: a decision may land meanwhile.
  for (const { id } of changed) await db.$transaction((tx) => recomputeLevel(tx, id, "time", now));
  return changed.length;
}
