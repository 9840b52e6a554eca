/** Once a day: the levels that time alone changes, since days went by or since something is no longer recent. */
import { NIL } from "uuid";
import { db } from "#lib/db";
import { countFiguresAfter } from "./figures";
import { levelOf } from "./levels";
import { recomputeLevel } from "./recompute";

/** People counted in one statement. */
const BATCH = 500;

/** Returns how many were worked out anew: those whose level is not what their figures say. */
export async function recomputeAllLevels(now = new Date()): Promise<number> {
  let changed = 0;
  let after: string | undefined = NIL;
  while (after !== undefined) {
    const people = await countFiguresAfter(db, after, BATCH, now);
    // One transaction each, and counted again in it: a decision may land meanwhile.
    for (const { id, level, held, figures } of people) {
      if (held || levelOf(figures) === level) continue;
      await db.$transaction((tx) => recomputeLevel(tx, id, "time", now));
      changed++;
    }
    after = people.length === BATCH ? people.at(-1)?.id : undefined;
  }
  return changed;
}
