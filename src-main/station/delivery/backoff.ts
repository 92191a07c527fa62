/** When a delivery that failed is tried again: exponentially later, with full jitter, so that a service that comes back is not
 * met by everything at once. */

const base = 5_000;
const most = 3_600_000;
/** Milliseconds; jitter may come out near nothing, and a service in trouble needs at least a moment. */
const least = 1_000;

/** Milliseconds for which a delivery is tried before it is dead. */
export const triedFor = 7 * 24 * 3_600_000;

/** Milliseconds until the next try after `attempts` of them; `random` is of 0..1. */
export function backoff(attempts: number, random: number): number {
  const bound = Math.min(most, base * 2 ** Math.min(attempts - 1, 20));
  return Math.max(least, Math.round(random * bound));
}

/** Milliseconds that a service may ask to be left alone for. */
export function holdOf(retryAfter: number | null): number {
  return retryAfter === null ? 0 : Math.min(most, retryAfter * 1_000);
}
