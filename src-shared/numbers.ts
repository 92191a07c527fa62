/** Small arithmetic that several rooms need. */

export function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}

/** 0 up to `low`, 1 from `high` on, straight between; also falling when `high` < `low`. */
export function ramp(value: number, low: number, high: number): number {
  return clamp((value - low) / (high - low), 0, 1);
}

export function round(value: number, decimals: number): number {
  const factor = 10 ** decimals;
  return Math.round(value * factor) / factor;
}

/** Numbers of two scales that belong together. */
export type Knots = readonly (readonly [number, number])[];

/** What `value` of the scale `from`, in which the knots rise, is on the scale `to`: straight between the knots; beyond them the
 * nearest one holds. */
export function between(value: number, knots: Knots, from: 0 | 1, to: 0 | 1): number {
  const above = knots.findIndex((knot) => knot[from] >= value);
  if (above <= 0) return (above === 0 ? knots[0] : knots.at(-1))?.[to] ?? 1;
  const [low, high] = [knots[above - 1], knots[above]] as [Knots[number], Knots[number]];
  return low[to] + ((high[to] - low[to]) * (value - low[from])) / (high[from] - low[from]);
}
