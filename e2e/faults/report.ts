/** What a fault came to, in one line of the table. */
import { WHOLE } from "./ground";
import { compare, type Ledger } from "./ledger";

export interface Line {
  fault: string;
  /** How often it was done, at instants that chance chose. */
  times: number;
  acknowledged: number;
  lost: number;
  halves: number;
  doubles: number;
  /** The longest time until the site worked again, by itself (ms); null where that says nothing. */
  backMs: number | null;
  /** Other figures, in a few words. */
  said: string;
  /** What does not hold, in sentences; none when all does. */
  wrong: string[];
}

/** The line of a fault that people met: the ledger against the database. */
export async function lineOf(
  fault: string,
  {
    ledger,
    database,
    times,
    backs,
    within = WHOLE.backMs,
    said,
  }: {
    ledger: Ledger;
    database: string;
    times: number;
    backs: readonly number[];
    /** The longest that it may be. */
    within?: number;
    said?: string;
  },
): Promise<Line> {
  const { acknowledged, lost, halves, doubles } = await compare(ledger, database);
  const backMs = backs.length > 0 ? Math.max(...backs) : null;
  const wrong = [
    ...lost.map((one) => `lost: ${one}`),
    ...halves.map((one) => `half: ${one}`),
    ...doubles.map((one) => `double: ${one}`),
    ...ledger.wrong,
    ...ledger.lies.map((id) => `told that nothing was saved, when it was: ${id}`),
    ...(backMs !== null && backMs > within ? [`back after ${Math.round(backMs)} ms`] : []),
    ...(acknowledged === 0 ? ["nothing was acknowledged: nothing is proved"] : []),
  ];
  const [lostCount, halvesCount, doublesCount] = [lost.length, halves.length, doubles.length];
  return {
    ...{ fault, times, acknowledged, lost: lostCount, halves: halvesCount, doubles: doublesCount, backMs },
    said: [said, ledger.said].filter(Boolean).join("; "),
    wrong,
  };
}

/** The line of what has no ledger. */
export const plainLine = (line: Pick<Line, "fault" | "times"> & Partial<Line>): Line => ({
  ...{ acknowledged: 0, lost: 0, halves: 0, doubles: 0, backMs: null, said: "", wrong: [] },
  ...line,
});
