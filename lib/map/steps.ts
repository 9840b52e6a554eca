/** The shades of a map of counts: few, each from a round number on. */

const ROUND = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];

/** There are at most so many shades besides that of "none". */
export const MAX_STEPS = 5;

/** From which count on each shade is used, the lightest first; none when nothing is counted. */
export function stepsOf(counts: Iterable<number>): number[] {
  const most = Math.max(0, ...counts);
  const reached = ROUND.filter((from) => from <= most);
  if (reached.length <= MAX_STEPS) return reached;
  // As many, spread over what is reached; the first always, so that one is never drawn like none.
  return Array.from({ length: MAX_STEPS }, (_, step) => {
    const at = Math.round((step * (reached.length - 1)) / (MAX_STEPS - 1));
    return reached[at] ?? 1;
  });
}

/** Which shade a count has: 0 for none, else 1 for the first step, and so on. */
export const stepOf = (count: number, steps: readonly number[]): number =>
  steps.filter((from) => from <= count).length;
