/** Chance that is the same in every run: everything generated follows from a seed. */
export interface Random {
  /** From 0, 1 excluded. */
  unit(): number;
  /** A whole number from `min` to `max`, both included. */
  whole(min: number, max: number): number;
  /** True once in a while: 0.3 is three times in ten. */
  chance(probability: number): boolean;
  pick<T>(items: readonly T[]): T;
  /** Up to `count` different items. */
  some<T>(items: readonly T[], count: number): T[];
  /** The same, the first ones more often than the last. */
  someFirst<T>(items: readonly T[], count: number): T[];
}

/** Mulberry32 (Tommy Ettinger, public domain): 32 bits of state, plenty for made-up entries. */
export function randomFrom(seed: number): Random {
  let state = seed | 0;
  const unit = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const whole = (min: number, max: number) => min + Math.floor(unit() * (max - min + 1));
  const at = <T>(items: readonly T[], place: number): T => {
    const item = items[Math.floor(items.length * place)];
    if (item === undefined) throw new Error("nothing to pick from");
    return item;
  };
  const pick = <T>(items: readonly T[]): T => at(items, unit());
  return {
    unit,
    whole,
    pick,
    chance: (probability) => unit() < probability,
    some: (items, count) => [...new Set(Array.from({ length: count }, () => pick(items)))],
    someFirst: (items, count) => [...new Set(Array.from({ length: count }, () => at(items, unit() ** 3)))],
  };
}
