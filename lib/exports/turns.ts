/** Long files are made a piece at a time, and few pieces at once: pages and short answers pass between them. */

/** Pieces made at the same time, whatever the number of files asked for. */
const AT_ONCE = 2;

let busy = 0;
const waiting: (() => void)[] = [];

/** Waits for a turn, works, and leaves it to who waits. Nobody keeps a turn while a slow reader takes its piece. */
export async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (busy >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  else busy++;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else busy--;
  }
}
