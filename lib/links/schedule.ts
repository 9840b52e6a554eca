/** When an address is visited again, and when it counts as dead. Pure. */
import type { Visited } from "./visit";

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** Between two visits to one server, whatever its robots.txt allows: longer than nearly all of them ask. */
export const HOST_PAUSE_MS = 10 * MINUTE_MS;

/** An address that answers is seen again after so long. */
export const ROUND_DAYS = 30;

/** It is dead once it has failed so often, over so long. */
export const DEAD_FAILURES = 3;
export const DEAD_DAYS = 7;

/** Days until the next visit after the first failure, the second… the third is a week after the first. */
const BACKOFF_DAYS = [2, 5, 14];

export interface VisitState {
  failures: number;
  failingSince: Date | null;
  deadSince: Date | null;
}

export interface NextState extends VisitState {
  nextVisitAt: Date;
}

/** What a visit makes of the state that it found. */
export function after(state: VisitState, { outcome, ...visited }: Visited, now: Date): NextState {
  const in_ = (ms: number) => new Date(now.getTime() + ms);
  if (outcome === "later") {
    const seconds = "seconds" in visited ? visited.seconds : 0;
    return { ...state, nextVisitAt: in_(seconds * 1000) };
  }
  if (outcome === "found")
    return { failures: 0, failingSince: null, deadSince: null, nextVisitAt: in_(ROUND_DAYS * DAY_MS) };
  const failures = state.failures + 1;
  const failingSince = state.failingSince ?? now;
  const dead = failures >= DEAD_FAILURES && now.getTime() - failingSince.getTime() >= DEAD_DAYS * DAY_MS;
  const days = BACKOFF_DAYS[Math.min(failures, BACKOFF_DAYS.length) - 1] ?? ROUND_DAYS;
  return {
    failures,
    failingSince,
    deadSince: dead ? failingSince : null,
    nextVisitAt: in_(days * DAY_MS),
  };
}
