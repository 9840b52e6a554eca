/** Chance that can be had again: the same seed gives the same instants. */

export interface Chance {
  /** At least 0, less than 1. */
  next: () => number;
  between: (min: number, max: number) => number;
}

/** Mulberry32, of Tommy Ettinger: small, and far from any pattern that a fault could follow. */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return { next, between: (min, max) => min + next() * (max - min) };
}

export const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
