/** Chance that always falls the same way: the demo school is the same one on every computer. */

export interface Dice {
  /** 0 <= n < 1. */
  next(): number;
  chance(probability: number): boolean;
  /** Whole, both included. */
  between(low: number, high: number): number;
  pick<T>(from: readonly T[]): T;
  /** Normal distribution. */
  normal(mean: number, deviation: number): number;
}

/** Mulberry32: four lines, good enough for names and minutes. */
export function dice(seed: number): Dice {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    next,
    chance: (probability) => next() < probability,
    between: (low, high) => low + Math.floor(next() * (high - low + 1)),
    pick: (from) => from[Math.floor(next() * from.length)] as (typeof from)[number],
    normal: (mean, deviation) => {
      const spread = Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
      return mean + deviation * spread;
    },
  };
}
