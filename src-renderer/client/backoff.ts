/** How long to wait before the next try: doubling from a quarter of a second to five, "full jitter" over the upper half so
 * that several screens do not come back in step after the station restarts. */
const firstDelay = 250;
const longestDelay = 5_000;

export function backoffDelay(attempt: number, random: () => number = Math.random): number {
  const ceiling = Math.min(longestDelay, firstDelay * 2 ** Math.min(attempt, 16));
  return ceiling / 2 + random() * (ceiling / 2);
}
