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
