/** Chance that can be repeated: `HADIR_FUZZ_SEED` gives a run the numbers of another. */

export function seedOf(env: NodeJS.ProcessEnv): number {
  return Number(env.HADIR_FUZZ_SEED ?? Date.now() % 2 ** 31);
}

/** mulberry32: numbers from 0 to 1. */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
